import type {MethodLabel, PaymentFailure} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import {isVisible} from '../invoices/filter.ts';

/** One invoice's part in an entry, with what its own payer alone may know. */
export interface ItemRow {
  entryId: string;
  byMe: boolean;
  method: MethodLabel | null;
  transactionId: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: number;
  currency: string;
  state: string;
  refunded: number;
  isDisputed: boolean;
  expectedOn: string | null;
  failure: PaymentFailure | null;
  receivedOn: string | null;
}

/** Of submissions, in the order of work. The payer's own are whole, whatever became of an invoice since. */
export function findItems(
  sql: Sql,
  {kind, id}: Pick<Principal, 'kind' | 'id'>,
  submissionIds: readonly string[],
): Promise<ItemRow[]> {
  return sql.query<ItemRow>(
    `select * from (
       select s.id as "entryId", s.principal_kind = $2 and s.principal_id = $3 as "byMe", s.method,
         t.id as "transactionId", t.invoice_id as "invoiceId", i.number as "invoiceNumber",
         t.amount, t.currency, t.state, t.refunded, t.is_disputed as "isDisputed",
         t.expected_on as "expectedOn", t.failure, null::date as "receivedOn", t.position,
         ${isVisible} and t.state not in ('skipped', 'canceled') as "isPublic"
       from submissions s join transactions t on t.submission_id = s.id
         join invoices i on i.id = t.invoice_id
       where s.id = any($1)) items
     where "byMe" or "isPublic" order by position`,
    [submissionIds, kind, id],
  );
}

/** What came another way; how is between the firm and its books. */
export function findOutside(sql: Sql, ids: readonly string[]): Promise<ItemRow[]> {
  return sql.query<ItemRow>(
    `select o.id as "entryId", false as "byMe", null::jsonb as method, o.id as "transactionId",
       o.invoice_id as "invoiceId", i.number as "invoiceNumber", o.amount, o.currency,
       'succeeded' as state, 0 as refunded, false as "isDisputed", null::date as "expectedOn",
       null::jsonb as failure, o.received_on as "receivedOn"
     from outside_payments o join invoices i on i.id = o.invoice_id where o.id = any($1)`,
    [ids],
  );
}
