import type {Consent, Instrument} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import type {MethodPick, PaymentLine, PaymentPort} from './state.ts';

type Facts = {amount: number; currency: string; version: number};

/** What is sent; `id` names each item by its invoice, or in a retry by its transaction. */
export function toRequest<Id extends 'invoiceId' | 'transactionId'>(
  id: Id,
  lines: readonly PaymentLine[],
  instrument: Instrument,
  consent: Consent,
) {
  const items = lines.map((line) => ({
    [id]: line[id],
    ...line.amount,
    version: line.version,
  })) as (Record<Id, string> & Facts)[];
  return {items, instrument, consent};
}

/** A new method's token serves once, so it is made for this request. Null where nothing makes any. */
export async function instrumentOf(
  {methodId, newMethod}: Pick<MethodPick, 'methodId' | 'newMethod'>,
  port: Pick<PaymentPort, 'createToken'>,
): Promise<Instrument | null> {
  if (methodId !== null) return {kind: 'saved', paymentMethodId: methodId};
  const {save = false, makeDefault = false} = newMethod ?? {};
  const confirmationToken = await port.createToken?.({save});
  if (confirmationToken === undefined) return null;
  return {kind: 'new', confirmationToken, save, ...(save && {makeDefault})};
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

/** By kind; what is not here says nothing about what became of the payment. */
const verdicts: Readonly<Record<string, Verdict>> = {
  session: 'signed_out',
  permission: 'forbidden',
  setup: 'refused',
  throttled: 'refused',
  payment: 'refused',
  conflict: 'outdated',
  missing: 'outdated',
  invalid: 'outdated',
};

export function verdictOn(error: unknown): Verdict {
  if (!isPortalError(error)) return 'lost';
  const {kind, code} = error;
  // Another request is bound to this key, and it can only have been ours.
  if (code === 'idempotency_key_reused') return 'lost';
  if (code === 'processor_unavailable') return 'refused';
  return verdicts[kind] ?? 'lost';
}

/** Another method has to be chosen. */
export function isMethodProblem({code = ''}: PortalError): boolean {
  return code.startsWith('payment_method_') || code === 'method_pending_verification';
}
