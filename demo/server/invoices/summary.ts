import type {InvoiceSummary, MethodLabel} from '../../../src/contract/types.ts';
import type {FirmFacts} from '../../../src/model/invoice-state.ts';
import {money} from '../../../src/model/money.ts';
import {Parameters} from '../db/parameters.ts';
import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import {isOutstanding, isPastDue, isVisible} from './filter.ts';

interface SumRow {
  currency: string;
  count: number;
  amount: number;
  pastDueCount: number;
  pastDueAmount: number;
}

interface PaidRow {
  amount: number;
  currency: string;
  paidAt: string;
  byMe: boolean;
  method: MethodLabel | null;
}

/** What the client owes by currency, and when something was paid last (L-16). */
export async function summarize(
  sql: Sql,
  principal: Principal,
  firm: FirmFacts,
): Promise<InvoiceSummary> {
  const [sums, paid] = await Promise.all([
    sumOutstanding(sql, principal.clientId, firm),
    findLastPaid(sql, principal),
  ]);
  return {
    outstanding: sums.map(({currency, count, amount}) => ({currency, count, amount})),
    pastDue: sums
      .filter(({pastDueCount}) => pastDueCount > 0)
      .map(({currency, pastDueCount: count, pastDueAmount: amount}) => ({currency, count, amount})),
    ...(paid && {lastPayment: toLastPaid(paid)}),
  };
}

async function sumOutstanding(sql: Sql, clientId: string, firm: FirmFacts): Promise<SumRow[]> {
  const parameters = new Parameters();
  const pastDue = isPastDue(firm, parameters);
  const rest = 'i.total - i.paid - i.pending';
  return sql.query<SumRow>(
    `select i.currency, count(*) as count, sum(${rest})::bigint as amount,
       count(*) filter (where ${pastDue}) as "pastDueCount",
       coalesce(sum(${rest}) filter (where ${pastDue}), 0)::bigint as "pastDueAmount"
     from invoices i
     where i.client_id = ${parameters.add(clientId)} and ${isVisible} and ${isOutstanding}
     group by i.currency order by i.currency`,
    parameters.values,
  );
}

/**
 * An opening balance is no payment that anybody remembers making. The client's invoices come as one
 * array, so that their entries are found by the index and those of others never looked at.
 */
async function findLastPaid(sql: Sql, principal: Principal): Promise<PaidRow | undefined> {
  const [row] = await sql.query<PaidRow>(
    `select l.amount, l.currency, l.booked_at as "paidAt", s.method,
       coalesce(s.principal_kind = $2 and s.principal_id = $3, false) as "byMe"
     from (
       select * from ledger
       where invoice_id = any(array(
           select i.id from invoices i where i.client_id = $1 and ${isVisible}))
         and kind in ('charge', 'outside_payment')
       order by booked_at desc, id desc limit 1
     ) l
     left join transactions t on t.id = l.transaction_id
     left join submissions s on s.id = t.submission_id`,
    [principal.clientId, principal.kind, principal.id],
  );
  return row;
}

function toLastPaid({amount, currency, paidAt, byMe, method}: PaidRow) {
  return {amount: money(amount, currency), paidAt, byMe, ...(byMe && method && {method})};
}
