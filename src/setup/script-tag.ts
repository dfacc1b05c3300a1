/**
 * What `<script type="module" src="…/portal.js">` loads: the provider and the list at once, what a
 * page can show a moment later in chunks of its own, beside the first answers of the API.
 */
import {warn} from '../errors/warn.ts';
import '../elements/invoice-list/define.ts';
import './provider.define.ts';

// Without it those elements stay undefined; the rest of the page works on.
import('./rest.define.ts').catch((error: unknown) => warn('notLoaded', String(error)));

export {
  configurePortal,
  type DocumentPortal,
  type DocumentPortalConfig,
} from './configure-portal.ts';
export {PortalProvider} from './portal-provider.ts';
export {isPortalError} from '../errors/index.ts';
