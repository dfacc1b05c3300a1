import type {Consent, Instrument} from '../../../src/contract/types.ts';
import type {SubmittedItem} from '../../../src/model/submission-check.ts';
import type {KeyedRequest} from './idempotency.ts';
import type {PayableInvoice} from './invoices.ts';
import type {Payer} from './payer.ts';
import type {PayingMethod} from './paying-method.ts';

/** What a payer pressed Pay for. */
export interface Order {
  items: readonly SubmittedItem[];
  instrument: Instrument;
  consent: Consent;
  receiptEmail?: string | undefined;
  request: KeyedRequest;
  /** From where, as kept with the consent. */
  address: string | null;
  agent: string | null;
  retryOf?: string | undefined;
}

/** What was found right, under the locks that keep it so. */
export interface CheckedOrder {
  payer: Payer;
  order: Order;
  method: PayingMethod;
  invoices: readonly PayableInvoice[];
  now: number;
}
