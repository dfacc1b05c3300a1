import type {
  AuditEntry,
  Changes,
  Firm,
  InvoiceLine,
  Hold,
  MethodLabel,
  OutsidePayment,
  PaymentFailure,
  ProjectName,
  TaxLine,
} from '../contract/types.ts';
import type {Ending} from '../model/apply.ts';
import {dateIn} from '../model/calendar.ts';
import type {FirmFacts, InvoiceFacts, PaymentOption} from '../model/invoice-state.ts';
import type {TransactionState} from '../model/transaction-state.ts';
import type {PortalClock} from './clock.ts';

/**
 * What the in-memory portal remembers. Every decision about it is the model's; times are
 * milliseconds since the epoch, amounts minor units.
 */
export interface State {
  readonly clock: PortalClock;
  /** The next id of a kind: `inv_000001`. The same calls give the same ids. */
  readonly nextId: (prefix: string) => string;
  firm: FirmRecord;
  readonly clients: Map<string, ClientRecord>;
  readonly contacts: Map<string, ContactRecord>;
  /** Who of the firm may use its staff API. */
  readonly staff: Map<string, StaffRecord>;
  readonly invoices: Map<string, InvoiceRecord>;
  readonly projects: Map<string, ProjectRecord>;
  /** Who works for the firm. */
  readonly people: Map<string, PersonRecord>;
  readonly methods: Map<string, MethodRecord>;
  readonly submissions: Map<string, SubmissionRecord>;
  /** By invoice, oldest first. */
  readonly transactions: Map<string, TransactionRecord[]>;
  readonly sessions: Map<string, SessionRecord>;
  readonly tokens: Map<string, TokenRecord>;
  /** Of payment links, with the id of who holds it. */
  readonly linkTokens: Map<string, string>;
  /** Invites and sign-in links by their tokens, oldest first. */
  readonly links: Map<string, LinkRecord>;
  /** Sign-in links that were asked for, as their letters would carry them, oldest first. */
  readonly sentLinks: SentLink[];
  /** What was sent to a contact, oldest first. */
  readonly invites: Map<string, SentInvite[]>;
  readonly holds: Map<string, HoldRecord>;
  readonly outsidePayments: Map<string, OutsidePayment>;
  /** What the firm's people have changed, oldest first. */
  readonly audit: AuditEntry[];
  /** By contact and key. */
  readonly keys: Map<string, KeyRecord>;
  readonly cursors: Map<string, CursorRecord>;
  /** What was entered in a form, by the token that stands for it. */
  readonly entered: Map<string, EnteredMethod & {isUsed: boolean}>;
  readonly setups: Map<string, MethodSetupRecord>;
  /** Pages that hear what others change. */
  readonly listeners: Set<ChangeListener>;
  /** Milliseconds that one transaction takes; 0 means that all are done before the answer. */
  pace: number;
  /** The processor gives no answer, so nothing goes on. */
  isStalled: boolean;
}

/** A page that hears what others change. */
export interface ChangeListener {
  readonly contact: ContactRecord;
  hear(changed: readonly Changes['changed'][number][]): void;
}

export interface FirmRecord extends Firm {
  /** Integrated with the payment processor (the Wallet). */
  takesPayments: boolean;
  accepts: PaymentOption[];
  allowsPartialPayments: boolean;
  showsTeam: boolean;
  invoicesPerSubmission: number;
}

export interface LinkRecord {
  kind: 'invite' | 'sign_in_link';
  contactId: string;
  expiresAt: number;
  isUsed: boolean;
}

export interface SentLink {
  contactId: string;
  token: string;
}

export interface ClientRecord {
  id: string;
  name: string;
  isPortalOn: boolean;
  version: number;
}

export interface StaffRecord {
  id: string;
  name: string;
  email: string;
  /** Null for one who comes in by the firm's own sign-in alone. */
  password: string | null;
}

/** Milliseconds since the epoch. */
export interface SentInvite {
  sentAt: number;
  expiresAt: number;
}

export interface HoldRecord {
  id: string;
  invoiceId: string;
  reason: Exclude<Hold['reason'], 'unrecognized'>;
  createdAt: number;
  releasedAt: number | null;
}

export interface ContactRecord {
  id: string;
  clientId: string;
  name: string;
  email: string;
  locale: string | null;
  /** Null: none was set yet. */
  password: string | null;
  hasAccess: boolean;
  version: number;
  /** Of a payment link, for whoever holds it. */
  link?: PaymentLinkRecord;
}

export interface PaymentLinkRecord {
  invoiceId: string;
  createdAt: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  isRevoked: boolean;
}

/** What the firm works on for a client, as far as its team is concerned. */
export interface ProjectRecord {
  id: string;
  clientId: string;
  name: string;
  isVisible: boolean;
}

export interface PersonRecord {
  id: string;
  name: string;
  avatarUrl?: string;
  /** Whether the firm shows them to its clients. */
  isShown: boolean;
  assignments: {projectId: string; role: string | null}[];
}

