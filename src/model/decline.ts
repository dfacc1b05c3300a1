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
const passing: Readonly<Record<string, FailureCode>> = {
  insufficient_funds: 'insufficient_funds',
  withdrawal_count_limit_exceeded: 'insufficient_funds',
  processing_error: 'processing_error',
  reenter_transaction: 'processing_error',
  issuer_not_available: 'try_again_later',
  try_again_later: 'try_again_later',
  approve_with_id: 'try_again_later',
  lock_timeout: 'try_again_later',
  authentication_required: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  setup_intent_authentication_failure: 'authentication_required',
};

/** The refusal concerns the method: nothing more is tried with it. */
const lasting: Readonly<Record<string, FailureCode>> = {
  expired_card: 'expired_card',
  invalid_expiry_month: 'expired_card',
  invalid_expiry_year: 'expired_card',
  incorrect_cvc: 'incorrect_cvc',
  invalid_cvc: 'incorrect_cvc',
  incorrect_number: 'incorrect_number',
  invalid_number: 'incorrect_number',
  invalid_account: 'incorrect_number',
  lost_card: 'payment_declined',
  stolen_card: 'payment_declined',
  pickup_card: 'payment_declined',
  fraudulent: 'payment_declined',
  merchant_blacklist: 'payment_declined',
  restricted_card: 'payment_declined',
  card_velocity_exceeded: 'payment_declined',
  card_decline_rate_limit_exceeded: 'payment_declined',
  revocation_of_all_authorizations: 'payment_declined',
  revocation_of_authorization: 'payment_declined',
  stop_payment_order: 'payment_declined',
  account_closed: 'account_closed',
  bank_account_restricted: 'account_closed',
  no_account: 'no_account',
  debit_not_authorized: 'debit_not_authorized',
};

/** Our words for a refusal. The decline code is the more precise of the two, so it speaks first. */
export function refusalOf({code, declineCode, adviceCode}: ProcessorRefusal): Refusal {
  const words = [declineCode, code].filter((word) => word !== undefined);
  const forbidden = adviceCode === 'do_not_try_again' || adviceCode === 'confirm_card_data';
  const lastingWord = words.find((word) => word in lasting);
  if (lastingWord !== undefined) {
    return {
      code: lasting[lastingWord] ?? 'payment_declined',
      retrySameMethod: false,
      stopsRest: true,
    };
  }
  const passingWord = words.find((word) => word in passing);
  return {
    code: (passingWord !== undefined && passing[passingWord]) || 'payment_declined',
    retrySameMethod: passingWord !== undefined && !forbidden,
    stopsRest: forbidden,
  };
}

/** A bank account without enough money is not tried again by itself: "Use another method." */
export function failureOf(refusal: Refusal, kind: PaymentOption): PaymentFailure {
  const isBankShortage = kind === 'us_bank_account' && refusal.code === 'insufficient_funds';
  return {code: refusal.code, retrySameMethod: refusal.retrySameMethod && !isBankShortage};
}

export const declinesInARow = 2;
export const declinesInAll = 3;

/** How an attempt of the submission ended, in the order they were made. */
export interface Attempt {
  isDeclined: boolean;
  stopsRest: boolean;
}

/** Whether the rest stays unsent: a refused method, two declines in a row, or three in all (P-05). */
export function stopsTheRest(attempts: readonly Attempt[]): boolean {
  if (attempts.some(({stopsRest}) => stopsRest)) return true;
  const declined = attempts.filter(({isDeclined}) => isDeclined).length;
  const last = attempts.slice(-declinesInARow);
  const inARow = last.length === declinesInARow && last.every(({isDeclined}) => isDeclined);
  return inARow || declined >= declinesInAll;
}
