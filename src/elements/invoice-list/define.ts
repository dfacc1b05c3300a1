import {define} from '../../controllers/define.ts';
import {PortalInvoiceList} from './invoice-list.ts';

define('portal-invoice-list', PortalInvoiceList);
