import type {Submission} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';
import {type SubmissionRow, toSubmission, type TransactionRow} from './serialize.ts';

/** One of the payer's own submissions; 404 for everybody else's. */
export async function readSubmission(sql: Sql, payer: Payer, id: string): Promise<Submission> {
  const [submission] = await readSubmissions(
    sql,
    'id = $1 and principal_kind = $2 and principal_id = $3',
    [id, payer.kind, payer.id],
  );
  if (!submission) throw new Refusal('not_found');
  return submission;
}

/** Throws 404 unless the submission is the payer's own. */
export async function requireOwn(
  sql: Sql,
  payer: Pick<Payer, 'kind' | 'id'>,
  id: string,
): Promise<void> {
  const rows = await sql.query(
    'select id from submissions where id = $1 and principal_kind = $2 and principal_id = $3',
    [id, payer.kind, payer.id],
  );
  if (rows.length === 0) throw new Refusal('not_found');
}

export interface SubmissionFilter {
  /** Only what may still change by itself, debits under way apart. */
  isUnfinished: boolean;
  invoiceId: string | null;
  /** Where the page before ends: newest first, the id breaks ties. */
  after: readonly [createdAt: string, id: string] | null;
  limit: number;
}

export async function listSubmissions(
  sql: Sql,
  payer: Payer,
  {isUnfinished, invoiceId, after, limit}: SubmissionFilter,
): Promise<Submission[]> {
  return readSubmissions(
    sql,
    `principal_kind = $1 and principal_id = $2
     and (not $3::boolean or not is_final)
     and ($4::text is null or exists (
       select from transactions t where t.submission_id = submissions.id and t.invoice_id = $4))
     and ($5::timestamptz is null or (created_at, id) < ($5, $6::text))
     order by created_at desc, id desc limit $7`,
    [payer.kind, payer.id, isUnfinished, invoiceId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** `condition` is code of ours; data comes as parameters. */
async function readSubmissions(
  sql: Sql,
  condition: string,
  parameters: readonly unknown[],
): Promise<Submission[]> {
  const submissions = await sql.query<SubmissionRow>(
    `select id, created_at as "createdAt", authorized_until as "authorizedUntil",
       retry_of as "retryOf", cancel_requested as "cancelRequested", method, currency, version,
       (select u.state from method_setups u where u.submission_id = submissions.id)
         as "setupState"
     from submissions where ${condition}`,
    parameters,
  );
  if (submissions.length === 0) return [];
  const transactions = await sql.query<TransactionRow>(
    `select t.id, t.submission_id as "submissionId", t.invoice_id as "invoiceId",
       i.number as "invoiceNumber", t.amount, t.state, t.failure, t.refunded,
       t.is_disputed as "isDisputed", t.updated_at as "updatedAt"
     from transactions t join invoices i on i.id = t.invoice_id
     where t.submission_id = any($1) order by t.position`,
    [submissions.map(({id}) => id)],
  );
  const bySubmission = Map.groupBy(transactions, ({submissionId}) => submissionId);
  return submissions.map((row) => toSubmission(row, bySubmission.get(row.id) ?? []));
}
