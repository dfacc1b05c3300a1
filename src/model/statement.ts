import type {
  Statement,
  StatementAge,
  StatementCurrency,
  StatementLine,
  StatementOpenItem,
} from '../contract/types.ts';
import {daysBetween} from './calendar.ts';
import {money} from './money.ts';
import {compareText, numberSortKey} from './sort-key.ts';
import type {Period} from './statement-period.ts';

type Age = Exclude<StatementAge['age'], 'unrecognized'>;
type PaidBy = 'card' | 'us_bank_account' | 'outside';

/** An entry of the ledger: money that came for an invoice, or went back. */
export interface StatementEntry {
  kind:
    | 'charge'
    | 'refund'
    | 'refund_failed'
    | 'dispute'
    | 'dispute_reversed'
    | 'outside_payment'
    | 'opening_payment';
  /** In the firm's time zone. */
  date: string;
  /** Milliseconds since the epoch: the order within a day. */
  at: number;
  /** As the ledger has it: what was paid is positive. */
  amount: number;
  paidBy: PaidBy;
}

/** What is known of an invoice that a contact of the client may see. */
export interface StatementInvoice {
  id: string;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  total: number;
  /** Sum of what its ledger has beside `entries`; all of it from before the period. */
  paidBefore: number;
  entries: readonly StatementEntry[];
  /** Payments under way, by the day on which they were made. */
  inProgress: readonly {date: string; amount: number; paidBy: PaidBy}[];
}

/** In the order in which they are read. */
const ages: readonly Age[] = [
  'current',
  'days_1_30',
  'days_31_60',
  'days_61_90',
  'over_90',
  'credit',
];

/**
 * What a client owed, was billed and paid. By currency, never across them: opening plus all lines is
 * closing, and closing is the sum of the open items. Money under way has not arrived, so it moves no
 * balance; a credit stands for itself and lowers no other item.
 */
export function statementOf(
  invoices: readonly StatementInvoice[],
  {from, to, today}: Period & {today: string},
): Statement {
  const agedOn = to < today ? to : today;
  const currencies = [...Map.groupBy(invoices, ({currency}) => currency)]
    .sort(([one], [other]) => compareText(one, other))
    .map(([currency, of]) => ofCurrency(currency, of, {from, to, agedOn}))
    .filter(hasAnything);
  return {from, to, agedOn, currencies};
}

/** Of all its lists together. */
export function lineCount({currencies}: Statement): number {
  return currencies.reduce(
    (count, {lines, inProgress, openItems}) =>
      count + lines.length + inProgress.length + openItems.length,
    0,
  );
}

type Days = Period & {agedOn: string};

function ofCurrency(
  currency: string,
  invoices: readonly StatementInvoice[],
  days: Days,
): StatementCurrency {
  const {from, to} = days;
  const opening = sum(invoices.map((invoice) => balanceBefore(invoice, from)));
  let balance = opening;
  const lines = movesWithin(invoices, days).map(({date, kind, invoice, amount, paidBy}) => {
    balance += amount;
    return {
      date,
      kind,
      ...nameOf(invoice),
      amount: money(amount, currency),
      balance: money(balance, currency),
      ...(paidBy && {paidBy}),
    };
  });
  const openItems = openItemsOf(invoices, days);
  return {
    currency,
    opening: money(opening, currency),
    lines,
    closing: money(balance, currency),
    inProgress: invoices
      .flatMap((invoice) =>
        invoice.inProgress
          .filter(({date}) => date <= to)
          .map(({date, amount, paidBy}) => ({
            date,
            ...nameOf(invoice),
            amount: money(amount, currency),
            paidBy,
          })),
      )
      .sort((one, other) => compareText(one.date, other.date)),
    openItems,
    ageing: ages.map((age) => {
      const items = openItems.filter((item) => item.age === age);
      const amount = sum(items.map((item) => item.balance.amount));
      return {age, count: items.length, amount: money(amount, currency)};
    }),
  };
}

function hasAnything({opening, lines, openItems, inProgress}: StatementCurrency): boolean {
  return opening.amount !== 0 || lines.length + openItems.length + inProgress.length > 0;
}

