import type {Sql} from '../db/port.ts';
import type {ProcessorMethod} from '../payments/processor.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';

export interface Enrollment {
  contactId: string;
  /** The processor's id of the method to save. */
  processorMethod: string;
  makeDefault: boolean;
}

/**
 * Saves a method for a contact and answers our id of it. The first becomes the default (M-04); the
 * same card or account saved twice stays one entry, the older (M-10). Throws `ProcessorError`.
 */
export async function enrollMethod(ports: Ports, enrollment: Enrollment): Promise<string> {
  const {db, processor} = ports;
  const {contactId, makeDefault} = enrollment;
  const {account, customer} = await customerOf(ports, contactId);
  const method = await processor.attachMethod({
    account,
    customer,
    method: enrollment.processorMethod,
  });
  const kept = await db.transaction((sql) => keep(sql, ports, contactId, method, makeDefault));
  if (kept.processorMethod !== method.id) {
    await processor.detachMethod({account, method: method.id});
  }
  return kept.id;
}

interface Holder {
  account: string | null;
  customer: string | null;
}

/** One customer per contact at the processor's, made when the first method is saved. */
async function customerOf({db, processor}: Ports, contactId: string) {
  const {account, customer} = await readHolder(db, contactId);
  if (customer !== null) return {account, customer};
  const created = await processor.createCustomer(
    {account, contactId},
    `contact:${contactId}:customer`,
  );
  await db.query(
    `update contacts set processor_customer = $2 where id = $1 and processor_customer is null`,
    [contactId, created],
  );
  const stored = await readHolder(db, contactId);
  return {account, customer: stored.customer ?? created};
}

async function readHolder(sql: Sql, contactId: string): Promise<Holder> {
  const [holder] = await sql.query<Holder>(
    `select f.stripe_account as account, c.processor_customer as customer
     from contacts c join firms f on f.id = c.firm_id where c.id = $1`,
    [contactId],
  );
  if (!holder) throw new Error(`There is no contact ${contactId}`);
  return holder;
}

interface Kept {
  id: string;
  processorMethod: string;
}

async function keep(
  sql: Sql,
  {ids, clock}: Ports,
  contactId: string,
  method: ProcessorMethod,
  makeDefault: boolean,
): Promise<Kept> {
  // Two methods saved at once: one of them is the first.
  await sql.query('select id from contacts where id = $1 for no key update', [contactId]);
  const existing = await sql.query<Kept & {isSame: boolean}>(
    `select id, processor_method as "processorMethod",
       coalesce(fingerprint = $2 and kind = $3 and status = 'active', false) as "isSame"
     from payment_methods where contact_id = $1 and status <> 'removing' order by added_at, id`,
    [contactId, method.fingerprint ?? null, method.kind],
  );
  const kept =
    existing.find(({isSame}) => isSame) ??
    (await insert(sql, ids('pmt'), contactId, method, toTimestamp(clock.now())));
  if (makeDefault || existing.length === 0) await setDefault(sql, contactId, kept.id);
  return kept;
}

async function insert(
  sql: Sql,
  id: string,
  contactId: string,
  method: ProcessorMethod,
  now: string,
): Promise<Kept> {
  await sql.query(
    `insert into payment_methods (id, contact_id, processor_method, kind, brand, bank_name, last4,
       exp_month, exp_year, holder, fingerprint, mandate, status, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'active', $13)`,
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
      now,
    ],
  );
  return {id, processorMethod: method.id};
}

/** In two steps: there is never a moment with two defaults. */
async function setDefault(sql: Sql, contactId: string, id: string): Promise<void> {
  await sql.query(
    `update payment_methods set is_default = false, version = version + 1
     where contact_id = $1 and is_default and id <> $2`,
    [contactId, id],
  );
  await sql.query(
    `update payment_methods set is_default = true, version = version + 1
     where id = $1 and not is_default`,
    [id],
  );
}
