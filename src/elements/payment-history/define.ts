import {define} from '../../controllers/define.ts';
import {PortalPaymentHistory} from './payment-history.ts';

define('portal-payment-history', PortalPaymentHistory);
