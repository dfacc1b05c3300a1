export {localeContext, portalContext, selectionContext} from './keys.ts';
export {isBelowPendingProvider} from './pending-provider.ts';
export type {
  MethodsOptions,
  OpenerOptions,
  PasswordOptions,
  PaymentOptions,
  Portal,
  SignInOptions,
  ViewName,
  ViewOptions,
} from './portal.ts';
export {ContextRequest, type Context, type ContextCallback} from './protocol.ts';
export {ensureContextRoot} from './root.ts';
export {ContextSource} from './source.ts';
