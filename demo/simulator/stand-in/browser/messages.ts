import type {Appearance, ConfirmationToken, CustomFontSource, StripeError} from '@stripe/stripe-js';
import type {IntentOptions} from '../../../../src/gateway/stripe/stripe-port.ts';

/**
 * What passes between the page and a frame, each way by one port. No number that someone typed, and
 * nothing made of one, is in any of it (M-11).
 */

export type MethodKind = 'card' | 'us_bank_account';

/** What the form is to be; `update` sends a part of it. */
export interface FormOptions {
  publishableKey: string;
  account: string | undefined;
  /** Where the processor's API is. */
  api: string;
  locale: string;
  appearance: Appearance;
  fonts: readonly CustomFontSource[];
  intent: IntentOptions;
  /** Bank accounts: must they be verified on the spot? */
  verification: 'automatic' | 'instant';
  payer: {name?: string; email?: string};
}

/** What the page asks a form to do, with what it answers. */
export interface FormCalls {
  open: {takes: FormOptions; gives: null};
  update: {takes: Partial<FormOptions>; gives: null};
  focus: {takes: null; gives: null};
  submit: {takes: null; gives: {error?: StripeError}};
  createToken: {
    takes: {allowRedisplay: string | undefined};
    gives: {confirmationToken?: ConfirmationToken; error?: StripeError};
  };
  /** The payer has been at the bank. */
  bankAnswered: {takes: 'complete' | 'fail' | 'left'; gives: null};
}

/** What a form tells the page by itself. */
export interface FormNews {
  change: {complete: boolean; empty: boolean; value: {type: MethodKind}};
  focus: null;
  blur: null;
  escape: null;
  /** Its content is this many pixels high. */
  height: number;
  /** The payer wants to go to the bank. */
  bank: null;
}

export interface QuestionCalls {
  open: {takes: Question; gives: null};
  focus: {takes: null; gives: null};
}

/** The bank's question: may this payment, or this card, pass? */
export interface Question {
  kind: 'payment' | 'setup' | 'bank';
  locale: string;
  /** "$1,250.00" */
  amount: string | undefined;
}

export interface QuestionNews {
  answer: 'complete' | 'fail' | 'left';
}

/** How a frame says that it is there; the page answers with a port. */
export const hello = 'stand-in-frame';
