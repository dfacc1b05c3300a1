import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {Ending} from '../../../src/model/apply.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {TransactionState} from '../../../src/model/transaction-state.ts';
import type {Sql} from '../db/port.ts';
import {setupOfSubmission, type SetupRecord} from '../methods/setup-record.ts';
import type {Acceptance} from './processor.ts';

/** A submission as the work on it needs it: with the firm and the method behind it. */
export interface SubmissionRecord {
  id: string;
  firmId: string;
  /** The firm's connected account; null is the platform's own. */
  account: string | null;
  timeZone: string;
  currency: string;
  authorizedUntil: string;
  principalKind: 'contact' | 'link';
  /** The saved entry that pays; null for a method entered anew that is not kept. */
  methodId: string | null;
  methodKind: PaymentOption;
  /** Null for a token, and while a method entered anew is still being set up. */
  processorMethod: string | null;
  customer: string | null;
  /** A one-time token that is charged as it is. */
  token: string | null;
  /** Given where the token brings no authorisation of debits along. */
  acceptance: Acceptance | null;
  mandate: string | null;
  fingerprint: string | null;
  /** As of the beginning of this run; the processor refuses a method that was closed since. */
  takesPayments: boolean;
  isMethodActive: boolean;
}

export interface TransactionRecord {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: number;
  invoiceVersion: number;
  state: TransactionState;
  intent: string | null;
  confirmCount: number;
  cancelRequested: boolean;
  ending: Ending | null;
  failure: PaymentFailure | null;
  stopsRest: boolean;
  isDeclined: boolean;
  attempts: number;
  /** Until when the payer may answer their bank's question. */
  actionUntil: string | null;
}

export interface Work {
  submission: SubmissionRecord;
  /** In the order of work: oldest due first. */
  transactions: TransactionRecord[];
  /** Of a method entered anew that is charged several times or saved; null for any other. */
  setup: SetupRecord | null;
}

export async function loadWork(sql: Sql, submissionId: string): Promise<Work> {
  const submission = await loadSubmission(sql, submissionId);
  const transactions = await sql.query<TransactionRecord>(
    `select t.id, t.invoice_id as "invoiceId", i.number as "invoiceNumber", t.amount,
       t.invoice_version as "invoiceVersion", t.state, t.processor_intent as intent,
       t.confirm_count as "confirmCount", t.cancel_requested as "cancelRequested", t.ending,
       t.failure, t.stops_rest as "stopsRest", t.is_declined as "isDeclined", t.attempts,
       t.action_until as "actionUntil"
     from transactions t join invoices i on i.id = t.invoice_id
     where t.submission_id = $1
     order by t.position`,
    [submissionId],
  );
  return {submission, transactions, setup: await setupOfSubmission(sql, submissionId)};
}

interface SubmissionRow extends Omit<SubmissionRecord, 'acceptance'>, Acceptance {
  hasMandate: boolean;
}

async function loadSubmission(sql: Sql, submissionId: string): Promise<SubmissionRecord> {
  const [row] = await sql.query<SubmissionRow>(
    `select s.id, s.firm_id as "firmId", f.stripe_account as account, f.time_zone as "timeZone",
       s.currency, s.authorized_until as "authorizedUntil", s.principal_kind as "principalKind",
       m.id as "methodId", s.method->>'kind' as "methodKind",
       coalesce(u.processor_method, m.processor_method) as "processorMethod",
       c.processor_customer as customer, s.confirmation_token as token,
       coalesce(u.mandate, m.mandate) as mandate, s.has_mandate as "hasMandate", s.fingerprint,
       f.takes_payments as "takesPayments",
       coalesce(m.status = 'active', true) as "isMethodActive", n.address, n.agent
     from submissions s
       join firms f on f.id = s.firm_id
       left join method_setups u on u.submission_id = s.id
       left join payment_methods m on m.id = coalesce(s.payment_method_id, u.payment_method_id)
       left join contacts c on s.principal_kind = 'contact' and c.id = s.principal_id
       left join lateral (
         select address, agent from consents where submission_id = s.id limit 1) n on true
     where s.id = $1`,
    [submissionId],
  );
  if (!row) throw new Error(`There is no submission ${submissionId}`);
  const {address, agent, hasMandate, ...submission} = row;
  const {token, methodKind} = submission;
  const authorises = token !== null && methodKind === 'us_bank_account' && !hasMandate;
  return {
    ...submission,
    // A token needs no customer: what it stands for is charged once and not kept.
    customer: token === null ? submission.customer : null,
    acceptance: authorises ? {address, agent} : null,
  };
}
