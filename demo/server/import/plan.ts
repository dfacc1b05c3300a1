import {parseAmount, writeAmount} from './decimal.ts';
import type {InvoicePlan, Known, KnownInvoice, PlannedLine, PlannedTax} from './known.ts';
import type {Problem} from './problem.ts';
import type {Bundle, Entry, InvoiceRecord, LineRecord, TaxRecord} from './records.ts';
import {tables} from './tables.ts';

/** All that an import says of one invoice. */
interface Pieces {
  entry: Entry<InvoiceRecord> | null;
  lines: Entry<LineRecord>[];
  taxes: Entry<TaxRecord>[];
}

/**
 * Puts invoices, lines and taxes together, checks that they add up and that none of them must be
 * left alone, and gives what is to be written. Lines and taxes replace those in the database where
 * their file is part of the import, else those in the database count.
 */
export function planInvoices(bundle: Bundle, known: Known, problems: Problem[]): InvoicePlan[] {
  const plans: InvoicePlan[] = [];
  for (const [id, pieces] of gather(bundle)) {
    const before = known.invoices.get(id) ?? null;
    // Lines of an invoice that is nowhere have been reported as such.
    if (pieces.entry === null && before === null) continue;
    const plan = planInvoice(id, pieces, before, bundle, problems);
    if (plan !== null) plans.push(plan);
  }
  return plans;
}

function gather(bundle: Bundle): Map<string, Pieces> {
  const gathered = new Map<string, Pieces>();
  const piecesOf = (id: string): Pieces => {
    let pieces = gathered.get(id);
    if (pieces === undefined) gathered.set(id, (pieces = {entry: null, lines: [], taxes: []}));
    return pieces;
  };
  for (const entry of bundle.invoices ?? []) piecesOf(entry.value.id).entry ??= entry;
  for (const entry of bundle.lines ?? []) piecesOf(entry.value.invoiceId).lines.push(entry);
  for (const entry of bundle.taxes ?? []) piecesOf(entry.value.invoiceId).taxes.push(entry);
  return gathered;
}

function planInvoice(
  id: string,
  {entry, lines, taxes}: Pieces,
  before: KnownInvoice | null,
  bundle: Bundle,
  problems: Problem[],
): InvoicePlan | null {
  const place = placeOf({entry, lines, taxes});
  const refuse = (field: string, message: string) => problems.push({...place, field, message});
  if (before?.obstacle === 'payment_in_progress') {
    refuse('invoice_id', `Invoice ${id} has a payment in progress and cannot be imported now.`);
  } else if (before?.obstacle === 'has_payments') {
    refuse('invoice_id', `Invoice ${id} has payments beyond the imported one and is left alone.`);
  }
  if (entry !== null && !entry.isSound) return null;
  const facts = entry?.value ?? before;
  if (facts === null) return null;
  if (entry !== null && before !== null) checkLasting(entry.value, before, refuse);

  const newLines = read(tables.lines.file, lines, facts.currency, toLine, problems);
  const newTaxes = read(tables.taxes.file, taxes, facts.currency, toTax, problems);
  if (newLines === null || newTaxes === null) return null;
  // A file without rows for this invoice takes its lines or taxes away only beside its own row.
  const plan: InvoicePlan = {
    externalId: id,
    record: entry?.value ?? null,
    lines: bundle.lines !== null && (entry !== null || lines.length > 0) ? newLines : null,
    taxes: bundle.taxes !== null && (entry !== null || taxes.length > 0) ? newTaxes : null,
  };
  checkSums(plan, facts, before, refuse);
  return plan;
}

/** Where its problems are reported: its own row, else the first that speaks of it. */
function placeOf({entry, lines, taxes}: Pieces): {file: string; line: number | null} {
  if (entry !== null) return {file: tables.invoices.file, line: entry.line};
  if (lines[0] !== undefined) return {file: tables.lines.file, line: lines[0].line};
  return {file: tables.taxes.file, line: taxes[0]?.line ?? null};
}

/** What an invoice keeps for ever, and what a booked opening payment keeps. */
function checkLasting(
  invoice: InvoiceRecord,
  before: KnownInvoice,
  refuse: (field: string, message: string) => void,
): void {
  if (invoice.clientId !== before.clientId) {
    refuse('client_id', `The invoice belongs to client ${before.clientId} and stays there.`);
  }
  const {opening} = before;
  if (opening === null) return;
  if (invoice.currency !== before.currency) {
    refuse('currency', `A payment in ${before.currency} is booked; the currency stays.`);
  }
  const isSameDay = invoice.paidOn === null || invoice.paidOn === opening.on;
  if (invoice.paid === opening.amount && !isSameDay) {
    refuse('paid_on', `The payment is booked on ${opening.on}; a booked day stays.`);
  }
}

function checkSums(
  {record, lines, taxes}: InvoicePlan,
  {subtotal, total, currency}: {subtotal: number; total: number; currency: string},
  before: KnownInvoice | null,
  refuse: (field: string, message: string) => void,
): void {
  const show = (amount: number) => writeAmount(amount, currency);
  const field = (name: string) => (record === null ? 'amount' : name);
  const lineSum = lines === null ? (before?.lineSum ?? null) : sum(lines);
  if (lineSum !== null && lineSum !== subtotal) {
    refuse(
      field('subtotal'),
      `The lines add up to ${show(lineSum)}, the subtotal is ${show(subtotal)}.`,
    );
  }
  const taxSum = taxes === null ? (before?.taxSum ?? 0) : sum(taxes);
  if (subtotal + taxSum !== total) {
    refuse(
      field('total'),
      `Subtotal and taxes add up to ${show(subtotal + taxSum)}, the total is ${show(total)}.`,
    );
  }
}

function sum(items: readonly {amount: number}[]): number {
  return items.reduce((total, {amount}) => total + amount, 0);
}

/** Null when one of them is bad: then nothing can be said of their sum. */
function read<T, Planned>(
  file: string,
  entries: readonly Entry<T>[],
  currency: string,
  convert: (value: T, amountOf: (field: string, text: string) => number) => Planned,
  problems: Problem[],
): Planned[] | null {
  const before = problems.length;
  const planned = entries.map(({line, isSound, value}) =>
    convert(value, (field, text) => {
      const parsed = parseAmount(text, currency);
      if ('amount' in parsed) return parsed.amount;
      if (isSound) problems.push({file, line, field, message: parsed.message});
      return 0;
    }),
  );
  const isSound = entries.every((entry) => entry.isSound) && problems.length === before;
  return isSound ? planned : null;
}

function toLine(line: LineRecord, amountOf: (field: string, text: string) => number): PlannedLine {
  return {
    description: line.description,
    quantity: line.quantity,
    rate: line.rate === null ? null : amountOf('rate', line.rate),
    amount: amountOf('amount', line.amount),
    projectId: line.projectId,
  };
}

function toTax(
  {name, amount}: TaxRecord,
  amountOf: (field: string, text: string) => number,
): PlannedTax {
  return {name, amount: amountOf('amount', amount)};
}
