// Generated from the schemas by `npm run contract`; change those instead.

/** {amount, currency}: never an amount without its currency. */
export interface Money {
  /** Integer in ISO 4217 minor units, such as cents. */
  amount: number;
  /** ISO 4217 code in capitals. */
  currency: string;
}

export interface Consent {
  /** Which wording was shown; the firm keeps the text of every version. */
  textVersion: string;
  /** BCP 47; in which it was shown. */
  locale: string;
}

/** One finding of a refused request: which field or which invoice, and why. */
export interface ProblemItem {
  field?: string | undefined;
  invoiceId?: string | undefined;
  code:
    | 'validation_failed'
    | 'currency_mixed'
    | 'too_many_invoices'
    | 'idempotency_key_required'
    | 'unauthenticated'
    | 'session_expired'
    | 'sign_in_failed'
    | 'payment_declined'
    | 'authentication_required'
    | 'forbidden'
    | 'portal_off'
    | 'payments_unavailable'
    | 'not_found'
    | 'payment_method_not_found'
    | 'client_choice_required'
    | 'idempotency_key_burned'
    | 'invoice_not_payable'
    | 'invoice_changed'
    | 'invoice_payment_in_progress'
    | 'invoice_already_paid'
    | 'amount_out_of_range'
    | 'payment_method_unusable'
    | 'payment_method_in_use'
    | 'method_pending_verification'
    | 'verification_mismatch'
    | 'verification_closed'
    | 'invite_expired'
    | 'invite_superseded'
    | 'link_expired'
    | 'link_revoked'
    | 'sign_in_link_expired'
    | 'version_conflict'
    | 'idempotency_key_reused'
    | 'precondition_required'
    | 'rate_limited'
    | 'processor_unavailable'
    | 'unrecognized';
  params?: Record<string, unknown> | undefined;
}

/** RFC 9457 problem details; title is for logs, people read the client's own texts by code. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** The fact behind it; absent where the server itself failed. */
  code?:
    | 'validation_failed'
    | 'currency_mixed'
    | 'too_many_invoices'
    | 'idempotency_key_required'
    | 'unauthenticated'
    | 'session_expired'
    | 'sign_in_failed'
    | 'payment_declined'
    | 'authentication_required'
    | 'forbidden'
    | 'portal_off'
    | 'payments_unavailable'
    | 'not_found'
    | 'payment_method_not_found'
    | 'client_choice_required'
    | 'idempotency_key_burned'
    | 'invoice_not_payable'
    | 'invoice_changed'
    | 'invoice_payment_in_progress'
    | 'invoice_already_paid'
    | 'amount_out_of_range'
    | 'payment_method_unusable'
    | 'payment_method_in_use'
    | 'method_pending_verification'
    | 'verification_mismatch'
    | 'verification_closed'
    | 'invite_expired'
    | 'invite_superseded'
    | 'link_expired'
    | 'link_revoked'
    | 'sign_in_link_expired'
    | 'version_conflict'
    | 'idempotency_key_reused'
    | 'precondition_required'
    | 'rate_limited'
    | 'processor_unavailable'
    | 'unrecognized'
    | undefined;
  params?: Record<string, unknown> | undefined;
  /** What to tell support; the same as the header X-Request-Id. */
  requestId: string;
  /** Whether the same request can succeed later, unchanged. */
  retryable: boolean;
  /** The field at fault, such as items.0.amount. */
  field?: string | undefined;
  errors?: Array<ProblemItem> | undefined;
}

/** As much of a method as may be shown: never a number, never a processor id. */
export interface MethodLabel {
  kind: 'card' | 'us_bank_account' | 'unrecognized';
  brand?: string | undefined;
  bankName?: string | undefined;
  last4: string;
}

export interface PaymentFailure {
  code:
    | 'insufficient_funds'
    | 'expired_card'
    | 'incorrect_cvc'
    | 'incorrect_number'
    | 'processing_error'
    | 'try_again_later'
    | 'authentication_required'
    | 'payment_declined'
    | 'account_closed'
    | 'no_account'
    | 'debit_not_authorized'
    | 'earlier_decline'
    | 'invoice_changed'
    | 'stopped'
    | 'authorization_expired'
    | 'method_pending_verification'
    | 'unrecognized';
  params?: Record<string, unknown> | undefined;
  /** Whether the same method can work on a second try. */
  retrySameMethod: boolean;
}

