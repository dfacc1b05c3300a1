import * as z from 'zod/mini';
import {
  calendarDate,
  count,
  currency,
  described,
  id,
  money,
  named,
  openEnum,
  text,
} from './primitives.ts';

/** What moves a balance. What is paid, returned or refunded is a movement of its own. */
export const statementKinds = [
  'invoice',
  'credit_note',
  'payment',
  'refund',
  'refund_failed',
  'dispute',
  'dispute_reversed',
  'return',
  'correction',
] as const;

/** How late an open item is; a credit is never late. */
export const statementAges = [
  'current',
  'days_1_30',
  'days_31_60',
  'days_61_90',
  'over_90',
  'credit',
] as const;

const paidBy = described(
  z.optional(openEnum(['card', 'us_bank_account', 'outside'])),
  'Of money: card, us_bank_account, or outside for what did not come through the portal.',
);

const ofInvoice = {invoiceId: id, invoiceNumber: text};

const line = named(
  'StatementLine',
  z.strictObject({
    date: calendarDate,
    kind: openEnum(statementKinds),
    ...ofInvoice,
    amount: described(money, 'What it adds to the balance; negative for what takes from it.'),
    balance: described(money, 'After it.'),
    paidBy,
  }),
);

const inProgress = named(
  'StatementPayment',
  z.strictObject({date: calendarDate, ...ofInvoice, amount: money, paidBy}),
  'A payment under way: no money has arrived, so it moves no balance yet.',
);

const openItem = named(
  'StatementOpenItem',
  z.strictObject({
    ...ofInvoice,
    issuedOn: calendarDate,
    dueOn: z.nullable(calendarDate),
    total: money,
    balance: described(money, 'Open at the end of the period; negative for a credit.'),
    inProgress: described(money, 'Sum of the payments under way for it.'),
    daysLate: described(count, 'Days from the due date to the day of ageing; 0 when not late.'),
    age: openEnum(statementAges),
  }),
);

const ageRow = named(
  'StatementAge',
  z.strictObject({age: openEnum(statementAges), count, amount: money}),
);

const ofCurrency = named(
  'StatementCurrency',
  z.strictObject({
    currency,
    opening: described(money, 'The balance when the period began.'),
    lines: described(z.array(line), 'Oldest first; opening and all amounts add up to closing.'),
    closing: described(money, 'The balance when the period ended: the sum of the open items.'),
    inProgress: z.array(inProgress),
    openItems: described(
      z.array(openItem),
      'Oldest due first, without a due date last, credits after them.',
    ),
    ageing: described(z.array(ageRow), 'One row for every age, credits apart; never netted.'),
  }),
);

export const statement = named(
  'Statement',
  z.strictObject({
    from: calendarDate,
    to: calendarDate,
    agedOn: described(
      calendarDate,
      "The day that ageing counts to: the end of the period, or today in the firm's time zone if that is earlier.",
    ),
    currencies: described(
      z.array(ofCurrency),
      'By their codes; those of which there is nothing to tell are left out.',
    ),
  }),
  'What a client was billed and what was paid between two days, and what was open at the end.',
);

/** Without them: the last three calendar months, up to today in the firm's time zone. */
export const statementQuery = z.strictObject({
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
});
