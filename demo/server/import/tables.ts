import {paymentOptions} from '../../../src/contract/invoice.ts';
import type {
  AssignmentRecord,
  Bundle,
  ClientRecord,
  ContactRecord,
  InvoiceRecord,
  LineRecord,
  ProjectRecord,
  StaffRecord,
  TaxRecord,
} from './records.ts';
import type {Row} from './row.ts';

/** How one file is laid out and how a row of it is read. docs/import.md says the same to people. */
export interface Table<T> {
  file: string;
  /** Column names; those in `required` must be in the header, the others may be left out. */
  required: readonly string[];
  optional: readonly string[];
  read: (row: Row) => T;
}

const clients: Table<ClientRecord> = {
  file: 'clients.csv',
  required: ['client_id', 'name'],
  optional: [],
  read: (row) => ({id: row.id('client_id'), name: row.text('name')}),
};

const contacts: Table<ContactRecord> = {
  file: 'contacts.csv',
  required: ['contact_id', 'client_id', 'name', 'email'],
  optional: ['locale'],
  read: (row) => ({
    id: row.id('contact_id'),
    clientId: row.id('client_id'),
    name: row.text('name'),
    email: row.email('email'),
    locale: row.optionalLocale('locale'),
  }),
};

const projects: Table<ProjectRecord> = {
  file: 'projects.csv',
  required: ['project_id', 'client_id', 'name'],
  optional: ['visible'],
  read: (row) => ({
    id: row.id('project_id'),
    clientId: row.id('client_id'),
    name: row.text('name'),
    isVisible: row.yesOrNo('visible', true),
  }),
};

const staff: Table<StaffRecord> = {
  file: 'staff.csv',
  required: ['staff_id', 'name'],
  optional: ['email', 'shown'],
  read: (row) => ({
    id: row.id('staff_id'),
    name: row.text('name'),
    email: row.optionalEmail('email'),
    isShown: row.yesOrNo('shown', true),
  }),
};

const assignments: Table<AssignmentRecord> = {
  file: 'assignments.csv',
  required: ['client_id', 'project_id', 'staff_id'],
  optional: ['role'],
  read: (row) => ({
    clientId: row.id('client_id'),
    projectId: row.id('project_id'),
    staffId: row.id('staff_id'),
    role: row.optionalText('role'),
  }),
};

const invoices: Table<InvoiceRecord> = {
  file: 'invoices.csv',
  required: [
    'invoice_id',
    'client_id',
    'number',
    'issued_on',
    'currency',
    'subtotal',
    'total',
    'state',
  ],
  optional: ['due_on', 'hidden', 'payment_options', 'project_ids', 'paid', 'paid_on'],
  read: readInvoice,
};

function readInvoice(row: Row): InvoiceRecord {
  const currency = row.currency('currency');
  const invoice: InvoiceRecord = {
    id: row.id('invoice_id'),
    clientId: row.id('client_id'),
    number: row.text('number'),
    issuedOn: row.date('issued_on'),
    dueOn: row.optionalDate('due_on'),
    currency: currency ?? '',
    subtotal: row.amount('subtotal', currency),
    total: row.amount('total', currency),
    state: row.oneOf('state', ['draft', 'sent', 'void']),
    isHidden: row.yesOrNo('hidden', false),
    options: row.anyOf('payment_options', paymentOptions),
    projectIds: row.ids('project_ids'),
    paid: row.optionalAmount('paid', currency),
    paidOn: row.optionalDate('paid_on'),
  };
  if (row.isSound) checkOpeningPayment(row, invoice);
  return invoice;
}

/** Paid lies between nothing and the total, which for a credit note is below nothing. */
function checkOpeningPayment(row: Row, {paid, paidOn, total}: InvoiceRecord): void {
  const isWithinTotal = total >= 0 ? paid >= 0 && paid <= total : paid <= 0 && paid >= total;
  if (!isWithinTotal) row.refuse('paid', 'Must lie between zero and the total.');
  if (paid !== 0 && paidOn === null) row.refuse('paid_on', 'Must say when it was paid.');
  if (paid === 0 && paidOn !== null) row.refuse('paid_on', 'Says when, but nothing was paid.');
}

const lines: Table<LineRecord> = {
  file: 'invoice-lines.csv',
  required: ['invoice_id', 'description', 'amount'],
  optional: ['quantity', 'rate', 'project_id'],
  read: (row) => ({
    invoiceId: row.id('invoice_id'),
    description: row.text('description'),
    quantity: row.optionalQuantity('quantity'),
    rate: row.optionalWrittenAmount('rate'),
    amount: row.writtenAmount('amount'),
    projectId: row.optionalId('project_id'),
  }),
};

const taxes: Table<TaxRecord> = {
  file: 'invoice-taxes.csv',
  required: ['invoice_id', 'name', 'amount'],
  optional: [],
  read: (row) => ({
    invoiceId: row.id('invoice_id'),
    name: row.text('name'),
    amount: row.writtenAmount('amount'),
  }),
};

type Tables = {[Name in keyof Bundle]: Table<NonNullable<Bundle[Name]>[number]['value']>};

/** Every file that an import knows, in the order in which they build on each other. */
export const tables: Tables = {
  clients,
  contacts,
  projects,
  staff,
  assignments,
  invoices,
  lines,
  taxes,
};

export const fileNames: readonly string[] = Object.values(tables).map(({file}) => file);
