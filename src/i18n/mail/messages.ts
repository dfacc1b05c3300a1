import type {Formats} from '../formats.ts';

/** One kind of letter: what it is about, what it says, and the one thing to press. */
export interface LetterTexts {
  readonly subject: (firm: string) => string;
  readonly body: (values: {firm: string; client: string}) => string;
  readonly button: string;
}

/** What the server writes by e-mail. */
export interface MailMessages {
  readonly greeting: (name: string) => string;
  /** `until` is an instant, written in the firm's zone. */
  readonly invite: LetterTexts & {readonly validUntil: (until: string) => string};
  readonly signInLink: LetterTexts & {readonly validFor: (minutes: number) => string};
  readonly payment: PaymentTexts;
  readonly failed: DebitTexts;
  readonly returned: DebitTexts;
  /** Why a bank did not carry out a debit, or took it back, by the code of the failure. */
  readonly bankReasons: Readonly<Record<BankReason, string>>;
  /** One of several companies. */
  readonly forClient: (client: string) => string;
  readonly linkHint: string;
  readonly notYou: string;
  readonly questions: (contact: string) => string;
}

type BankReason = 'insufficient_funds' | 'account_closed' | 'no_account' | 'debit_not_authorized';

/** A debit that was not carried out, or taken back. */
export interface DebitTexts {
  readonly subject: (number: string) => string;
  readonly body: (amount: string, number: string, method: string) => string;
}

/** The one message about a submission, and the receipts in it. */
export interface PaymentTexts {
  readonly subject: (count: number, firm: string) => string;
  readonly body: (count: number, firm: string) => string;
  readonly invoice: (number: string) => string;
  readonly paid: (amount: string, date: string) => string;
  readonly initiated: (amount: string, date: string) => string;
  readonly expected: (date: string) => string;
  readonly method: (method: string) => string;
  readonly reference: (reference: string) => string;
  readonly refundPolicy: (address: string) => string;
  readonly card: string;
  readonly bankAccount: string;
}

export type MailTexts = (formats: Formats, zone: string) => MailMessages;