export interface InvoiceRecord extends InvoiceFacts {
  id: string;
  clientId: string;
  number: string;
  projects: ProjectName[];
  issuedOn: string;
  subtotal: number;
  lines: InvoiceLine[];
  taxes: TaxLine[];
  options: PaymentOption[];
  state: 'draft' | 'sent' | 'void';
  isHidden: boolean;
  ledger: LedgerEntry[];
  /** What the bank says of payments of this invoice, whatever the method. */
  outcome: Outcome | null;
  version: number;
}

export interface LedgerEntry {
  kind: 'charge' | 'refund' | 'dispute' | 'outside_payment' | 'opening_payment';
  amount: number;
  at: number;
  transactionId: string | null;
}

/**
 * What the payer's bank says of one payment: `approved`; `action_required` for a challenge;
 * `unanswered` when nobody knows; else a word of the processor's, such as `insufficient_funds`,
 * `lost_card`, `generic_decline`. A bank debit is under way first, and the word comes days later.
 */
export type Outcome = 'approved' | 'action_required' | 'unanswered' | (string & {});

export interface MethodRecord {
  id: string;
  contactId: string;
  kind: PaymentOption;
  brand?: string | undefined;
  bankName?: string | undefined;
  last4: string;
  expMonth?: number | undefined;
  expYear?: number | undefined;
  holder?: string | undefined;
  isDefault: boolean;
  /** Saved; else it pays this once and is never listed. */
  isKept: boolean;
  status: 'active' | 'pending_verification' | 'unusable' | 'removing';
  unusableReason?: 'account_closed' | 'verification_failed' | undefined;
  verification?: {type: 'amounts' | 'descriptor_code'; arrivesOn: string} | undefined;
  addedAt: number;
  version: number;
  /** Of successive payments; the last one repeats. */
  outcomes: Outcome[];
  /** Wrong answers to what arrived on the account. */
  tries?: number | undefined;
}

/** A method that a payer enters by hand, and how its bank behaves. */
export interface EnteredMethod extends Partial<
  Pick<MethodRecord, 'brand' | 'bankName' | 'expMonth' | 'expYear'>
> {
  kind: PaymentOption;
  last4: string;
  /** As in a seed: what its bank says of payments. */
  outcome?: Outcome | undefined;
  /** The bank asks when it is set up (saved, or several invoices), and never again. */
  asksFirst?: boolean | undefined;
  /** A bank account that small deposits have to verify: it can be saved, not paid with yet. */
  toVerify?: boolean | undefined;
}

/** A method on its way to be saved. */
export interface MethodSetupRecord {
  id: string;
  contactId: string;
  entered: EnteredMethod;
  makesDefault: boolean;
  /** What its bank says; `action_required` while it asks the payer. */
  bank: Outcome;
  methodId: string | null;
}

export interface SubmissionRecord {
  id: string;
  contactId: string;
  methodId: string;
  method: MethodLabel;
  methodKind: PaymentOption;
  currency: string;
  createdAt: number;
  authorizedUntil: number;
  retryOf: string | null;
  cancelRequested: boolean;
  /** The bank asks about the new method before anything is charged. */
  isAskedFirst: boolean;
  transactions: TransactionRecord[];
  version: number;
  /** When it is worked on next; Infinity when nothing changes by itself. */
  nextStepAt: number;
  syncedAt: number;
}

export interface TransactionRecord {
  id: string;
  submissionId: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: number;
  state: TransactionState;
  failure: PaymentFailure | null;
  ending: Ending | null;
  isDeclined: boolean;
  stopsRest: boolean;
  cancelRequested: boolean;
  /** What the bank will say, once it was asked. */
  outcome: Outcome | null;
  refunded: number;
  isDisputed: boolean;
  updatedAt: number;
  settledAt: number | null;
  /** When a debit under way arrives. */
  expectedOn: string | null;
  arrivesAt: number;
  /** Until when the payer may answer their bank's question. */
  actionUntil: number;
}

export interface SessionRecord {
  id: string;
  /** A contact's id, that of who holds a payment link, or that of one of the firm's people. */
  contactId: string;
  signedInAt: number;
  lastUsedAt: number;
  endsAt: number;
  hasEnded: boolean;
}

export interface TokenRecord {
  kind: 'access' | 'refresh';
  sessionId: string;
  expiresAt: number;
  isUsed: boolean;
}

export interface KeyRecord {
  /** Of route and body; null for a burned key. */
  request: string | null;
  /** What the request made: a submission, or the set-up of a method. */
  submissionId: string | null;
}

export interface CursorRecord {
  /** The query it was given for. */
  query: string;
  /** The last item of the page, as it was then. */
  last: unknown;
}

export function idCounter(): State['nextId'] {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${String(count).padStart(6, '0')}`;
  };
}

/** What of the firm decides about its invoices now. */
export function firmFacts({firm, clock}: Pick<State, 'firm' | 'clock'>): FirmFacts {
  const {takesPayments, accepts, timeZone} = firm;
  return {takesPayments, accepts, today: dateIn(timeZone, clock.now())};
}
