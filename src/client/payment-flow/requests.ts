import type {Consent, PaymentRequest, RetryRequest} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import type {PaymentLine} from './state.ts';

export function toRequest(
  lines: readonly PaymentLine[],
  paymentMethodId: string,
  consent: Consent,
): PaymentRequest {
  return {
    items: lines.map(({invoiceId, amount, version}) => ({invoiceId, ...amount, version})),
    instrument: {kind: 'saved', paymentMethodId},
    consent,
  };
}

export function toRetryRequest(
  lines: readonly PaymentLine[],
  paymentMethodId: string,
  consent: Consent,
): RetryRequest {
  return {
    items: lines.map(({transactionId = '', amount, version}) => ({
      transactionId,
      ...amount,
      version,
    })),
    instrument: {kind: 'saved', paymentMethodId},
    consent,
  };
}

/** What a failed POST means for the payment (FM-01, LOOK.md §5). */
export type Verdict =
  /** Nobody knows whether it arrived: the server's record decides. */
  | 'lost'
  /** Refused because of the session; the same key may be sent again. */
  | 'signed_out'
  /** Refused because of the invoices or the method: they are asked for anew. */
  | 'outdated'
  /** Refused for now; what is shown still holds. */
  | 'refused'
  /** Paying is not possible here. */
  | 'forbidden';

export function verdictOn(error: unknown): Verdict {
  // Anything that is no answer of the API says nothing about what became of the payment.
  if (!isPortalError(error)) return 'lost';
  const {kind, code} = error;
  // Another request is bound to this key, and it can only have been ours.
  if (code === 'idempotency_key_reused') return 'lost';
  if (code === 'processor_unavailable') return 'refused';
  switch (kind) {
    case 'session':
      return 'signed_out';
    case 'permission':
      return 'forbidden';
    case 'setup':
    case 'throttled':
    case 'payment':
      return 'refused';
    case 'conflict':
    case 'missing':
    case 'invalid':
      return 'outdated';
    default:
      return 'lost';
  }
}

/** Another method has to be chosen. */
export function isMethodProblem({code = ''}: PortalError): boolean {
  return code.startsWith('payment_method_') || code === 'method_pending_verification';
}
