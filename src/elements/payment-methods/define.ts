import {define} from '../../controllers/define.ts';
import {PortalPaymentMethods} from './payment-methods.ts';

define('portal-payment-methods', PortalPaymentMethods);
