import type {PortalApi} from './port.ts';

/** Nothing of these is asked until rows show; with their parsers they are a chunk of their own. */
export const lateCalls = [
  'getInvoice',
  'listPayable',
  'checkPayable',
  'submitPayment',
  'getPayment',
  'getPaymentByKey',
  'abandonKey',
  'listUnfinishedPayments',
  'syncPayment',
  'continuePayment',
  'cancelPayment',
  'retryPayment',
  'listMethods',
  'addMethod',
  'completeMethod',
  'verifyMethod',
  'setDefaultMethod',
  'removeMethod',
] as const satisfies readonly (keyof PortalApi)[];

export type LateApi = Pick<PortalApi, (typeof lateCalls)[number]>;
