/**
 * What `<script type="module" src="…/portal.js">` loads: the provider and the list at once, what a
 * page can show a moment later in chunks of its own, beside the first answers of the API.
 */
import {define} from '../controllers/define.ts';
import {PortalInvoiceList} from '../elements/invoice-list/index.ts';
import {warn} from '../errors/warn.ts';
import {firstAnswers} from './portal.ts';
import './provider.define.ts';

// A task later: by then the provider has asked who is signed in, and the list draws its places while
// that is answered.
setTimeout(() => {
  define('portal-invoice-list', PortalInvoiceList);
  void firstAnswers()
    .then(() => import('./rest.define.ts'))
    // Without it those elements stay undefined; the rest of the page works on.
    .catch((error: unknown) => warn('notLoaded', String(error)));
});

export {
  configurePortal,
  type DocumentPortal,
  type DocumentPortalConfig,
} from './configure-portal.ts';
export {PortalProvider} from './portal-provider.ts';
export {isPortalError} from '../errors/index.ts';
