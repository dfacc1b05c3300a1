// Generated from the schemas by `npm run contract`; change those instead.

export interface Money {
  amount: number;
  currency: string;
}

export interface Consent {
  textVersion: string;
  locale: string;
}

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

export interface Problem {
  type: string;
  title: string;
  status: number;
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
  requestId: string;
  retryable: boolean;
  field?: string | undefined;
  errors?: Array<ProblemItem> | undefined;
}

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
    | 'unrecognized';
  params?: Record<string, unknown> | undefined;
  retrySameMethod: boolean;
}

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
  address: Array<string>;
  country: string;
  logoUrl?: string | undefined;
  timeZone: string;
  supportEmail?: string | undefined;
  supportPhone?: string | undefined;
  statementName: string;
  termsUrl?: string | undefined;
  refundPolicyUrl?: string | undefined;
  privacyUrl?: string | undefined;
}

export interface Capabilities {
  payments: boolean;
  savedMethods: boolean;
  team: boolean;
  partialPayments: boolean;
}

export interface Session {
  kind: 'contact' | 'link' | 'unrecognized';
  contact?:
    | {
        id: string;
        name: string;
        email: string;
        locale: string | null;
      }
    | undefined;
  client?:
    | {
        id: string;
        name: string;
      }
    | undefined;
  firm: Firm;
  capabilities: Capabilities;
  processor?:
    | {
        kind: 'stripe' | 'unrecognized';
        publishableKey: string;
        account?: string | undefined;
        testMode: boolean;
      }
    | undefined;
  limits: {
    invoicesPerSubmission: number;
  };
  link?:
    | {
        invoiceId: string;
        expiresAt: string;
      }
    | undefined;
}

export interface SessionTokens {
  accessToken: string;
  expiresAt: string;
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
  expectedOn?: string | undefined;
  byMe: boolean;
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
  paid: Money;
  pending: Money;
  due: Money;
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
  paymentOptions: Array<'card' | 'us_bank_account' | 'unrecognized'>;
  minimum?: Money | undefined;
  version: number;
  lastPayment?: LastPayment | undefined;
}

export interface InvoicePage {
  items: Array<Invoice>;
  nextCursor: string | null;
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

export interface PayablePage {
  items: Array<PayableItem>;
  excluded: Array<ExcludedItem>;
  nextCursor: string | null;
}

export interface PayableRequest {
  ids: Array<string>;
}

export interface InvoiceLine {
  description: string;
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
  paid: Money;
  pending: Money;
  due: Money;
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
  paymentOptions: Array<'card' | 'us_bank_account' | 'unrecognized'>;
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
      makeDefault?: boolean | undefined;
    };

export interface PaymentRequest {
  items: Array<PaymentItem>;
  instrument: Instrument;
  consent: Consent;
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
  authorizedUntil: string;
  retryOf?: string | undefined;
  cancelRequested?: boolean | undefined;
  method: MethodLabel;
  totals: {
    requested: Money;
    succeeded: Money;
    processing: Money;
    failed: Money;
  };
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

export interface StaffSession {
  kind: 'staff';
  staff: {
    id: string;
    name: string;
    email: string;
  };
  firm: Firm;
  capabilities: {
    payments: boolean;
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
  url?: string | undefined;
}

export interface PaymentLinkList {
  items: Array<PaymentLink>;
}

export interface Hold {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
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
