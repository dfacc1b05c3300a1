import type {Query, portalRoutes} from '../contract/routes.ts';
import type {HistoryEntry, PaidItem, PaymentHistoryPage} from '../contract/types.ts';
import {dateIn} from '../model/calendar.ts';
import {money} from '../model/money.ts';
import {paymentOutcome, wasNeverTried} from '../model/payment-outcome.ts';
import {hasReceipt} from '../model/receipt.ts';
import {toInstant} from './clock.ts';
import {pageOf} from './cursors.ts';
import type {
  ContactRecord,
  InvoiceRecord,
  State,
  SubmissionRecord,
  TransactionRecord,
} from './state.ts';

interface Row {
  id: string;
  at: number;
  entry: HistoryEntry;
}

/** Payments of the client's people; with what and why not stays with whoever paid (M-02). */
export function listPaymentHistory(
  state: State,
  contact: ContactRecord,
  {cursor, limit}: Query<typeof portalRoutes.listPaymentHistory>,
): PaymentHistoryPage {
  const rows = [...submitted(state, contact), ...receivedElsewhere(state, contact)];
  const {items, nextCursor} = pageOf(state, rows, {
    query: `payment-history ${contact.clientId}`,
    compare: newestFirst,
    cursor,
    limit: Number(limit ?? 25),
  });
  return {items: items.map(({entry}) => entry), nextCursor};
}

function newestFirst(one: Row, other: Row): number {
  if (one.at !== other.at) return other.at - one.at;
  return one.id === other.id ? 0 : one.id < other.id ? 1 : -1;
}

/** Of other people's payments what was never tried is none, and nothing is told of hidden invoices. */
function submitted(state: State, contact: ContactRecord): Row[] {
  return [...state.submissions.values()].flatMap((submission) => {
    if (state.contacts.get(submission.contactId)?.clientId !== contact.clientId) return [];
    const byMe = submission.contactId === contact.id;
    const shown = submission.transactions.filter(
      ({state: its, invoiceId}) =>
        byMe || (!wasNeverTried(its) && isVisible(state.invoices.get(invoiceId))),
    );
    const [first] = shown;
    if (!first) return [];
    const {id, createdAt: at, method} = submission;
    const entry: HistoryEntry = {
      id: byMe ? id : first.id,
      submissionId: byMe ? id : null,
      at: toInstant(at),
      byMe,
      kind: submission.methodKind,
      ...(byMe && {method}),
      items: shown.map((each) => toItem(each, submission, byMe)),
    };
    return [{id, at, entry}];
  });
}

function toItem(
  transaction: TransactionRecord,
  {currency, methodKind: kind}: SubmissionRecord,
  byMe: boolean,
): PaidItem {
  const {id, invoiceId, invoiceNumber, refunded, expectedOn, failure} = transaction;
  const state: PaidItem['state'] = wasNeverTried(transaction.state)
    ? 'canceled'
    : paymentOutcome({...transaction, kind});
  const known = {invoiceId, invoiceNumber, amount: money(transaction.amount, currency), state};
  if (!byMe) return {...known, transactionId: null, receiptAvailable: false};
  return {
    ...known,
    transactionId: id,
    ...(refunded > 0 && {refunded: money(refunded, currency)}),
    ...(state === 'processing' && expectedOn !== null && {expectedOn}),
    ...(failure !== null && {failure}),
    receiptAvailable: hasReceipt(transaction.state),
  };
}

function receivedElsewhere(state: State, contact: ContactRecord): Row[] {
  const invoices = [...state.invoices.values()].filter(
    (invoice) => invoice.clientId === contact.clientId && isVisible(invoice),
  );
  return invoices.flatMap(({id: invoiceId, number, currency, ledger}) =>
    ledger.flatMap(({kind, amount, at}, index): Row[] => {
      if (kind !== 'outside_payment') return [];
      const id = `out_${invoiceId}_${index}`;
      const entry: HistoryEntry = {
        id,
        submissionId: null,
        at: toInstant(at),
        receivedOn: dateIn(state.firm.timeZone, at),
        byMe: false,
        kind: 'outside',
        items: [
          {
            transactionId: null,
            invoiceId,
            invoiceNumber: number,
            amount: money(amount, currency),
            state: 'succeeded',
            receiptAvailable: false,
          },
        ],
      };
      return [{id, at, entry}];
    }),
  );
}

function isVisible(invoice: InvoiceRecord | undefined): boolean {
  return invoice?.state === 'sent' && !invoice.isHidden;
}
