import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {Firm} from './firm.ts';

/** What a firm is and how it wants its portal; the optional ones default as the tables say. */
export type FirmDetails = Pick<
  Firm,
  'key' | 'name' | 'legalName' | 'address' | 'country' | 'timeZone' | 'statementName'
> &
  Partial<Omit<Firm, 'id'>> & {locale?: string; invitePage?: string};

/** Adds a firm and answers its id. Its key is taken for good: it stands in the URL of its API. */
export async function createFirm(sql: Sql, ids: Ids, details: FirmDetails): Promise<string> {
  const id = ids('frm');
  await sql.query(
    `insert into firms (id, key, name, legal_name, address, country, time_zone, locale,
       support_email, support_phone, statement_name, terms_url, refund_policy_url, privacy_url,
       takes_payments, accepts, allows_partial_payments, shows_team, stripe_account,
       allowed_origins, staff_origins, invite_page)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
       $20, $21, $22)`,
    [
      id,
      details.key,
      details.name,
      details.legalName,
      details.address,
      details.country,
      details.timeZone,
      details.locale ?? 'en',
      details.supportEmail,
      details.supportPhone,
      details.statementName,
      details.termsUrl,
      details.refundPolicyUrl,
      details.privacyUrl,
      details.takesPayments ?? false,
      details.accepts ?? ['card', 'us_bank_account'],
      details.allowsPartialPayments ?? false,
      details.showsTeam ?? true,
      details.stripeAccount,
      details.allowedOrigins ?? [],
      details.staffOrigins ?? [],
      details.invitePage,
    ],
  );
  return id;
}
