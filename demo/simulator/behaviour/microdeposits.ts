/**
 * Verification of a bank account by small deposits whose amounts, or the code in whose name, the
 * payer reads on the account's statement: https://docs.stripe.com/payments/ach-direct-debit
 */
export const ARRIVES_AFTER_DAYS = 2;
export const EXPIRES_AFTER_DAYS = 10;
const MAX_ATTEMPTS = 10;

/** What the payer is asked for: by account type, so that both can be met in the demo. */
export type MicrodepositType = 'amounts' | 'descriptor_code';

/** Stripe's test values, of which any other is a mismatch. */
const OUTCOMES = [
  {amounts: [32, 45], code: 'SM11AA', verdict: 'verified'},
  {amounts: [10, 11], code: 'SM33CC', verdict: 'attempts_exceeded'},
  {amounts: [40, 41], code: 'SM44DD', verdict: 'timeout'},
] as const;

export interface Answer {
  amounts?: readonly number[];
  descriptor_code?: string;
}

export type FailureCode =
  | 'payment_method_microdeposit_failed'
  | 'payment_method_microdeposit_verification_attempts_exceeded'
  | 'payment_method_microdeposit_verification_timeout';

export const failureMessages: Readonly<Record<FailureCode, string>> = {
  payment_method_microdeposit_failed:
    'Microdeposits failed. Please check the account and routing numbers provided.',
  payment_method_microdeposit_verification_attempts_exceeded:
    'You have exceeded the number of allowed verification attempts.',
  payment_method_microdeposit_verification_timeout:
    'Microdeposits have timed out: they must be verified within 10 days.',
};

export type Verdict =
  | {kind: 'verified'}
  | {kind: 'mismatch'; attemptsLeft: number}
  | {kind: 'failed'; code: FailureCode};

/** `attempts` that were wrong before this one. */
export function judge(answer: Answer, attempts: number): Verdict {
  const found = OUTCOMES.find(({amounts, code}) =>
    answer.amounts
      ? [...answer.amounts].sort((a, b) => a - b).join() === amounts.join()
      : answer.descriptor_code?.toUpperCase() === code,
  );
  const attemptsLeft = MAX_ATTEMPTS - attempts - 1;
  if (found?.verdict === 'verified') return {kind: 'verified'};
  if (found?.verdict === 'timeout') {
    return {kind: 'failed', code: 'payment_method_microdeposit_verification_timeout'};
  }
  if (found?.verdict === 'attempts_exceeded' || attemptsLeft === 0) {
    return {kind: 'failed', code: 'payment_method_microdeposit_verification_attempts_exceeded'};
  }
  return {kind: 'mismatch', attemptsLeft};
}
