import type {PaymentMethod} from '../../../src/contract/types.ts';
import {isExpired} from '../../../src/model/method-eligibility.ts';
import type {Sql} from '../db/port.ts';

interface MethodRow {
  id: string;
  kind: 'card' | 'us_bank_account';
  brand: string | null;
  bankName: string | null;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  holder: string | null;
  isDefault: boolean;
  status: 'active' | 'pending_verification' | 'unusable' | 'removing';
  unusableReason: 'account_closed' | 'verification_failed' | null;
  verificationType: 'amounts' | 'descriptor_code' | null;
  verificationArrivesOn: string | null;
  addedAt: string;
  version: number;
}

const columns = `id, kind, brand, bank_name as "bankName", last4, exp_month as "expMonth",
  exp_year as "expYear", holder, is_default as "isDefault", status,
  unusable_reason as "unusableReason", verification_type as "verificationType",
  verification_arrives_on as "verificationArrivesOn", added_at as "addedAt", version`;

/** A contact's own saved methods, the default first, then the newest (M-02). */
export async function listMethods(
  sql: Sql,
  contactId: string,
  today: string,
): Promise<PaymentMethod[]> {
  const rows = await sql.query<MethodRow>(
    `select ${columns} from payment_methods
     where contact_id = $1 and status <> 'removed'
     order by is_default desc, added_at desc, id`,
    [contactId],
  );
  return rows.map((row) => toMethod(row, today));
}

/** One of a contact's own; null for everybody else's. */
export async function findMethod(
  sql: Sql,
  contactId: string,
  id: string,
  today: string,
): Promise<PaymentMethod | null> {
  const [row] = await sql.query<MethodRow>(
    `select ${columns} from payment_methods
     where id = $1 and contact_id = $2 and status <> 'removed'`,
    [id, contactId],
  );
  return row ? toMethod(row, today) : null;
}

/** Nothing of the processor's is in it. That a card has expired is not stored: the month says it. */
function toMethod(row: MethodRow, today: string): PaymentMethod {
  const {id, kind, last4, isDefault, addedAt, version} = row;
  const optional = {
    brand: row.brand,
    bankName: row.bankName,
    expMonth: row.expMonth,
    expYear: row.expYear,
    holder: row.holder,
    unusableReason: row.unusableReason,
  };
  const known = Object.entries(optional).filter(([, value]) => value !== null);
  const {verificationType: type, verificationArrivesOn: arrivesOn} = row;
  const isPending = row.status === 'pending_verification' && type !== null && arrivesOn !== null;
  const method: PaymentMethod = {
    id,
    kind,
    last4,
    ...Object.fromEntries(known),
    isDefault,
    status: row.status,
    ...(isPending && {verification: {type, arrivesOn}}),
    addedAt,
    version,
  };
  const hasExpired = method.status === 'active' && isExpired(method, today);
  return hasExpired ? {...method, status: 'expired'} : method;
}
