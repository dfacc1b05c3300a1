export {PortalPaymentMethods} from './payment-methods.ts';
