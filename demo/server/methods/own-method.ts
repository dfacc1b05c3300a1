import type {Sql} from '../db/port.ts';
import {Refusal} from '../refusal.ts';

/** A saved method with what must not leave the server, locked together with its owner. */
export interface OwnMethod {
  id: string;
  account: string | null;
  processorMethod: string;
  processorSetup: string | null;
  kind: 'card' | 'us_bank_account';
  status: 'active' | 'pending_verification' | 'unusable' | 'removing';
  unusableReason: string | null;
  isDefault: boolean;
  expMonth: number | null;
  expYear: number | null;
  verificationType: 'amounts' | 'descriptor_code' | null;
  verificationTries: number;
}

/**
 * One of the contact's own; anybody else's is as unknown as none (M-02). With `isLocked`, the contact
 * is locked first, so that nobody moves the default meanwhile. Throws {@link Refusal}.
 */
export async function ownMethod(
  sql: Sql,
  contactId: string,
  id: string,
  {isLocked = false} = {},
): Promise<OwnMethod> {
  if (isLocked) {
    await sql.query('select id from contacts where id = $1 for no key update', [contactId]);
  }
  const [method] = await sql.query<OwnMethod>(
    `select m.id, f.stripe_account as account, m.processor_method as "processorMethod",
       m.processor_setup as "processorSetup", m.kind, m.status,
       m.unusable_reason as "unusableReason", m.is_default as "isDefault",
       m.exp_month as "expMonth", m.exp_year as "expYear",
       m.verification_type as "verificationType", m.verification_tries as "verificationTries"
     from payment_methods m join contacts c on c.id = m.contact_id join firms f on f.id = c.firm_id
     where m.id = $1 and m.contact_id = $2 and m.status <> 'removed'
     ${isLocked ? 'for update of m' : ''}`,
    [id, contactId],
  );
  if (!method) throw new Refusal('payment_method_not_found');
  return method;
}
