import type {InvoiceRecord} from './records.ts';

/** What the database already holds of the things that an import names, by their external ids. */
export interface Known {
  /** External id → our id. */
  clients: ReadonlyMap<string, string>;
  /** By {@link withinClient}. */
  contacts: ReadonlyMap<string, KnownContact>;
  /** By {@link withinClient} → our id. */
  projects: ReadonlyMap<string, string>;
  /** External id → our id. */
  staff: ReadonlyMap<string, string>;
  /** By external id. */
  invoices: ReadonlyMap<string, KnownInvoice>;
}

export interface KnownContact {
  id: string;
  clientId: string;
  externalId: string;
  email: string;
}

export interface KnownInvoice {
  id: string;
  /** External id of its client. */
  clientId: string;
  currency: string;
  subtotal: number;
  total: number;
  /** Null when it has no lines. */
  lineSum: number | null;
  taxSum: number;
  /** Why an import must leave it alone. */
  obstacle: 'payment_in_progress' | 'has_payments' | null;
  /** What was imported as paid, and the day of its newest entry; null when nothing was. */
  opening: OpeningPayment | null;
}

export interface OpeningPayment {
  amount: number;
  on: string;
  /** How many ledger entries make it up: the first and each correction. */
  entries: number;
}

/** Contacts and projects have ids that are unique within their client; no id has a line break. */
export function withinClient(clientId: string, id: string): string {
  return `${clientId}\n${id}`;
}

/** What remains to be written once everything has been checked. Amounts in minor units. */
export interface InvoicePlan {
  externalId: string;
  /** Null when only its lines or taxes are part of the import. */
  record: InvoiceRecord | null;
  /** Null leaves those in the database as they are. */
  lines: PlannedLine[] | null;
  taxes: PlannedTax[] | null;
}

export interface PlannedLine {
  description: string;
  quantity: string | null;
  rate: number | null;
  amount: number;
  /** External id. */
  projectId: string | null;
}

export interface PlannedTax {
  name: string;
  amount: number;
}
