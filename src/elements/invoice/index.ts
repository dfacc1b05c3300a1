export {PortalInvoice} from './invoice.ts';