/** What a visitor offers in exchange for a session. */
export type SessionGrant =
  | {
      grant: 'password';
      email: string;
      password: string;
      clientId?: string | undefined;
    }
  | {
      grant: 'refresh';
      token: string;
    }
  | {
      grant: 'invite';
      token: string;
      password: string;
    }
  | {
      grant: 'sign_in_link';
      token: string;
    }
  | {
      grant: 'payment_link';
      token: string;
    }
  | {
      grant: 'assertion';
      assertion: string;
    };

export interface Firm {
  id: string;
  name: string;
  legalName: string;
  /** Address lines, ready to print one under the other. */
  address: Array<string>;
  /** ISO 3166-1 alpha-2. */
  country: string;
  logoUrl?: string | undefined;
  /** IANA name; "past due" is decided in it. */
  timeZone: string;
  supportEmail?: string | undefined;
  supportPhone?: string | undefined;
  /** What a payer reads on the bank statement. */
  statementName: string;
  termsUrl?: string | undefined;
  refundPolicyUrl?: string | undefined;
  privacyUrl?: string | undefined;
}

export interface Capabilities {
  /** The firm takes payments online (L-14). */
  payments: boolean;
  savedMethods: boolean;
  team: boolean;
  /** A part of an invoice can be paid (P-13). */
  partialPayments: boolean;
}

/** Who is signed in, at which firm, and what they may do. */
export interface Session {
  kind: 'contact' | 'link' | 'staff' | 'unrecognized';
  /** Who signed in; absent behind a payment link. */
  contact?:
    | {
        id: string;
        name: string;
        email: string;
        locale: string | null;
      }
    | undefined;
  /** Whose invoices these are; absent behind a payment link. */
  client?:
    | {
        id: string;
        name: string;
      }
    | undefined;
  firm: Firm;
  capabilities: Capabilities;
  /** Absent where the firm takes no payments. */
  processor?:
    | {
        kind: 'stripe' | 'unrecognized';
        publishableKey: string;
        /** The connected account that is charged, where it is one. */
        account?: string | undefined;
        /** No real money moves. */
        testMode: boolean;
      }
    | undefined;
  limits: {
    invoicesPerSubmission: number;
  };
  /** Who of the firm's people signed in; at its staff API alone, whose answer says more. */
  staff?:
    | {
        id: string;
        name: string;
      }
    | undefined;
  /** The one invoice that a payment link opens. */
  link?:
    | {
        invoiceId: string;
        expiresAt: string;
      }
    | undefined;
}

/** Answer to a grant. refreshToken is absent where the firm signs in its contacts itself. */
export interface SessionTokens {
  /** For the Authorization header; kept in memory alone. */
  accessToken: string;
  /** End of the access token. */
  expiresAt: string;
  /** Good for one use. */
  refreshToken?: string | undefined;
  session: Session;
}

export interface SignInLinkRequest {
  email: string;
}

export interface PasswordChange {
  password: string;
}

export interface ProjectName {
  id: string;
  name: string;
}

/** The newest payment of an invoice; method and failure only to the one who paid. */
export interface LastPayment {
  state:
    | 'succeeded'
    | 'processing'
    | 'failed'
    | 'refunded'
    | 'partly_refunded'
    | 'disputed'
    | 'returned'
    | 'unrecognized';
  amount: Money;
  submittedAt: string;
  settledAt?: string | undefined;
  /** When a processing debit is expected to arrive. */
  expectedOn?: string | undefined;
  byMe: boolean;
  /** card, us_bank_account, or outside for what was paid elsewhere. */
  kind: 'card' | 'us_bank_account' | 'outside' | 'unrecognized';
  method?: MethodLabel | undefined;
  failure?: PaymentFailure | undefined;
}

