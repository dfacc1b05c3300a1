import {define} from '../../controllers/define.ts';
import {PortalInvoice} from './invoice.ts';

define('portal-invoice', PortalInvoice);
