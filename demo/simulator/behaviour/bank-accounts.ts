import {TEST_ROUTING_NUMBER} from './test-numbers.ts';

/** Why a bank gives a debit back, in Stripe's codes: https://docs.stripe.com/payments/ach-direct-debit */
export interface DebitFailure {
  code: 'account_closed' | 'no_account' | 'insufficient_funds' | 'debit_not_authorized';
  message: string;
  /** After these, Stripe refuses the account from then on; the network's return code says why. */
  blocks?: {
    reason: 'bank_account_closed' | 'bank_account_invalid_details' | 'debit_not_authorized';
    networkCode: 'R02' | 'R03' | 'R29';
  };
}

export const debitFailures = {
  account_closed: {
    code: 'account_closed',
    message: "The customer's bank account has been closed.",
    blocks: {reason: 'bank_account_closed', networkCode: 'R02'},
  },
  no_account: {
    code: 'no_account',
    message: "The customer's bank account could not be located.",
    blocks: {reason: 'bank_account_invalid_details', networkCode: 'R03'},
  },
  insufficient_funds: {
    code: 'insufficient_funds',
    message: "The customer's account has insufficient funds to cover this payment.",
  },
  debit_not_authorized: {
    code: 'debit_not_authorized',
    message: 'The customer has notified their bank that this payment was unauthorized.',
    blocks: {reason: 'debit_not_authorized', networkCode: 'R29'},
  },
} as const satisfies Record<string, DebitFailure>;

export type DebitFailureName = keyof typeof debitFailures;

/**
 * Money that was paid and goes back: Stripe tells it as a dispute that is lost from the start.
 * A payer who disputes does so at once here, a bank that returns the debit late after some days.
 */
export type LateReturn = 'debit_not_authorized' | 'insufficient_funds';

/** How a debit ends after it was `processing`. */
export type BankOutcome =
  /** `late`: what the payer's bank says after the money has come. */
  | {kind: 'settle'; late?: LateReturn}
  | {kind: 'return'; failure: DebitFailureName}
  | {kind: 'stay'};

/**
 * Days of the simulated clock. Stripe: "typically takes 4 business days to arrive"; a return comes
 * on the second banking day. Weekends aren't counted here, so that a test need not know the date.
 */
export const SETTLES_AFTER_DAYS = 4;
export const RETURNS_AFTER_DAYS = 2;
export const RETURNS_LATE_AFTER_DAYS = 2;

export interface TestBankAccount {
  accountNumber: string;
  outcome: BankOutcome;
  /** The small deposits by which it would be verified don't arrive. */
  refusesMicrodeposits?: true;
}

/** Stripe's own test accounts, without their `pm_usBankAccount_`. */
const testBankAccounts: Readonly<Record<string, TestBankAccount>> = {
  success: {accountNumber: '000123456789', outcome: {kind: 'settle'}},
  accountClosed: {
    accountNumber: '000111111113',
    outcome: {kind: 'return', failure: 'account_closed'},
  },
  noAccount: {accountNumber: '000111111116', outcome: {kind: 'return', failure: 'no_account'}},
  insufficientFunds: {
    accountNumber: '000222222227',
    outcome: {kind: 'return', failure: 'insufficient_funds'},
  },
  debitNotAuthorized: {
    accountNumber: '000333333335',
    outcome: {kind: 'return', failure: 'debit_not_authorized'},
  },
  dispute: {
    accountNumber: '000555555559',
    outcome: {kind: 'settle', late: 'debit_not_authorized'},
  },
  processing: {accountNumber: '000000000009', outcome: {kind: 'stay'}},
  microdepositsFail: {
    accountNumber: '000666666661',
    outcome: {kind: 'settle'},
    refusesMicrodeposits: true,
  },
};

export function findTestBankAccount(id: string): TestBankAccount | undefined {
  const name = /^pm_usBankAccount_(.+)$/.exec(id)?.[1];
  return name !== undefined && Object.hasOwn(testBankAccounts, name)
    ? testBankAccounts[name]
    : undefined;
}

export function findByAccountNumber(routing: string, number: string): TestBankAccount | undefined {
  if (routing !== TEST_ROUTING_NUMBER) return undefined;
  return Object.values(testBankAccounts).find(({accountNumber}) => accountNumber === number);
}