export interface Invoice {
  id: string;
  number: string;
  projects: Array<ProjectName>;
  issuedOn: string;
  dueOn: string | null;
  total: Money;
  /** Sum of the ledger. */
  paid: Money;
  /** Sum of its processing and active transactions. */
  pending: Money;
  /** total − paid. */
  due: Money;
  /** What one payment could take now; null with notPayableReason. */
  payableAmount: Money | null;
  notPayableReason?:
    | 'no_payment_options'
    | 'processing'
    | 'paid'
    | 'payments_unavailable'
    | 'on_hold'
    | 'nothing_due'
    | 'credit'
    | 'below_minimum'
    | 'above_maximum'
    | 'not_representable'
    | 'unrecognized'
    | undefined;
  status: 'open' | 'past_due' | 'processing' | 'paid' | 'credit' | 'unrecognized';
  /** What can pay it: its own options that the firm accepts and its currency allows. */
  paymentOptions: Array<'card' | 'us_bank_account' | 'unrecognized'>;
  /** The least that one payment may take, where the processor sets a minimum. */
  minimum?: Money | undefined;
  version: number;
  lastPayment?: LastPayment | undefined;
}

export interface InvoicePage {
  items: Array<Invoice>;
  nextCursor: string | null;
  /** Payable invoices of the whole query, loaded or not. */
  payableCount: number;
}

export interface SummaryRow {
  currency: string;
  count: number;
  amount: number;
}

export interface InvoiceSummary {
  outstanding: Array<SummaryRow>;
  pastDue: Array<SummaryRow>;
  lastPayment?:
    | {
        amount: Money;
        paidAt: string;
        byMe: boolean;
        method?: MethodLabel | undefined;
      }
    | undefined;
}

export interface PayableItem {
  id: string;
  number: string;
  version: number;
  payableAmount: Money;
  paymentOptions: Array<'card' | 'us_bank_account' | 'unrecognized'>;
  /** The least that one payment may take, where the processor sets a minimum. */
  minimum?: Money | undefined;
}

export interface ExcludedItem {
  id: string;
  number: string;
  reason:
    | 'no_payment_options'
    | 'processing'
    | 'paid'
    | 'payments_unavailable'
    | 'on_hold'
    | 'nothing_due'
    | 'credit'
    | 'below_minimum'
    | 'above_maximum'
    | 'not_representable'
    | 'unrecognized';
}

/** What select-all needs: every payable invoice of a query, and the outstanding ones left out. */
export interface PayablePage {
  /** Oldest due first, whatever the list is sorted by; without a due date last. */
  items: Array<PayableItem>;
  /** Outstanding, but not payable online. */
  excluded: Array<ExcludedItem>;
  nextCursor: string | null;
}

/** Ids that are unknown, foreign, hidden or void simply don't come back. */
export interface PayableRequest {
  ids: Array<string>;
}

export interface InvoiceLine {
  description: string;
  /** Decimal number as text, such as 12.5; null where the firm bills a lump sum. */
  quantity: string | null;
  rate: Money | null;
  amount: Money;
  projectId: string | null;
}

export interface TaxLine {
  name: string;
  amount: Money;
}

export interface InvoicePayment {
  transactionId: string | null;
  submissionId: string | null;
  state:
    | 'succeeded'
    | 'processing'
    | 'failed'
    | 'refunded'
    | 'partly_refunded'
    | 'disputed'
    | 'returned'
    | 'unrecognized';
  amount: Money;
  refunded?: Money | undefined;
  at: string;
  byMe: boolean;
  kind: 'card' | 'us_bank_account' | 'outside' | 'unrecognized';
  method?: MethodLabel | undefined;
  failure?: PaymentFailure | undefined;
  receiptAvailable: boolean;
}

