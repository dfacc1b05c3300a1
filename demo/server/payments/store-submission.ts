import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {storeSetup} from '../methods/setup-record.ts';
import {recomputeInvoices} from './invoice-totals.ts';
import type {Lease} from './lease.ts';
import {labelOf} from './paying-method.ts';
import type {PaymentSettings} from './settings.ts';
import type {CheckedOrder} from './order.ts';
import {toTimestamp} from './time.ts';

/** Stores the submission with one queued transaction per invoice; it is leased to the caller. */
export async function storeSubmission(
  sql: Sql,
  {ids}: Ports,
  settings: PaymentSettings,
  checked: CheckedOrder,
): Promise<Lease> {
  const {payer, order, method, now} = checked;
  const lease = {submissionId: ids('sub'), token: ids('lease')};
  await sql.query(
    `insert into submissions (id, firm_id, client_id, principal_kind, principal_id,
       payment_method_id, method, currency, created_at, authorized_until, retry_of, lease_token,
       lease_until, fingerprint, confirmation_token, has_mandate, receipt_email)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      lease.submissionId,
      payer.firmId,
      payer.clientId,
      payer.kind,
      payer.id,
      method.id,
      JSON.stringify(labelOf(method)),
      order.items[0]?.currency,
      toTimestamp(now),
      toTimestamp(now + settings.authorizedFor),
      order.retryOf ?? null,
      lease.token,
      toTimestamp(now + settings.lease),
      method.fingerprint,
      method.entered?.way === 'token' ? method.entered.token : null,
      method.entered?.hasMandate ?? false,
      order.receiptEmail ?? null,
    ],
  );
  await storeSetupOf(sql, ids, lease.submissionId, checked);
  await storeTransactions(sql, ids, lease.submissionId, checked);
  await verifyTotals(sql, checked);
  return lease;
}

/** A method entered anew that is charged several times, or saved, is set up first. */
async function storeSetupOf(
  sql: Sql,
  ids: Ports['ids'],
  submissionId: string,
  {payer: {firmId, id: contactId}, method: {entered}, now}: CheckedOrder,
): Promise<void> {
  if (entered?.way !== 'setup') return;
  const {save: isSaved, makeDefault: makesDefault} = entered;
  const setup = {firmId, contactId, submissionId, method: entered, isSaved, makesDefault};
  await storeSetup(sql, {id: ids('set'), ...setup}, now);
}

async function storeTransactions(
  sql: Sql,
  ids: Ports['ids'],
  submissionId: string,
  checked: CheckedOrder,
): Promise<void> {
  const items = inOrderOfWork(checked);
  await sql.query(
    `insert into transactions (id, submission_id, position, invoice_id, amount, currency,
       invoice_version, state, updated_at)
     select n.id, $1, n.position, n.invoice_id, n.amount, $2, n.invoice_version, 'queued', $3
     from unnest($4::text[], $5::text[], $6::bigint[], $7::bigint[]) with ordinality
       as n (id, invoice_id, amount, invoice_version, position)`,
    [
      submissionId,
      checked.order.items[0]?.currency,
      toTimestamp(checked.now),
      items.map(() => ids('txn')),
      items.map(({invoiceId}) => invoiceId),
      items.map(({amount}) => amount),
      // Being pending is the next change of each invoice; any other will be noticed.
      items.map(({version}) => version + 1),
    ],
  );
}

/** Oldest due first, those without a due date last; else as the payer listed them. */
function inOrderOfWork({order, invoices}: CheckedOrder) {
  const dueOn = new Map(invoices.map(({id, facts}) => [id, facts.dueOn ?? '9999-12-31']));
  const due = ({invoiceId}: {invoiceId: string}) => dueOn.get(invoiceId) ?? '';
  return order.items.toSorted((one, other) =>
    due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0,
  );
}

/** Counted anew from what is stored: paid and in progress never exceed what was billed. */
async function verifyTotals(sql: Sql, {order, invoices}: CheckedOrder): Promise<void> {
  const expected = new Map(invoices.map(({id, version}) => [id, version + 1]));
  const changed = await recomputeInvoices(
    sql,
    order.items.map(({invoiceId}) => invoiceId),
  );
  const isRight =
    changed.length === order.items.length &&
    changed.every(
      ({id, total, paid, pending, version}) =>
        paid + pending <= total && version === expected.get(id),
    );
  if (!isRight) throw new Error('The amounts of the submission do not add up');
}
