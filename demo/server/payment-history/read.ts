import type {HistoryEntry, PaidItem, PaymentHistoryPage} from '../../../src/contract/types.ts';
import {money} from '../../../src/model/money.ts';
import {paymentOutcome, wasNeverTried} from '../../../src/model/payment-outcome.ts';
import {hasReceipt} from '../../../src/model/receipt.ts';
import type {Sql} from '../db/port.ts';
import {readTimeCursor, writePageCursor} from '../http/page-cursor.ts';
import type {Principal} from '../http/principal.ts';
import {findEntries, type Entry} from './entries.ts';
import {findItems, findOutside, type ItemRow} from './items.ts';

/** Payments of the client's people; with what and why not stays with whoever paid (M-02). */
export async function readPaymentHistory(
  sql: Sql,
  principal: Principal,
  {cursor, limit}: {cursor: string | undefined; limit: number},
): Promise<PaymentHistoryPage> {
  const list = ['payment-history', principal.clientId];
  const after = cursor === undefined ? ([null, null] as const) : readTimeCursor(cursor, list);
  const found = await findEntries(sql, principal, {after, limit: limit + 1});
  const entries = found.slice(0, limit);
  const last = found.length > limit ? entries.at(-1) : undefined;
  const idsOf = (wanted: Entry['source']) =>
    entries.filter(({source}) => source === wanted).map(({id}) => id);
  const rows = await Promise.all([
    findItems(sql, principal, idsOf('submission')),
    findOutside(sql, idsOf('outside')),
  ]);
  const byEntry = Map.groupBy(rows.flat(), ({entryId}) => entryId);
  return {
    items: entries.flatMap((entry) => toEntry(entry, byEntry.get(entry.id) ?? [])),
    nextCursor: last ? writePageCursor(list, [last.at, last.id]) : null,
  };
}

/** None where an invoice was hidden between the two questions. */
function toEntry({id, at}: Entry, rows: readonly ItemRow[]): HistoryEntry[] {
  const [first] = rows;
  if (!first) return [];
  const {byMe, method, transactionId, receivedOn} = first;
  return [
    {
      id: byMe ? id : transactionId,
      submissionId: byMe ? id : null,
      at,
      ...(receivedOn !== null && {receivedOn}),
      byMe,
      kind: method?.kind ?? 'outside',
      ...(byMe && method && {method}),
      items: rows.map(toItem),
    },
  ];
}

function toItem(row: ItemRow): PaidItem {
  const {byMe, invoiceId, invoiceNumber, currency, method} = row;
  const state: PaidItem['state'] = wasNeverTried(row.state)
    ? 'canceled'
    : paymentOutcome({...row, kind: method?.kind ?? null});
  const known = {invoiceId, invoiceNumber, amount: money(row.amount, currency), state};
  if (!byMe) return {...known, transactionId: null, receiptAvailable: false};
  const {transactionId, refunded, expectedOn, failure} = row;
  return {
    ...known,
    transactionId,
    ...(refunded > 0 && {refunded: money(refunded, currency)}),
    ...(state === 'processing' && expectedOn !== null && {expectedOn}),
    ...(failure !== null && {failure}),
    receiptAvailable: hasReceipt(row.state),
  };
}
