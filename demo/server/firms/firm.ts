import {dateIn} from '../../../src/model/calendar.ts';
import type {FirmFacts, PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';

export interface Firm {
  id: string;
  key: string;
  name: string;
  legalName: string;
  address: string[];
  country: string;
  logoPath: string | null;
  timeZone: string;
  supportEmail: string | null;
  supportPhone: string | null;
  statementName: string;
  termsUrl: string | null;
  refundPolicyUrl: string | null;
  privacyUrl: string | null;
  takesPayments: boolean;
  accepts: PaymentOption[];
  allowsPartialPayments: boolean;
  showsTeam: boolean;
  invoicesPerSubmission: number;
  /** Its connected account at the processor; null is the platform's own. */
  stripeAccount: string | null;
  /** Origins of pages that may call the portal API. */
  allowedOrigins: string[];
  /** Origins of pages that may call the staff API; never the public page's. */
  staffOrigins: string[];
}

const columns = `id, key, name, legal_name as "legalName", address, country, logo_path as "logoPath",
  time_zone as "timeZone", support_email as "supportEmail", support_phone as "supportPhone",
  statement_name as "statementName", terms_url as "termsUrl",
  refund_policy_url as "refundPolicyUrl", privacy_url as "privacyUrl",
  takes_payments as "takesPayments", accepts,
  allows_partial_payments as "allowsPartialPayments", shows_team as "showsTeam",
  invoices_per_submission as "invoicesPerSubmission", stripe_account as "stripeAccount",
  allowed_origins as "allowedOrigins", staff_origins as "staffOrigins"`;

/** A key that no firm can have is as unknown as any other. */
export async function findFirm(sql: Sql, key: string): Promise<Firm | null> {
  if (!/^[\w-]{1,64}$/.test(key)) return null;
  const [firm] = await sql.query<Firm>(`select ${columns} from firms where key = $1`, [key]);
  return firm ?? null;
}

export async function firmOfId(sql: Sql, id: string): Promise<Firm> {
  const [firm] = await sql.query<Firm>(`select ${columns} from firms where id = $1`, [id]);
  if (!firm) throw new Error(`There is no firm ${id}`);
  return firm;
}

/** What of a firm decides about its invoices at `now`. */
export function firmFacts(
  {takesPayments, accepts, timeZone}: Pick<Firm, 'takesPayments' | 'accepts' | 'timeZone'>,
  now: number,
): FirmFacts {
  return {takesPayments, accepts, today: dateIn(timeZone, now)};
}
