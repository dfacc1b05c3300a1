/**
 * What `<script type="module" src="…/portal.js">` loads: the provider and the list at once, what a
 * page can show a moment later in chunks of its own, beside the first answers of the API.
 */
import {warn} from '../errors/warn.ts';
import '../elements/invoice-list/define.ts';
import './provider.define.ts';

// A chunk that cannot be loaded leaves its element undefined; the rest of the page works on.
for (const part of [
  import('../elements/account-menu/define.ts'),
  import('../elements/pay-selected/define.ts'),
  import('../elements/payment-methods/define.ts'),
]) {
  part.catch((error: unknown) => {
    warn('notLoaded', String(error));
  });
}

export {
  configurePortal,
  type DocumentPortal,
  type DocumentPortalConfig,
} from './configure-portal.ts';
export {PortalProvider} from './portal-provider.ts';
export {isPortalError} from '../errors/index.ts';
