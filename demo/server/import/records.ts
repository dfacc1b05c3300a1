import type {PaymentOption} from '../../../src/model/invoice-state.ts';

/** What the files say, before it meets the database. Every id here is one of the firm's own system. */

export interface ClientRecord {
  id: string;
  name: string;
}

export interface ContactRecord {
  id: string;
  clientId: string;
  name: string;
  email: string;
  locale: string | null;
}

export interface ProjectRecord {
  id: string;
  clientId: string;
  name: string;
  isVisible: boolean;
}

export interface StaffRecord {
  id: string;
  name: string;
  email: string | null;
  isShown: boolean;
}

export interface AssignmentRecord {
  clientId: string;
  projectId: string;
  staffId: string;
  role: string | null;
}

/** Amounts in minor units of `currency`; a credit note's are negative. */
export interface InvoiceRecord {
  id: string;
  clientId: string;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  subtotal: number;
  total: number;
  state: 'draft' | 'sent' | 'void';
  isHidden: boolean;
  options: PaymentOption[];
  projectIds: string[];
  /** What was paid before the invoice came here. */
  paid: number;
  paidOn: string | null;
}

/** Amounts as written: their currency is the invoice's. */
export interface LineRecord {
  invoiceId: string;
  description: string;
  quantity: string | null;
  rate: string | null;
  amount: string;
  projectId: string | null;
}

export interface TaxRecord {
  invoiceId: string;
  name: string;
  amount: string;
}

/** A record with the place it came from. */
export interface Entry<T> {
  line: number;
  /** False when one of its fields was refused: its id still counts, its sums don't. */
  isSound: boolean;
  value: T;
}

/** The tables of one import; null for a file that is not part of it and so changes nothing. */
export interface Bundle {
  clients: Entry<ClientRecord>[] | null;
  contacts: Entry<ContactRecord>[] | null;
  projects: Entry<ProjectRecord>[] | null;
  staff: Entry<StaffRecord>[] | null;
  assignments: Entry<AssignmentRecord>[] | null;
  invoices: Entry<InvoiceRecord>[] | null;
  lines: Entry<LineRecord>[] | null;
  taxes: Entry<TaxRecord>[] | null;
}
