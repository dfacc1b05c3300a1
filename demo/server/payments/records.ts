import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {Ending} from '../../../src/model/apply.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {TransactionState} from '../../../src/model/transaction-state.ts';
import type {Sql} from '../db/port.ts';

/** A submission as the work on it needs it: with the firm and the method behind it. */
export interface SubmissionRecord {
  id: string;
  firmId: string;
  /** The firm's connected account; null is the platform's own. */
  account: string | null;
  timeZone: string;
  currency: string;
  authorizedUntil: string;
  methodId: string;
  methodKind: PaymentOption;
  processorMethod: string;
  customer: string;
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
}

export interface Work {
  submission: SubmissionRecord;
  /** In the order of work: oldest due first. */
  transactions: TransactionRecord[];
}

export async function loadWork(sql: Sql, submissionId: string): Promise<Work> {
  const [submission] = await sql.query<SubmissionRecord>(
    `select s.id, s.firm_id as "firmId", f.stripe_account as account, f.time_zone as "timeZone",
       s.currency, s.authorized_until as "authorizedUntil", m.id as "methodId",
       m.kind as "methodKind", m.processor_method as "processorMethod",
       c.processor_customer as customer, m.mandate, s.fingerprint,
       f.takes_payments as "takesPayments", m.status = 'active' as "isMethodActive"
     from submissions s
       join firms f on f.id = s.firm_id
       join payment_methods m on m.id = s.payment_method_id
       join contacts c on c.id = m.contact_id
     where s.id = $1`,
    [submissionId],
  );
  if (!submission) throw new Error(`There is no submission ${submissionId}`);
  const transactions = await sql.query<TransactionRecord>(
    `select t.id, t.invoice_id as "invoiceId", i.number as "invoiceNumber", t.amount,
       t.invoice_version as "invoiceVersion", t.state, t.processor_intent as intent,
       t.confirm_count as "confirmCount", t.cancel_requested as "cancelRequested", t.ending,
       t.failure, t.stops_rest as "stopsRest", t.is_declined as "isDeclined", t.attempts
     from transactions t join invoices i on i.id = t.invoice_id
     where t.submission_id = $1
     order by t.position`,
    [submissionId],
  );
  return {submission, transactions};
}
