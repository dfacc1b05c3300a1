import {dateIn} from '../../../src/model/calendar.ts';
import type {FirmFacts, PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';

/** What of a firm decides about payments to it. */
export interface PayeeFirm {
  id: string;
  /** Its connected account; null is the platform's own. */
  account: string | null;
  timeZone: string;
  statementName: string;
  takesPayments: boolean;
  accepts: PaymentOption[];
  allowsPartialPayments: boolean;
  invoicesPerSubmission: number;
}

export async function loadFirm(sql: Sql, id: string): Promise<PayeeFirm> {
  const [firm] = await sql.query<PayeeFirm>(
    `select id, stripe_account as account, time_zone as "timeZone",
       statement_name as "statementName", takes_payments as "takesPayments", accepts,
       allows_partial_payments as "allowsPartialPayments",
       invoices_per_submission as "invoicesPerSubmission"
     from firms where id = $1`,
    [id],
  );
  if (!firm) throw new Error(`There is no firm ${id}`);
  return firm;
}

export function firmFacts({takesPayments, accepts, timeZone}: PayeeFirm, now: number): FirmFacts {
  return {takesPayments, accepts, today: dateIn(timeZone, now)};
}
