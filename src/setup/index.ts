/**
 * Client portal elements: the classes, and what a page needs to set them up. Importing this module
 * registers nothing; `client-portal-elements/define` does.
 */
export {PortalAcceptInvite} from '../elements/accept-invite/index.ts';
export {PortalAccountMenu} from '../elements/account-menu/index.ts';
export {PortalInvoiceList} from '../elements/invoice-list/index.ts';
export {PortalPaySelected} from '../elements/pay-selected/index.ts';
export {PortalPayLink} from '../elements/pay-link/index.ts';
export {PortalPaymentMethods} from '../elements/payment-methods/index.ts';
export {PortalPaymentHistory} from '../elements/payment-history/index.ts';
export {PortalStatement} from '../elements/statement/index.ts';
export {PortalTeam} from '../elements/team/index.ts';
export {
  configurePortal,
  type DocumentPortal,
  type DocumentPortalConfig,
} from './configure-portal.ts';
export {PortalProvider} from './portal-provider.ts';
export type {GetSession, PortalConfig} from './portal.ts';
export type {
  ActionOutcome,
  ActionRequest,
  FormListeners,
  FormRequest,
  FormState,
  FormUse,
  GatewayCode,
  MethodToken,
  PaymentForm,
  PaymentGateway,
  ProcessorConfig,
} from '../gateway/payment-gateway.ts';
export type {InvoiceQuery, PortalApi} from '../client/api.ts';
export * from '../events/index.ts';
export {isPortalError, type PortalError, type PortalErrorKind} from '../errors/index.ts';
export type {MessageOverrides} from '../i18n/index.ts';
