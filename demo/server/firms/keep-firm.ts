import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import {StartError} from '../start-error.ts';
import {createFirm, type FirmDetails} from './create-firm.ts';

export type FirmChanges = Partial<FirmDetails> & {key: string};

/** Where each setting is kept. */
const columns: Readonly<Record<Exclude<keyof FirmDetails, 'key'>, string>> = {
  name: 'name',
  legalName: 'legal_name',
  address: 'address',
  country: 'country',
  logoPath: 'logo_path',
  timeZone: 'time_zone',
  locale: 'locale',
  supportEmail: 'support_email',
  supportPhone: 'support_phone',
  statementName: 'statement_name',
  termsUrl: 'terms_url',
  refundPolicyUrl: 'refund_policy_url',
  privacyUrl: 'privacy_url',
  takesPayments: 'takes_payments',
  accepts: 'accepts',
  allowsPartialPayments: 'allows_partial_payments',
  showsTeam: 'shows_team',
  invoicesPerSubmission: 'invoices_per_submission',
  stripeAccount: 'stripe_account',
  allowedOrigins: 'allowed_origins',
  staffOrigins: 'staff_origins',
  invitePage: 'invite_page',
};

export interface KeptFirm {
  id: string;
  isNew: boolean;
}

/**
 * Makes a firm, or changes what is given of the one with this key. Throws {@link StartError} where a
 * new one lacks what it cannot do without.
 */
export async function keepFirm(sql: Sql, ids: Ids, changes: FirmChanges): Promise<KeptFirm> {
  const [known] = await sql.query<{id: string}>('select id from firms where key = $1 for update', [
    changes.key,
  ]);
  if (!known) return {id: await createFirm(sql, ids, requireWhole(changes)), isNew: true};
  for (const [name, column] of Object.entries(columns)) {
    const value = changes[name as keyof typeof columns];
    if (value === undefined) continue;
    await sql.query(`update firms set ${column} = $2 where id = $1`, [known.id, value]);
  }
  return {id: known.id, isNew: false};
}

function requireWhole({key, ...changes}: FirmChanges): FirmDetails {
  const {name, legalName, country, timeZone, statementName, ...others} = changes;
  if (!name || !country || !timeZone) {
    throw new StartError(
      `There is no firm ${key} yet: a new one needs at least --name, --country and --time-zone.`,
    );
  }
  return {
    address: [],
    ...others,
    key,
    name,
    country,
    timeZone,
    legalName: legalName ?? name,
    statementName: statementName ?? name.toUpperCase().slice(0, 22),
  };
}
