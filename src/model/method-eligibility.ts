import type {PaymentMethod} from '../contract/types.ts';
import type {PaymentOption} from './invoice-state.ts';

/** An invoice about to be paid, as far as the choice of method goes. */
export interface InvoiceOptions {
  number: string;
  paymentOptions: readonly string[];
}

/** Why a saved method cannot pay this selection (P-15). */
export type Ineligibility =
  | {reason: 'not_accepted'; numbers: string[]}
  | {reason: 'expired' | 'pending_verification' | 'unusable'};

type Judged = Pick<PaymentMethod, 'kind' | 'status' | 'expMonth' | 'expYear'>;

/** `today` is a calendar date; a card is good until the end of the month it bears. */
export function isExpired({expMonth, expYear}: Judged, today: string): boolean {
  if (expMonth === undefined || expYear === undefined) return false;
  return `${expYear}-${String(expMonth).padStart(2, '0')}` < today.slice(0, 7);
}

/** Null when the method can pay every one of the invoices. */
export function ineligibility(
  method: Judged,
  invoices: readonly InvoiceOptions[],
  today: string,
): Ineligibility | null {
  if (method.status === 'expired' || isExpired(method, today)) return {reason: 'expired'};
  if (method.status === 'pending_verification') return {reason: 'pending_verification'};
  if (method.status !== 'active') return {reason: 'unusable'};
  const numbers = refusing(invoices, method.kind);
  return numbers.length > 0 ? {reason: 'not_accepted', numbers} : null;
}

/** Kinds of method that every one of the invoices takes; empty means they have none in common (S-09). */
export function commonOptions(invoices: readonly InvoiceOptions[]): PaymentOption[] {
  return (['card', 'us_bank_account'] as const).filter(
    (option) => refusing(invoices, option).length === 0,
  );
}

function refusing(invoices: readonly InvoiceOptions[], kind: string): string[] {
  return invoices
    .filter(({paymentOptions}) => !paymentOptions.includes(kind))
    .map(({number}) => number);
}

/** The method to preselect: the default where it can pay, else none (P-02, P-15). */
export function preselectedMethod<T extends Judged & Pick<PaymentMethod, 'isDefault'>>(
  methods: readonly T[],
  invoices: readonly InvoiceOptions[],
  today: string,
): T | null {
  const usual = methods.find(({isDefault}) => isDefault);
  return usual && ineligibility(usual, invoices, today) === null ? usual : null;
}
