import type {IntentFacts} from '../../../src/model/apply.ts';
import type {ProcessorRefusal} from '../../../src/model/decline.ts';
import type {DisputeFacts, RefundFacts} from '../../../src/model/reversal.ts';

/**
 * The payment processor as the server needs it. One implementation speaks to Stripe (or to the
 * simulator) through the official SDK; amounts cross this line in ISO minor units.
 * Every method may throw {@link ProcessorError}.
 */
export interface Processor {
  readonly isLive: boolean;
  createIntent(order: IntentOrder, idempotencyKey: string): Promise<ProcessorIntent>;
  /** A refusal by the payer's bank is an answer, not an error: it comes as `refusal`. */
  confirmIntent(order: ConfirmOrder, idempotencyKey: string): Promise<ProcessorIntent>;
  cancelIntent(intent: IntentRef): Promise<ProcessorIntent>;
  retrieveIntent(intent: IntentRef): Promise<ProcessorIntent>;
  createCustomer(order: CustomerOrder, idempotencyKey: string): Promise<string>;
  /** What a browser's one-time token stands for; null for one that the account doesn't know. */
  retrieveToken(token: TokenRef): Promise<ProcessorToken | null>;
  /** Sets a method up with its bank. A refusal by the bank comes as `refusal`. */
  createSetup(order: SetupOrder, idempotencyKey: string): Promise<ProcessorSetup>;
  retrieveSetup(setup: SetupRef): Promise<ProcessorSetup>;
  cancelSetup(setup: SetupRef): Promise<ProcessorSetup>;
  /** Proves a bank account by what arrived on it; a wrong proof is `refused` with its code. */
  verifySetup(setup: SetupRef, proof: DepositProof): Promise<ProcessorSetup>;
  detachMethod(method: {account: string | null; method: string}): Promise<void>;
  retrieveRefund(ref: {account: string | null; refund: string}): Promise<ProcessorRefund>;
  retrieveDispute(ref: {account: string | null; dispute: string}): Promise<ProcessorDispute>;
  /** Reads what was delivered; null when none of the secrets has signed it, or too long ago. */
  readEvent(delivery: Delivery): Promise<ProcessorEvent | null>;
}

export interface IntentRef {
  /** The connected account, or null for the platform's own. */
  account: string | null;
  intent: string;
}

export interface IntentOrder {
  account: string | null;
  amount: number;
  currency: string;
  /** Both null for a token, which comes with the confirmation. */
  customer: string | null;
  method: string | null;
  methodKind: 'card' | 'us_bank_account';
  /** For the bank statement; made fit for the processor by the implementation. */
  invoiceNumber: string;
  metadata: Record<string, string>;
}

export interface ConfirmOrder extends IntentRef {
  /** The payer's standing authorisation to debit a bank account. */
  mandate?: string | undefined;
  /** A method entered anew that is charged this once. */
  token?: string | undefined;
  /** Given where neither mandate nor token authorises the debit. */
  acceptance?: Acceptance | undefined;
}

export interface ProcessorIntent extends IntentFacts {
  /** For the payer's own browser, while an action is open; never stored, never logged. */
  clientSecret: string | null;
  /** The authorisation that a debit was made with, where the processor told it. */
  mandate?: string | undefined;
  metadata: Record<string, string>;
}

export interface ProcessorRefund extends RefundFacts {
  id: string;
  /** The payment it gives back, where it was made by an intent. */
  intent: string | null;
}

export interface ProcessorDispute extends DisputeFacts {
  id: string;
  intent: string | null;
}

export interface Delivery {
  /** The body as it came, to the byte. */
  payload: string;
  signature: string;
  secrets: readonly string[];
  /** Milliseconds since the epoch. */
  now: number;
}

export interface ProcessorEvent {
  id: string;
  type: string;
  /** The connected account it is about; null for the platform's own. */
  account: string | null;
  isLive: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** In the processor's own word for its kind. What it says may be old by now. */
  object: {kind: string; id: string};
}

export interface TokenRef {
  account: string | null;
  token: string;
}

/** A one-time token, as far as the server checks it before anything is stored. */
export interface ProcessorToken {
  isLive: boolean;
  /** An intent has used it; a set-up by its id. */
  isUsed: boolean;
  setup: string | null;
  /** Milliseconds since the epoch; null where it has no end. */
  expiresAt: number | null;
  /** Whether the form said that the method is to be used again, and with the payer or without. */
  use: 'once' | 'on_session' | 'off_session';
  /** The payer's authorisation of debits comes with it. */
  hasMandate: boolean;
  /** Null for a kind that this server does not take. */
  method: Omit<ProcessorMethod, 'id'> | null;
  /** The processor's own word for the kind. */
  type: string;
}

/** From where and with what the payer agreed, as the processor wants it with an authorisation. */
export interface Acceptance {
  address: string | null;
  agent: string | null;
}

export interface SetupRef {
  account: string | null;
  setup: string;
}

export interface SetupOrder extends TokenRef {
  customer: string;
  methodKind: 'card' | 'us_bank_account';
  /** Small deposits may prove a bank account; else it must be proved at once. */
  mayVerifyLater: boolean;
  /** Given where the token brings no authorisation of debits along. */
  acceptance?: Acceptance | undefined;
  metadata: Record<string, string>;
}

export interface ProcessorSetup {
  id: string;
  /**
   * - `open`: not attempted yet, or under way.
   * - `action`: the bank asks the payer.
   * - `verifying`: small deposits are on their way to the account.
   */
  status: 'open' | 'action' | 'verifying' | 'succeeded' | 'refused' | 'canceled';
  /** For the payer's own browser, while an action is open; never stored, never logged. */
  clientSecret: string | null;
  /** Once the processor has made one. */
  method: ProcessorMethod | null;
  verification?: {type: 'amounts' | 'descriptor_code'; arrivesAt: number} | undefined;
  refusal?: ProcessorRefusal | undefined;
}

export type DepositProof = {amounts: readonly number[]} | {descriptorCode: string};

export interface CustomerOrder {
  account: string | null;
  contactId: string;
}

export interface ProcessorMethod {
  id: string;
  kind: 'card' | 'us_bank_account';
  brand?: string | undefined;
  bankName?: string | undefined;
  last4: string;
  expMonth?: number | undefined;
  expYear?: number | undefined;
  holder?: string | undefined;
  fingerprint?: string | undefined;
  mandate?: string | undefined;
}

/**
 * Why a call to the processor did not give an intent.
 * - `lost`: nobody knows whether it took effect (no answer, or a 5xx); look before trying again.
 * - `busy`: refused for now (429); the same call with the same key may be made again.
 * - `refused`: the request itself was refused and will be refused again.
 */
export class ProcessorError extends Error {
  override readonly name = 'ProcessorError';
  readonly kind: 'lost' | 'busy' | 'refused';
  /** The processor's own word for it, where it gave one. */
  readonly code: string | undefined;

  constructor(
    kind: ProcessorError['kind'],
    message: string,
    {code, ...options}: ErrorOptions & {code?: string | undefined} = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.code = code;
  }
}
