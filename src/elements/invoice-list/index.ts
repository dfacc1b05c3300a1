export {PortalInvoiceList} from './invoice-list.ts';
