import type {TemplateResult, nothing} from 'lit';
import type {
  LineState,
  MethodPick,
  PaymentFlow,
  PaymentLine,
} from '../../client/payment-flow/state.ts';
import type {Money, PaymentMethod, Session, Transaction} from '../../contract/types.ts';
import type {
  CodeValues,
  InvoiceMessages,
  Localizer,
  NewMethodMessages,
  PaymentMessages,
} from '../../i18n/index.ts';
import type {DownloadsController} from '../../controllers/downloads.ts';
import type {MethodForm} from '../../controllers/method-form.ts';

/** What every part of the payment is drawn from, beside its own state. */
export interface Scene {
  readonly localizer: Localizer;
  readonly words: PaymentMessages;
  readonly more: NewMethodMessages;
  /** Texts by code: those of the payment, and of new methods. */
  readonly codes: Readonly<Record<string, (values: CodeValues) => string>>;
  /** Of receipts. */
  readonly files: InvoiceMessages;
  readonly downloads: DownloadsController;
  readonly flow: PaymentFlow;
  readonly form: MethodForm;
  /** The last session known: it stays while signing in again. */
  readonly session: Session | null;
  /** Today in the firm's time zone. */
  readonly today: string;
  /** Amounts as they were typed, by invoice: fields are drawn anew after signing in again (P-16). */
  readonly typed: Map<string, string>;
  /** The page kept the last attempt from being sent; nothing was charged. */
  readonly wasStopped: boolean;
  /** It stands in a page: there is nothing to close while the payment goes on. */
  readonly isInPlace: boolean;
  readonly close: () => void;
}

/** What is to be paid, with what. */
export interface Offer extends MethodPick {
  readonly lines: readonly PaymentLine[];
  readonly total: Money;
}

/** What stands in each place of the frame. */
export interface Page {
  readonly heading: string;
  readonly sub?: string | undefined;
  /** The left column. */
  readonly document?: TemplateResult | undefined;
  /** The right column; its foot stays while it scrolls. */
  readonly sideHeading?: string;
  readonly side: unknown;
  /** What the form of a new method is for; it stands below `side`, and `end` below it. */
  readonly offer?: Offer | undefined;
  readonly end?: unknown;
  readonly foot?: TemplateResult | typeof nothing;
  /** What to do stands before the lines, in reading order too. */
  readonly sideFirst?: boolean;
}

const transactionStates: Readonly<Record<LineState, Transaction['state']>> = {
  planned: 'queued',
  waiting: 'queued',
  paying: 'creating',
  paid: 'succeeded',
  processing: 'processing',
  needs_confirmation: 'requires_action',
  failed: 'failed',
  not_attempted: 'skipped',
  checking: 'unknown',
  canceled: 'canceled',
};

/** A line's state in the words of the wire, for what badges and reasons are chosen by. */
export function transactionState(state: LineState): Transaction['state'] {
  return transactionStates[state];
}

/** "08/2028", where the method has a month to show. */
export function expiry({expMonth, expYear}: PaymentMethod, {localizer}: Scene): string | undefined {
  return expMonth && expYear ? localizer.month(expMonth, expYear) : undefined;
}

/** "Alder & Quay", or "the firm" before anybody has signed in. */
export function firmName({session, localizer}: Scene): string {
  return session?.firm.name ?? localizer.messages.theFirm;
}

/** "Pay INV-2094", "Pay 3 invoices" */
export function payHeading({words}: Scene, lines: readonly {readonly number: string}[]): string {
  const [only] = lines;
  return only && lines.length === 1 ? words.payOne(only.number) : words.payMany(lines.length);
}

/** "Northgate Holdings, to Alder & Quay" */
export function payer({words, session}: Scene): string | undefined {
  return session?.client && words.payer(session.client.name, session.firm.name);
}
