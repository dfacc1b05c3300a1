import type {PaymentFailure} from '../contract/types.ts';
import type {PaymentOption} from './invoice-state.ts';
import type {FailureCode} from './transaction-state.ts';

/** What the processor says of a refused payment; its own words, as it spells them. */
export interface ProcessorRefusal {
  code?: string | undefined;
  declineCode?: string | undefined;
  adviceCode?: string | undefined;
}

export interface Refusal {
  code: FailureCode;
  retrySameMethod: boolean;
  /** The method itself is at fault: the rest of the submission is not sent (P-05). */
  stopsRest: boolean;
}

/** The refusal concerns the amount or the moment: the same method may work again. */
const passing: ReadonlyMap<string, FailureCode> = new Map([
  ['insufficient_funds', 'insufficient_funds'],
  ['withdrawal_count_limit_exceeded', 'insufficient_funds'],
  ['processing_error', 'processing_error'],
  ['reenter_transaction', 'processing_error'],
  ['issuer_not_available', 'try_again_later'],
  ['try_again_later', 'try_again_later'],
  ['approve_with_id', 'try_again_later'],
  ['payment_method_provider_timeout', 'try_again_later'],
  ['lock_timeout', 'try_again_later'],
  ['rate_limit', 'try_again_later'],
  ['authentication_required', 'authentication_required'],
  ['authentication_not_handled', 'authentication_required'],
  ['mobile_device_authentication_required', 'authentication_required'],
  ['payment_intent_authentication_failure', 'authentication_required'],
  ['setup_intent_authentication_failure', 'authentication_required'],
  ['three_d_secure_authentication_upstream_error', 'authentication_required'],
]);

/** The refusal concerns the method: nothing more is tried with it. */
const lasting: ReadonlyMap<string, FailureCode> = new Map([
  ['expired_card', 'expired_card'],
  ['expired_payment_method', 'expired_card'],
  ['invalid_expiry_month', 'expired_card'],
  ['invalid_expiry_year', 'expired_card'],
  ['incorrect_cvc', 'incorrect_cvc'],
  ['invalid_cvc', 'incorrect_cvc'],
  ['incorrect_number', 'incorrect_number'],
  ['invalid_number', 'incorrect_number'],
  ['account_closed', 'account_closed'],
  ['no_account', 'no_account'],
  ['account_number_invalid', 'no_account'],
  ['bank_account_bad_routing_numbers', 'no_account'],
  ['debit_not_authorized', 'debit_not_authorized'],
  ['payment_intent_mandate_invalid', 'debit_not_authorized'],
  ['bank_account_unverified', 'method_pending_verification'],
  ...[
    'bank_account_declined',
    'bank_account_restricted',
    'bank_account_unusable',
    'payment_method_bank_account_blocked',
  ].map((word) => [word, 'debit_not_authorized'] as const),
  ...[
    'card_decline_rate_limit_exceeded',
    'card_not_supported',
    'card_velocity_exceeded',
    'currency_not_supported',
    'do_not_try_again',
    'fraudulent',
    'invalid_account',
    'lost_card',
    'merchant_blacklist',
    'new_account_information_available',
    'payment_method_restricted',
    'pickup_card',
    'pin_try_exceeded',
    'restricted_card',
    'revocation_of_all_authorizations',
    'revocation_of_authorization',
    'security_violation',
    'stolen_card',
    'stop_payment_order',
  ].map((word) => [word, 'payment_declined'] as const),
]);

/** Advice of the card networks after which the same card is not tried again unchanged. */
const finalAdvice: ReadonlySet<string | undefined> = new Set([
  'do_not_try_again',
  'confirm_card_data',
]);

/** Our words for a refusal. The decline code is the more precise of the two, so it speaks first. */
export function refusalOf({code, declineCode, adviceCode}: ProcessorRefusal): Refusal {
  const words = [declineCode, code].filter((word) => word !== undefined);
  const lastingWord = words.find((word) => lasting.has(word));
  const passingWord = words.find((word) => passing.has(word));
  const stopsRest = lastingWord !== undefined || finalAdvice.has(adviceCode);
  const known = lasting.get(lastingWord ?? '') ?? passing.get(passingWord ?? '');
  return {
    code: known ?? 'payment_declined',
    retrySameMethod: passingWord !== undefined && !stopsRest,
    stopsRest,
  };
}

/** A bank account without enough money is not tried again by itself: "Use another method." */
export function failureOf(refusal: Refusal, kind: PaymentOption): PaymentFailure {
  const isBankShortage = kind === 'us_bank_account' && refusal.code === 'insufficient_funds';
  return {code: refusal.code, retrySameMethod: refusal.retrySameMethod && !isBankShortage};
}

const declinesInARow = 2;
const declinesInAll = 3;

/** How many declines one card or account (its fingerprint) may collect in 24 hours. */
export const declinesPerDay = 8;

/** How an attempt of the submission ended, in the order they were made. */
export interface Attempt {
  /** The bank refused it. A challenge that was left or failed is no refusal (FM-05). */
  isDeclined: boolean;
  stopsRest: boolean;
}

/** Whether the rest stays unsent: a refused method, two declines in a row, or three in all (P-05). */
export function stopsTheRest(attempts: readonly Attempt[]): boolean {
  let inAll = 0;
  let inARow = 0;
  return attempts.some(({isDeclined, stopsRest}) => {
    inAll += isDeclined ? 1 : 0;
    inARow = isDeclined ? inARow + 1 : 0;
    return stopsRest || inARow >= declinesInARow || inAll >= declinesInAll;
  });
}