export interface InvoiceDetail {
  id: string;
  number: string;
  projects: Array<ProjectName>;
  issuedOn: string;
  dueOn: string | null;
  total: Money;
  /** Sum of the ledger. */
  paid: Money;
  /** Sum of its processing and active transactions. */
  pending: Money;
  /** total − paid. */
  due: Money;
  /** What one payment could take now; null with notPayableReason. */
  payableAmount: Money | null;
  notPayableReason?:
    | 'no_payment_options'
    | 'processing'
    | 'paid'
    | 'payments_unavailable'
    | 'on_hold'
    | 'nothing_due'
    | 'credit'
    | 'below_minimum'
    | 'above_maximum'
    | 'not_representable'
    | 'unrecognized'
    | undefined;
  status: 'open' | 'past_due' | 'processing' | 'paid' | 'credit' | 'unrecognized';
  /** What can pay it: its own options that the firm accepts and its currency allows. */
  paymentOptions: Array<'card' | 'us_bank_account' | 'unrecognized'>;
  /** The least that one payment may take, where the processor sets a minimum. */
  minimum?: Money | undefined;
  version: number;
  lastPayment?: LastPayment | undefined;
  lines: Array<InvoiceLine>;
  subtotal: Money;
  taxes: Array<TaxLine>;
  payments: Array<InvoicePayment>;
}

export interface PaymentItem {
  invoiceId: string;
  amount: number;
  currency: string;
  version: number;
}

export type Instrument =
  | {
      kind: 'saved';
      paymentMethodId: string;
    }
  | {
      kind: 'new';
      confirmationToken: string;
      save: boolean;
      /** Only together with save. */
      makeDefault?: boolean | undefined;
    };

/** One submission: each item becomes a transaction of its own. */
export interface PaymentRequest {
  items: Array<PaymentItem>;
  instrument: Instrument;
  consent: Consent;
  /** Where the receipts go; else to the contact. */
  receiptEmail?: string | undefined;
}

export interface RetryItem {
  transactionId: string;
  amount: number;
  currency: string;
  version: number;
}

export interface RetryRequest {
  items: Array<RetryItem>;
  instrument: Instrument;
  consent: Consent;
}

export interface CancelRequest {
  transactionIds?: Array<string> | undefined;
}

export interface Transaction {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: Money;
  state:
    | 'queued'
    | 'creating'
    | 'confirming'
    | 'succeeded'
    | 'processing'
    | 'requires_action'
    | 'failed'
    | 'unknown'
    | 'skipped'
    | 'canceled'
    | 'unrecognized';
  failure?: PaymentFailure | undefined;
  receiptAvailable: boolean;
  refunded?: Money | undefined;
  disputed?: boolean | undefined;
  updatedAt: string;
}

export interface Submission {
  id: string;
  status:
    | 'accepted'
    | 'working'
    | 'action_required'
    | 'completed'
    | 'partly_completed'
    | 'failed'
    | 'canceled'
    | 'expired'
    | 'unrecognized';
  createdAt: string;
  /** Nothing starts after it: 60 minutes after the payer pressed Pay. */
  authorizedUntil: string;
  /** The submission whose failed items these are. */
  retryOf?: string | undefined;
  /** Someone asked to stop what has not started. */
  cancelRequested?: boolean | undefined;
  method: MethodLabel;
  totals: {
    requested: Money;
    succeeded: Money;
    processing: Money;
    /** Failed, skipped and canceled. */
    failed: Money;
  };
  /** What the payer is asked to do; only while it is open, only to the one who pays. */
  action?:
    | {
        kind: 'confirm_setup' | 'confirm_payment' | 'unrecognized';
        clientSecret: string;
      }
    | undefined;
  transactions: Array<Transaction>;
  version: number;
}

export interface SubmissionPage {
  items: Array<Submission>;
  nextCursor: string | null;
}

/** One invoice's part in a payment. Of a colleague's: invoice, amount and state, nothing else (M-02). */
export interface PaidItem {
  /** Only of the caller's own. */
  transactionId: string | null;
  invoiceId: string;
  invoiceNumber: string;
  amount: Money;
  /** canceled is what was stopped, or skipped, before it was tried: told to its own payer alone. */
  state:
    | 'succeeded'
    | 'processing'
    | 'failed'
    | 'refunded'
    | 'partly_refunded'
    | 'disputed'
    | 'returned'
    | 'canceled'
    | 'unrecognized';
  refunded?: Money | undefined;
  /** When a processing debit is expected to arrive. */
  expectedOn?: string | undefined;
  failure?: PaymentFailure | undefined;
  receiptAvailable: boolean;
}

