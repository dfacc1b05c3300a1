import type {Sql} from '../db/port.ts';

/** A payer as they are written to. Someone behind a payment link may have left an address, or none. */
export interface Payer {
  submissionId: string;
  firmId: string;
  firm: string;
  legalName: string;
  address: string[];
  supportEmail: string | null;
  refundPolicyUrl: string | null;
  timeZone: string;
  locale: string;
  name: string | null;
  email: string | null;
  methodKind: string;
  brand: string | null;
  bankName: string | null;
  last4: string;
}

export interface PaidInvoice {
  id: string;
  number: string;
  amount: number;
  currency: string;
  state: string;
  at: string;
  expectedOn: string | null;
  /** Why the bank did not carry it out, or took it back; null where it has not said. */
  reason: string | null;
}

/** Of submissions `s`. The contact's present address counts: they may have moved meanwhile. */
export async function readPayer(sql: Sql, submissionId: string): Promise<Payer> {
  const [payer] = await sql.query<Payer>(
    `select s.id as "submissionId", f.id as "firmId", f.name as firm, f.legal_name as "legalName",
       f.address, f.support_email as "supportEmail", f.refund_policy_url as "refundPolicyUrl",
       f.time_zone as "timeZone", coalesce(k.locale, f.locale) as locale, k.name,
       coalesce(k.email, s.receipt_email) as email, s.method->>'kind' as "methodKind",
       s.method->>'brand' as brand, s.method->>'bankName' as "bankName",
       s.method->>'last4' as last4
     from submissions s
       join firms f on f.id = s.firm_id
       left join contacts k on s.principal_kind = 'contact' and k.id = s.principal_id
     where s.id = $1`,
    [submissionId],
  );
  if (!payer) throw new Error(`There is no submission ${submissionId}`);
  return payer;
}

const invoiceColumns = `t.id, i.number, t.amount, t.currency, t.state,
  coalesce(t.settled_at, t.updated_at) as at, t.expected_on as "expectedOn",
  case when t.is_disputed then t.return_reason else t.failure->>'code' end as reason`;

/** What of a submission was paid or is on its way, in the order of work. */
export function readPaid(sql: Sql, submissionId: string): Promise<PaidInvoice[]> {
  return sql.query<PaidInvoice>(
    `select ${invoiceColumns} from transactions t join invoices i on i.id = t.invoice_id
     where t.submission_id = $1 and t.state in ('succeeded', 'processing') order by t.position`,
    [submissionId],
  );
}

export async function readOne(sql: Sql, transactionId: string): Promise<PaidInvoice> {
  const [invoice] = await sql.query<PaidInvoice>(
    `select ${invoiceColumns} from transactions t join invoices i on i.id = t.invoice_id
     where t.id = $1`,
    [transactionId],
  );
  if (!invoice) throw new Error(`There is no transaction ${transactionId}`);
  return invoice;
}
