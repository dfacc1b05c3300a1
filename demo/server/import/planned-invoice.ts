import type {InvoicePlan, KnownInvoice} from './known.ts';

/** A plan that knows its invoice's id. */
export interface PlannedInvoice extends InvoicePlan {
  id: string;
  clientId: string;
  before: KnownInvoice | null;
}