/** Before the beginning of `day`. What was paid on account of a later invoice is a credit until then. */
function balanceBefore(
  {issuedOn, total, paidBefore, entries}: StatementInvoice,
  day: string,
): number {
  const billed = issuedOn < day ? total : 0;
  const paid = entries.filter(({date}) => date < day).map(({amount}) => amount);
  return billed - paidBefore - sum(paid);
}

interface Move {
  date: string;
  kind: Exclude<StatementLine['kind'], 'unrecognized'>;
  invoice: StatementInvoice;
  amount: number;
  /** Within a day: invoices first, then money as it came. */
  at: number;
  paidBy?: PaidBy;
}

function movesWithin(invoices: readonly StatementInvoice[], {from, to}: Days): Move[] {
  const isWithin = ({date}: Move) => date >= from && date <= to;
  return invoices
    .flatMap(movesOf)
    .filter(isWithin)
    .sort(
      (one, other) =>
        compareText(one.date, other.date) ||
        one.at - other.at ||
        compareByNumber(one.invoice, other.invoice),
    );
}

function movesOf(invoice: StatementInvoice): Move[] {
  const {issuedOn, total, entries} = invoice;
  return [
    {
      date: issuedOn,
      kind: total < 0 ? 'credit_note' : 'invoice',
      invoice,
      amount: total,
      at: Number.MIN_SAFE_INTEGER,
    },
    ...entries.map((entry): Move => ({
      date: entry.date,
      kind: kindOf(entry),
      invoice,
      // Zero without a sign: a negative one is another value to whoever compares.
      amount: 0 - entry.amount,
      at: entry.at,
      paidBy: entry.paidBy,
    })),
  ];
}

/** What a bank takes back of a debit is a return; a card's payment is disputed. */
function kindOf({kind, amount, paidBy}: StatementEntry): Move['kind'] {
  switch (kind) {
    case 'dispute':
      return paidBy === 'us_bank_account' ? 'return' : kind;
    case 'refund':
    case 'refund_failed':
    case 'dispute_reversed':
      return kind;
    default:
      // An import that knows better lowers what an earlier one had as paid.
      return amount < 0 ? 'correction' : 'payment';
  }
}

function openItemsOf(invoices: readonly StatementInvoice[], days: Days): StatementOpenItem[] {
  return invoices
    .map((invoice) => ({invoice, balance: balanceAtEnd(invoice, days.to)}))
    .filter(({balance}) => balance !== 0)
    .sort(
      (one, other) =>
        Number(one.balance < 0) - Number(other.balance < 0) ||
        compareText(one.invoice.dueOn ?? '9999-99-99', other.invoice.dueOn ?? '9999-99-99') ||
        compareByNumber(one.invoice, other.invoice),
    )
    .map(({invoice, balance}) => toOpenItem(invoice, balance, days));
}

function balanceAtEnd(
  {issuedOn, total, paidBefore, entries}: StatementInvoice,
  to: string,
): number {
  const paid = entries.filter(({date}) => date <= to).map(({amount}) => amount);
  return (issuedOn <= to ? total : 0) - paidBefore - sum(paid);
}

function toOpenItem(
  invoice: StatementInvoice,
  balance: number,
  {to, agedOn}: Days,
): StatementOpenItem {
  const {issuedOn, dueOn, total, currency, inProgress} = invoice;
  const underWay = inProgress.filter(({date}) => date <= to).map(({amount}) => amount);
  // From the day after the due date (L-05).
  const daysLate = dueOn === null || balance < 0 ? 0 : Math.max(0, daysBetween(dueOn, agedOn));
  return {
    ...nameOf(invoice),
    issuedOn,
    dueOn,
    total: money(total, currency),
    balance: money(balance, currency),
    inProgress: money(sum(underWay), currency),
    daysLate,
    age: balance < 0 ? 'credit' : ageOf(daysLate),
  };
}

function ageOf(daysLate: number): Age {
  if (daysLate === 0) return 'current';
  if (daysLate <= 30) return 'days_1_30';
  if (daysLate <= 60) return 'days_31_60';
  return daysLate <= 90 ? 'days_61_90' : 'over_90';
}

function nameOf({id, number}: StatementInvoice) {
  return {invoiceId: id, invoiceNumber: number};
}

function compareByNumber(one: StatementInvoice, other: StatementInvoice): number {
  return (
    compareText(numberSortKey(one.number), numberSortKey(other.number)) ||
    compareText(one.id, other.id)
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
