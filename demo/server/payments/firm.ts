import type {Sql} from '../db/port.ts';
import type {Firm} from '../firms/firm.ts';

/** What of a firm decides about payments to it. */
export type PayeeFirm = Pick<
  Firm,
  | 'id'
  | 'timeZone'
  | 'statementName'
  | 'takesPayments'
  | 'accepts'
  | 'allowsPartialPayments'
  | 'invoicesPerSubmission'
  | 'stripeAccount'
>;

export async function loadFirm(sql: Sql, id: string): Promise<PayeeFirm> {
  const [firm] = await sql.query<PayeeFirm>(
    `select id, time_zone as "timeZone", statement_name as "statementName",
       takes_payments as "takesPayments", accepts,
       allows_partial_payments as "allowsPartialPayments",
       invoices_per_submission as "invoicesPerSubmission", stripe_account as "stripeAccount"
     from firms where id = $1`,
    [id],
  );
  if (!firm) throw new Error(`There is no firm ${id}`);
  return firm;
}
