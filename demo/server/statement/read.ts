import type {Statement} from '../../../src/contract/types.ts';
import {lineCount, statementOf, type StatementInvoice} from '../../../src/model/statement.ts';
import {maxStatementLines, type Period} from '../../../src/model/statement-period.ts';
import type {Sql} from '../db/port.ts';
import {invalid} from '../http/body.ts';
import {isVisible} from '../invoices/filter.ts';

export interface StatementRequest extends Period {
  clientId: string;
  timeZone: string;
  /** In the firm's time zone. */
  today: string;
}

/**
 * A client's statement. What it says is the model's word; the database only leaves out what cannot
 * show in it: invoices that were settled before the period and have not been touched since. One
 * question, so that all of it is of one moment.
 */
export async function readStatement(sql: Sql, request: StatementRequest): Promise<Statement> {
  const invoices = await findInvoices(sql, request);
  const statement = statementOf(invoices, request);
  // Each invoice that is found has a line at least.
  if (invoices.length > maxStatementLines || lineCount(statement) > maxStatementLines) {
    throw invalid('from', {maxLines: maxStatementLines});
  }
  return statement;
}

/** The days of money are the firm's; what came another way has the day on which it was received. */
function findInvoices(
  sql: Sql,
  {clientId, timeZone, from, to}: StatementRequest,
): Promise<StatementInvoice[]> {
  return sql.query<StatementInvoice>(
    `with shown as (
       select i.* from invoices i
       where i.client_id = $1 and ${isVisible}
         -- What was paid on account of a later invoice is a credit until that is issued.
         and (i.issued_on <= $4::date or i.pending <> 0
           or exists (select from ledger l where l.invoice_id = i.id))
     ), moved as (
       select l.invoice_id, l.kind, l.amount, extract(epoch from l.booked_at) * 1000 as at,
         coalesce(o.received_on, (l.booked_at at time zone $2)::date) as day,
         coalesce(s.method->>'kind', 'outside') as paid_by, l.id
       from ledger l
         left join outside_payments o on l.kind = 'outside_payment' and o.id = l.source
         left join transactions t on t.id = l.transaction_id
         left join submissions s on s.id = t.submission_id
       where l.invoice_id = any(array(select id from shown))
     ), paid as (
       select invoice_id, coalesce(sum(amount) filter (where day < $3::date), 0)::bigint as before,
         jsonb_agg(jsonb_build_object('kind', kind, 'date', day, 'at', at, 'amount', amount,
           'paidBy', paid_by) order by at, id) filter (where day >= $3::date) as entries
       from moved where day <= $4::date group by invoice_id
     ), under_way as (
       select t.invoice_id, jsonb_agg(jsonb_build_object(
         'date', (s.created_at at time zone $2)::date, 'amount', t.amount,
         'paidBy', s.method->>'kind') order by s.created_at, t.id) as payments
       from transactions t join submissions s on s.id = t.submission_id
       where t.invoice_id = any(array(select id from shown where pending <> 0))
         and t.state in
           ('queued', 'creating', 'confirming', 'unknown', 'requires_action', 'processing')
         and (s.created_at at time zone $2)::date <= $4::date
       group by t.invoice_id
     )
     select i.id, i.number, i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency, i.total,
       coalesce(p.before, 0) as "paidBefore", coalesce(p.entries, '[]') as entries,
       coalesce(u.payments, '[]') as "inProgress"
     from shown i
       left join paid p on p.invoice_id = i.id
       left join under_way u on u.invoice_id = i.id
     where i.issued_on between $3::date and $4::date
       or p.entries is not null or u.payments is not null
       or case when i.issued_on < $3::date then i.total else 0 end <> coalesce(p.before, 0)
     limit ${maxStatementLines + 1}`,
    [clientId, timeZone, from, to],
  );
}
