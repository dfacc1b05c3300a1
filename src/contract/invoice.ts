import * as z from 'zod/mini';
import {
  described,
  amount,
  calendarDate,
  count,
  currency,
  cursor,
  id,
  instant,
  money,
  named,
  openEnum,
  text,
  version,
} from './primitives.ts';
import {failure, methodLabel} from './payment-parts.ts';

export const invoiceStatuses = ['open', 'past_due', 'processing', 'paid', 'credit'] as const;
export const invoiceFilters = ['outstanding', 'all', 'past_due', 'processing', 'paid'] as const;
export const invoiceSorts = [
  'number',
  '-number',
  'due_on',
  '-due_on',
  'issued_on',
  '-issued_on',
  'amount',
  '-amount',
] as const;
export const paymentOptions = ['card', 'us_bank_account'] as const;
export const notPayableReasons = [
  'no_payment_options',
  'processing',
  'paid',
  'payments_unavailable',
  'on_hold',
  'nothing_due',
  'credit',
  'below_minimum',
  'above_maximum',
  'not_representable',
] as const;

const project = named('ProjectName', z.strictObject({id, name: text}));

export const lastPayment = named(
  'LastPayment',
  z.strictObject({
    state: openEnum([
      'succeeded',
      'processing',
      'failed',
      'refunded',
      'partly_refunded',
      'disputed',
      'returned',
    ]),
    amount: money,
    submittedAt: instant,
    settledAt: z.optional(instant),
    expectedOn: described(
      z.optional(calendarDate),
      'When a processing debit is expected to arrive.',
    ),
    byMe: z.boolean(),
    kind: described(
      openEnum(['card', 'us_bank_account', 'outside']),
      'card, us_bank_account, or outside for what was paid elsewhere.',
    ),
    method: z.optional(methodLabel),
    failure: z.optional(failure),
  }),
  'The newest payment of an invoice; method and failure only to the one who paid.',
);

const minimum = described(
  z.optional(money),
  'The least that one payment may take, where the processor sets a minimum.',
);

const invoiceShape = {
  id,
  number: text,
  projects: z.array(project),
  issuedOn: calendarDate,
  dueOn: z.nullable(calendarDate),
  total: money,
  paid: described(money, 'Sum of the ledger.'),
  pending: described(money, 'Sum of its processing and active transactions.'),
  due: described(money, 'total − paid.'),
  payableAmount: described(
    z.nullable(money),
    'What one payment could take now; null with notPayableReason.',
  ),
  notPayableReason: z.optional(openEnum(notPayableReasons)),
  status: openEnum(invoiceStatuses),
  paymentOptions: described(
    z.array(openEnum(paymentOptions)),
    'What can pay it: its own options that the firm accepts and its currency allows.',
  ),
  minimum,
  version,
  lastPayment: z.optional(lastPayment),
};

export const invoice = named('Invoice', z.strictObject(invoiceShape));

export const invoicePage = named(
  'InvoicePage',
  z.strictObject({
    items: z.array(invoice),
    nextCursor: z.nullable(cursor),
    payableCount: described(count, 'Payable invoices of the whole query, loaded or not.'),
  }),
);

const summaryRow = named('SummaryRow', z.strictObject({currency, count, amount}));

export const invoiceSummary = named(
  'InvoiceSummary',
  z.strictObject({
    outstanding: z.array(summaryRow),
    pastDue: z.array(summaryRow),
    lastPayment: z.optional(
      z.strictObject({
        amount: money,
        paidAt: instant,
        byMe: z.boolean(),
        method: z.optional(methodLabel),
      }),
    ),
  }),
);

export const payableItem = named(
  'PayableItem',
  z.strictObject({
    id,
    number: text,
    version,
    payableAmount: money,
    paymentOptions: z.array(openEnum(paymentOptions)),
    minimum,
  }),
);

export const excludedItem = named(
  'ExcludedItem',
  z.strictObject({id, number: text, reason: openEnum(notPayableReasons)}),
);

export const payablePage = named(
  'PayablePage',
  z.strictObject({
    items: described(
      z.array(payableItem),
      'Oldest due first, whatever the list is sorted by; without a due date last.',
    ),
    excluded: described(z.array(excludedItem), 'Outstanding, but not payable online.'),
    nextCursor: z.nullable(cursor),
  }),
  'What select-all needs: every payable invoice of a query, and the outstanding ones left out.',
);

export const payableRequest = named(
  'PayableRequest',
  z.strictObject({ids: z.array(id).check(z.minLength(1), z.maxLength(500))}),
  "Ids that are unknown, foreign, hidden or void simply don't come back.",
);

const invoiceLine = named(
  'InvoiceLine',
  z.strictObject({
    description: text,
    quantity: described(
      z.nullable(z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,6})?$/))),
      'Decimal number as text, such as 12.5; null where the firm bills a lump sum.',
    ),
    rate: z.nullable(money),
    amount: money,
    projectId: z.nullable(id),
  }),
);

const taxLine = named('TaxLine', z.strictObject({name: text, amount: money}));

export const invoicePayment = named(
  'InvoicePayment',
  z.strictObject({
    transactionId: z.nullable(id),
    submissionId: z.nullable(id),
    state: openEnum([
      'succeeded',
      'processing',
      'failed',
      'refunded',
      'partly_refunded',
      'disputed',
      'returned',
    ]),
    amount: money,
    refunded: z.optional(money),
    at: instant,
    byMe: z.boolean(),
    kind: openEnum(['card', 'us_bank_account', 'outside']),
    method: z.optional(methodLabel),
    failure: z.optional(failure),
    receiptAvailable: z.boolean(),
  }),
);

export const invoiceDetail = named(
  'InvoiceDetail',
  z.strictObject({
    ...invoiceShape,
    lines: z.array(invoiceLine),
    subtotal: money,
    taxes: z.array(taxLine),
    payments: z.array(invoicePayment),
  }),
);

const listQuery = {
  status: z.optional(z.enum(invoiceFilters)),
  q: z.optional(z.string().check(z.maxLength(200))),
  projectId: z.optional(id),
  cursor: z.optional(cursor),
};

export const invoiceQuery = z.strictObject({
  ...listQuery,
  sort: z.optional(z.enum(invoiceSorts)),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-9]\d|100)$/))),
});

export const payableQuery = z.strictObject(listQuery);