/** One submission, or one payment that came another way. */
export interface HistoryEntry {
  /** Names the entry, and stays the same. */
  id: string;
  /** Only of the caller's own: its summary is asked by it. */
  submissionId: string | null;
  /** When it was submitted; newest first. */
  at: string;
  /** The day on which the firm received what was paid elsewhere, in place of the time. */
  receivedOn?: string | undefined;
  byMe: boolean;
  /** card, us_bank_account, or outside for what was paid elsewhere and recorded by the firm. */
  kind: 'card' | 'us_bank_account' | 'outside' | 'unrecognized';
  method?: MethodLabel | undefined;
  /** What was paid at once, in the order it was worked on. */
  items: Array<PaidItem>;
}

export interface PaymentHistoryPage {
  items: Array<HistoryEntry>;
  nextCursor: string | null;
}

/** A saved payment method, seen by its owner alone. */
export interface PaymentMethod {
  id: string;
  kind: 'card' | 'us_bank_account' | 'unrecognized';
  brand?: string | undefined;
  bankName?: string | undefined;
  last4: string;
  expMonth?: number | undefined;
  expYear?: number | undefined;
  holder?: string | undefined;
  isDefault: boolean;
  status: 'active' | 'pending_verification' | 'expired' | 'unusable' | 'removing' | 'unrecognized';
  unusableReason?: 'account_closed' | 'verification_failed' | 'unrecognized' | undefined;
  verification?:
    | {
        type: 'amounts' | 'descriptor_code' | 'unrecognized';
        arrivesOn: string;
      }
    | undefined;
  addedAt: string;
  version: number;
}

export interface PaymentMethodList {
  items: Array<PaymentMethod>;
}

export interface PaymentMethodRequest {
  confirmationToken: string;
  makeDefault: boolean;
  consent: Consent;
}

/** 202: the bank wants to confirm the card before it is saved. */
export interface MethodSetup {
  setupId: string;
  action: {
    kind: 'confirm_setup' | 'unrecognized';
    clientSecret: string;
  };
}

export type VerificationRequest =
  | {
      amounts: Array<number>;
    }
  | {
      descriptorCode: string;
    };

export interface DefaultRequest {
  isDefault: true;
}

export interface MethodDeleted {
  deleted: true;
  newDefaultId: string | null;
}

export interface StatementLine {
  date: string;
  kind:
    | 'invoice'
    | 'credit_note'
    | 'payment'
    | 'refund'
    | 'refund_failed'
    | 'dispute'
    | 'dispute_reversed'
    | 'return'
    | 'correction'
    | 'unrecognized';
  invoiceId: string;
  invoiceNumber: string;
  /** What it adds to the balance; negative for what takes from it. */
  amount: Money;
  /** After it. */
  balance: Money;
  /** Of money: card, us_bank_account, or outside for what did not come through the portal. */
  paidBy?: 'card' | 'us_bank_account' | 'outside' | 'unrecognized' | undefined;
}

/** A payment under way: no money has arrived, so it moves no balance yet. */
export interface StatementPayment {
  date: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: Money;
  /** Of money: card, us_bank_account, or outside for what did not come through the portal. */
  paidBy?: 'card' | 'us_bank_account' | 'outside' | 'unrecognized' | undefined;
}

export interface StatementOpenItem {
  invoiceId: string;
  invoiceNumber: string;
  issuedOn: string;
  dueOn: string | null;
  total: Money;
  /** Open at the end of the period; negative for a credit. */
  balance: Money;
  /** Sum of the payments under way for it. */
  inProgress: Money;
  /** Days from the due date to the day of ageing; 0 when not late. */
  daysLate: number;
  age:
    'current' | 'days_1_30' | 'days_31_60' | 'days_61_90' | 'over_90' | 'credit' | 'unrecognized';
}

export interface StatementAge {
  age:
    'current' | 'days_1_30' | 'days_31_60' | 'days_61_90' | 'over_90' | 'credit' | 'unrecognized';
  count: number;
  amount: Money;
}

