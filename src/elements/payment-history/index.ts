export {PortalPaymentHistory} from './payment-history.ts';
