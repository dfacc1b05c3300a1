import {hasReceipt} from '../../../src/model/receipt.ts';
import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import {requireOwn} from '../payments/read.ts';
import {Refusal} from '../refusal.ts';
import type {Receipt} from './receipt-document.ts';
import type {Summary} from './summary-document.ts';

const receiptColumns = `t.invoice_id as "invoiceId", t.id as "transactionId",
  i.number as "invoiceNumber", cl.name as "clientName", t.state, t.amount, t.currency, t.refunded,
  t.is_disputed as "isDisputed", s.method, s.created_at as "submittedAt",
  t.settled_at as "settledAt", t.expected_on as "expectedOn"`;

const joined = `transactions t
  join submissions s on s.id = t.submission_id
  join invoices i on i.id = t.invoice_id
  join clients cl on cl.id = i.client_id`;

/** One of the caller's own payments; 404 for everybody else's and for what has no receipt. */
export async function readReceipt(
  sql: Sql,
  {kind, id}: Pick<Principal, 'kind' | 'id'>,
  invoiceId: string,
  transactionId: string,
): Promise<Receipt> {
  const [receipt] = await sql.query<Receipt>(
    `select ${receiptColumns} from ${joined}
     where t.id = $1 and t.invoice_id = $2 and s.principal_kind = $3 and s.principal_id = $4`,
    [transactionId, invoiceId, kind, id],
  );
  if (!receipt || !hasReceipt(receipt.state)) throw new Refusal('not_found');
  return receipt;
}

/** What has a receipt of it: for the message that its payer gets (P-17). */
export async function receiptsOfSubmission(sql: Sql, submissionId: string): Promise<Receipt[]> {
  const all = await sql.query<Receipt>(
    `select ${receiptColumns} from ${joined} where t.submission_id = $1 order by t.position`,
    [submissionId],
  );
  return all.filter(({state}) => hasReceipt(state));
}

/** One of the caller's own submissions; 404 for everybody else's. */
export async function readSummary(
  sql: Sql,
  payer: Pick<Principal, 'kind' | 'id'>,
  submissionId: string,
): Promise<Summary> {
  await requireOwn(sql, payer, submissionId);
  return summaryOf(sql, submissionId);
}

/**
 * A submission with those that it tries again: each invoice in its first place, with what came of it last.
 */
export async function summaryOf(sql: Sql, submissionId: string): Promise<Summary> {
  const tries = await sql.query<Receipt>(
    `with recursive attempts as (
       select id, retry_of, 0 as before from submissions where id = $1
       union all
       select o.id, o.retry_of, a.before + 1 from attempts a join submissions o on o.id = a.retry_of)
     select ${receiptColumns} from ${joined} join attempts a on a.id = s.id
     order by a.before desc, t.position`,
    [submissionId],
  );
  const [first, ...rest] = new Map(tries.map((each) => [each.invoiceId, each])).values();
  if (!first) throw new Refusal('not_found');
  return [first, ...rest];
}
