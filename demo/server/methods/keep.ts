import {dateIn} from '../../../src/model/calendar.ts';
import type {Sql} from '../db/port.ts';
import type {ProcessorMethod, ProcessorSetup} from '../payments/processor.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';
import {detachLater} from './detachments.ts';

export interface Keepsake {
  contactId: string;
  account: string | null;
  method: ProcessorMethod;
  makesDefault: boolean;
  /** The set-up that small deposits must complete, and what they will look like. */
  pending?: {setup: string; verification: NonNullable<ProcessorSetup['verification']>} | undefined;
}

/** An intent that has begun keeps the method it began with; none is open as long as this. */
const graceForPayments = 3 * 60 * 60_000;

interface Entry {
  id: string;
  processorMethod: string;
  status: 'active' | 'pending_verification';
  expMonth: number | null;
  expYear: number | null;
}

/**
 * Saves a method that the processor has set up, and answers our id of it. The first becomes the
 * default (M-04). The same card or account saved twice stays one entry (M-10), which takes over what
 * is better of the new one; the copy that is left over is detached.
 */
export async function keep(
  sql: Sql,
  {ids, clock}: Pick<Ports, 'ids' | 'clock'>,
  keepsake: Keepsake,
): Promise<string> {
  const {contactId, account, method, makesDefault} = keepsake;
  // Two methods saved at once: one of them is the first.
  const [contact] = await sql.query<{timeZone: string}>(
    `select f.time_zone as "timeZone" from contacts c join firms f on f.id = c.firm_id
     where c.id = $1 for no key update of c`,
    [contactId],
  );
  const {same, others} = await existingOf(sql, contactId, method);
  const now = clock.now();
  const id = same?.id ?? ids('pmt');
  if (!same) await insert(sql, id, keepsake, arrivalOf(keepsake, contact?.timeZone), now);
  else if (same.processorMethod === method.id) {
    // What small deposits were to prove is proved.
    if (!keepsake.pending) await replace(sql, id, method);
  } else {
    const isBetter = !keepsake.pending && isRenewed(same, method);
    if (isBetter) await replace(sql, id, method);
    const left = isBetter ? same.processorMethod : method.id;
    await detachLater(sql, {account, method: left}, isBetter ? now + graceForPayments : now);
  }
  if (makesDefault || (!same && others === 0)) await setDefault(sql, contactId, id);
  return id;
}

async function existingOf(
  sql: Sql,
  contactId: string,
  {kind, fingerprint}: ProcessorMethod,
): Promise<{same: Entry | undefined; others: number}> {
  const rows = await sql.query<Entry & {isSame: boolean}>(
    `select id, processor_method as "processorMethod", status, exp_month as "expMonth",
       exp_year as "expYear",
       coalesce(fingerprint = $2 and kind = $3, false)
         and status in ('active', 'pending_verification') as "isSame"
     from payment_methods where contact_id = $1 and status not in ('removing', 'removed')
     order by added_at, id for update`,
    [contactId, fingerprint ?? null, kind],
  );
  return {same: rows.find(({isSame}) => isSame), others: rows.length};
}

/** A new expiry date of the same card; an account that is proved now and was not before. */
function isRenewed(
  {status, expMonth, expYear}: Entry,
  method: Pick<ProcessorMethod, 'expMonth' | 'expYear'>,
): boolean {
  if (status === 'pending_verification') return true;
  return expMonth !== (method.expMonth ?? null) || expYear !== (method.expYear ?? null);
}

async function replace(sql: Sql, id: string, method: ProcessorMethod): Promise<void> {
  await sql.query(
    `update payment_methods set processor_method = $2, exp_month = $3, exp_year = $4, holder = $5,
       mandate = $6, status = 'active', processor_setup = null, verification_type = null,
       verification_arrives_on = null, version = version + 1
     where id = $1`,
    [
      id,
      method.id,
      method.expMonth ?? null,
      method.expYear ?? null,
      method.holder ?? null,
      method.mandate ?? null,
    ],
  );
}

function arrivalOf({pending}: Keepsake, timeZone = 'UTC'): string | null {
  return pending ? dateIn(timeZone, pending.verification.arrivesAt) : null;
}

async function insert(
  sql: Sql,
  id: string,
  {contactId, method, pending}: Keepsake,
  arrivesOn: string | null,
  now: number,
): Promise<void> {
  await sql.query(
    `insert into payment_methods (id, contact_id, processor_method, kind, brand, bank_name, last4,
       exp_month, exp_year, holder, fingerprint, mandate, status, added_at, processor_setup,
       verification_type, verification_arrives_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      id,
      contactId,
      method.id,
      method.kind,
      method.brand ?? null,
      method.bankName ?? null,
      method.last4,
      method.expMonth ?? null,
      method.expYear ?? null,
      method.holder ?? null,
      method.fingerprint ?? null,
      method.mandate ?? null,
      pending ? 'pending_verification' : 'active',
      toTimestamp(now),
      pending?.setup ?? null,
      pending?.verification.type ?? null,
      arrivesOn,
    ],
  );
}

/** In two steps: there is never a moment with two defaults. The contact is locked. */
export async function setDefault(sql: Sql, contactId: string, id: string | null): Promise<void> {
  await sql.query(
    `update payment_methods set is_default = false, version = version + 1
     where contact_id = $1 and is_default and id is distinct from $2`,
    [contactId, id],
  );
  await sql.query(
    `update payment_methods set is_default = true, version = version + 1
     where id = $1 and not is_default`,
    [id],
  );
}