export interface StatementCurrency {
  currency: string;
  /** The balance when the period began. */
  opening: Money;
  /** Oldest first; opening and all amounts add up to closing. */
  lines: Array<StatementLine>;
  /** The balance when the period ended: the sum of the open items. */
  closing: Money;
  inProgress: Array<StatementPayment>;
  /** Oldest due first, without a due date last, credits after them. */
  openItems: Array<StatementOpenItem>;
  /** One row for every age, credits apart; never netted. */
  ageing: Array<StatementAge>;
}

/** What a client was billed and what was paid between two days, and what was open at the end. */
export interface Statement {
  from: string;
  to: string;
  /** The day that ageing counts to: the end of the period, or today in the firm's time zone if that is earlier. */
  agedOn: string;
  /** By their codes; those of which there is nothing to tell are left out. */
  currencies: Array<StatementCurrency>;
}

/** The firm's people on the client's projects; a role may be unnamed. */
export interface Team {
  projects: Array<{
    id: string;
    name: string;
  }>;
  members: Array<{
    id: string;
    name: string;
    avatarUrl?: string | undefined;
    assignments: Array<{
      projectId: string;
      role: string | null;
    }>;
  }>;
}

/** The data of one event: names of what changed, never what it is now. The first one names what was missed. */
export interface Changes {
  changed: Array<'invoices' | 'methods' | 'unrecognized'>;
}

export type StaffGrant =
  | {
      grant: 'password';
      email: string;
      password: string;
    }
  | {
      grant: 'refresh';
      token: string;
    }
  | {
      grant: 'assertion';
      assertion: string;
    };

/** A session as the portal answers it, so that one client reads both. Of the capabilities only payments speaks of staff. */
export interface StaffSession {
  kind: 'staff';
  staff: {
    id: string;
    name: string;
    email: string;
  };
  firm: Firm;
  capabilities: Capabilities;
  limits: {
    invoicesPerSubmission: number;
  };
}

export interface StaffSessionTokens {
  accessToken: string;
  expiresAt: string;
  refreshToken?: string | undefined;
  session: StaffSession;
}

export interface Client {
  id: string;
  name: string;
  portal: {
    enabled: boolean;
  };
  contactCount: number;
  version: number;
}

export interface ClientPage {
  items: Array<Client>;
  nextCursor: string | null;
}

export interface ClientPatch {
  portal: {
    enabled: boolean;
  };
}

/** portal is absent while the client's portal is off. */
export interface Contact {
  id: string;
  name: string;
  email: string;
  version: number;
  portal?:
    | {
        access: 'user' | 'none' | 'unrecognized';
        invite: {
          state: 'not_invited' | 'invited' | 'active' | 'unrecognized';
          sentAt?: string | undefined;
          expiresAt?: string | undefined;
          count: number;
        };
      }
    | undefined;
}

export interface ContactList {
  items: Array<Contact>;
}

export interface ContactPatch {
  access: 'user' | 'none';
}

export interface StaffInvoicePage {
  items: Array<Invoice>;
  nextCursor: string | null;
}

export interface PaymentLink {
  id: string;
  invoiceId: string;
  state: 'active' | 'expired' | 'revoked' | 'unrecognized';
  createdAt: string;
  expiresAt: string;
  /** Only in the answer that made it; it cannot be shown again. */
  url?: string | undefined;
}

export interface PaymentLinkList {
  items: Array<PaymentLink>;
}

export interface Hold {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  clientId: string;
  clientName: string;
  reason:
    | 'refund'
    | 'dispute'
    | 'return'
    | 'double_success'
    | 'amount_mismatch'
    | 'outside_payment'
    | 'unrecognized';
  createdAt: string;
  releasedAt?: string | undefined;
}

export interface HoldPage {
  items: Array<Hold>;
  nextCursor: string | null;
}

export interface OutsidePaymentRequest {
  amount: number;
  currency: string;
  receivedOn: string;
  /** The same reference on the same invoice is the same payment. */
  reference: string;
}

export interface OutsidePayment {
  id: string;
  invoiceId: string;
  amount: Money;
  receivedOn: string;
  reference: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: {
    id: string;
    name: string;
  };
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

export interface AuditPage {
  items: Array<AuditEntry>;
  nextCursor: string | null;
}
