import type {IntentFacts} from '../../../src/model/apply.ts';

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
  /** Attaches a method of the processor's to a customer and describes it. */
  attachMethod(order: AttachOrder): Promise<ProcessorMethod>;
  detachMethod(method: {account: string | null; method: string}): Promise<void>;
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
  customer: string;
  method: string;
  methodKind: 'card' | 'us_bank_account';
  /** For the bank statement; made fit for the processor by the implementation. */
  invoiceNumber: string;
  metadata: Record<string, string>;
}

export interface ConfirmOrder extends IntentRef {
  /** The payer's standing authorisation to debit a bank account. */
  mandate?: string | undefined;
}

export interface ProcessorIntent extends IntentFacts {
  metadata: Record<string, string>;
}

export interface CustomerOrder {
  account: string | null;
  contactId: string;
}

export interface AttachOrder {
  account: string | null;
  customer: string;
  method: string;
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
