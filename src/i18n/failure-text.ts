import type {Transaction} from '../contract/types.ts';
import type {BankFailure, CardFailure, MethodKind, PaymentMessages} from './messages/index.ts';

/**
 * Why one invoice of a submission was not paid, and what to do (LOOK §5). `kind` is that of the
 * method it was tried with; undefined while there is nothing to say.
 */
export function failureText(
  {failures}: Pick<PaymentMessages, 'failures'>,
  {state, failure}: Pick<Transaction, 'state' | 'failure'>,
  kind: string,
): string | undefined {
  if (state === 'skipped' || failure?.code === 'earlier_decline') {
    if (failure?.code === 'invoice_changed') return failures.changed;
    return failures.notAttempted(methodKind(kind), refusedNumber(failure?.params));
  }
  if (failure?.code === 'authorization_expired') return failures.authorizationExpired;
  if (state === 'canceled') return failures.stopped;
  if (state !== 'failed') return undefined;
  return declineText(failures, failure?.code, methodKind(kind));
}

function declineText(
  {card, bank, changed}: PaymentMessages['failures'],
  code: string = 'payment_declined',
  kind: MethodKind,
): string {
  if (code === 'invoice_changed') return changed;
  if (kind === 'us_bank_account' && Object.hasOwn(bank, code)) return bank[code as BankFailure];
  if (Object.hasOwn(card, code)) return card[code as CardFailure];
  if (Object.hasOwn(bank, code)) return bank[code as BankFailure];
  return kind === 'card' ? card.payment_declined : bank.payment_declined;
}

function methodKind(kind: string): MethodKind {
  return kind === 'us_bank_account' ? kind : 'card';
}

/** The invoice whose refusal stopped the rest, as `params.number`. */
function refusedNumber(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const number = params['number'];
  return typeof number === 'string' ? number : undefined;
}
