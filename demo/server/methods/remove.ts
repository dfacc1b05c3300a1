import {isExpired} from '../../../src/model/method-eligibility.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {detach} from './detachments.ts';
import {setDefault} from './keep.ts';
import {type OwnMethod, ownMethod} from './own-method.ts';
import {endSetup} from './pursue-setup.ts';
import {readSetup} from './setup-record.ts';
import {ProcessorError} from '../payments/processor.ts';

/**
 * Deletes a saved method and answers the new default: the newest that can pay, or none (M-07). From
 * the first commit on nothing can be charged with it; letting go of it at the processor's is tried
 * again until it is done. Throws {@link Refusal}: 409 while a payment with it is under way (M-08).
 */
export async function removeMethod(
  ports: Ports,
  contactId: string,
  id: string,
  today: string,
): Promise<string | null> {
  const newDefault = await ports.db.transaction(async (sql) => {
    const method = await ownMethod(sql, contactId, id, {isLocked: true});
    await refuseWhileUsed(sql, id);
    await sql.query(
      `update payment_methods set status = 'removing', version = version + 1
       where id = $1 and status <> 'removing'`,
      [id],
    );
    if (method.isDefault)
      await setDefault(sql, contactId, await newestUsable(sql, contactId, today));
    return defaultOf(sql, contactId);
  });
  await letGo(ports, id);
  return newDefault;
}

/** Whoever would pay with it takes the same lock first. */
async function refuseWhileUsed(sql: Sql, id: string): Promise<void> {
  const rows = await sql.query<{number: string}>(
    `select i.number from submissions s
       join transactions t on t.submission_id = s.id join invoices i on i.id = t.invoice_id
     where s.payment_method_id = $1 and t.state in
       ('queued', 'creating', 'confirming', 'unknown', 'requires_action', 'processing')
     union
     select i.number from method_setups u
       join transactions t on t.submission_id = u.submission_id
       join invoices i on i.id = t.invoice_id
     where u.payment_method_id = $1 and t.state in
       ('queued', 'creating', 'confirming', 'unknown', 'requires_action', 'processing')
     order by number`,
    [id],
  );
  const [first] = rows;
  if (!first) return;
  const numbers = rows.map(({number}) => number);
  throw new Refusal('payment_method_in_use', {params: {number: first.number, numbers}});
}

async function newestUsable(sql: Sql, contactId: string, today: string): Promise<string | null> {
  const rows = await sql.query<{id: string; expMonth: number | null; expYear: number | null}>(
    `select id, exp_month as "expMonth", exp_year as "expYear" from payment_methods
     where contact_id = $1 and status = 'active' order by added_at desc, id desc`,
    [contactId],
  );
  const usable = rows.find(({expMonth, expYear}) => {
    if (expMonth === null || expYear === null) return true;
    return !isExpired({kind: 'card', status: 'active', expMonth, expYear}, today);
  });
  return usable?.id ?? null;
}

async function defaultOf(sql: Sql, contactId: string): Promise<string | null> {
  const [row] = await sql.query<{id: string}>(
    'select id from payment_methods where contact_id = $1 and is_default',
    [contactId],
  );
  return row?.id ?? null;
}

/** One that the processor has not let go of yet; tried again by whoever looks after it. */
export async function letGo(ports: Ports, id: string): Promise<void> {
  const [method] = await ports.db.query<
    Pick<OwnMethod, 'account' | 'processorMethod'> & {setupId: string | null}
  >(
    `select f.stripe_account as account, m.processor_method as "processorMethod",
       (select u.id from method_setups u where u.processor_setup = m.processor_setup) as "setupId"
     from payment_methods m join contacts c on c.id = m.contact_id join firms f on f.id = c.firm_id
     where m.id = $1 and m.status = 'removing'`,
    [id],
  );
  if (!method) return;
  if (method.setupId !== null && !(await hasEnded(ports, method.setupId))) return;
  const {account, processorMethod} = method;
  if (!(await detach(ports, {account, method: processorMethod}))) return;
  await ports.db.query(
    `update payment_methods set status = 'removed', version = version + 1
     where id = $1 and status = 'removing'`,
    [id],
  );
}

/** Small deposits that are still on their way could prove what nobody wants any more. */
async function hasEnded(ports: Ports, setupId: string): Promise<boolean> {
  try {
    await endSetup(ports, await readSetup(ports.db, setupId));
    return true;
  } catch (error) {
    if (error instanceof ProcessorError) return false;
    throw error;
  }
}
