import type {Ports} from '../ports.ts';
import {ProcessorError} from '../payments/processor.ts';
import {toTimestamp} from '../payments/time.ts';
import {detachDue} from './detachments.ts';
import {endSetup, pursueSetup} from './pursue-setup.ts';
import {letGo} from './remove.ts';
import {readSetup} from './setup-record.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a set-up that is for no payment may stay in its state. */
const patience = {creating: 3 * minute, requires_action: 60 * minute, verifying: 10 * day} as const;

/**
 * Looks after methods that nobody waits for any more: set-ups that were begun and left, deposits
 * that nobody confirmed in time, and what the processor is to let go of. Any number of processes may
 * do it; none of it takes money.
 */
export async function reapMethods(ports: Ports): Promise<void> {
  for (const id of await leftSetups(ports)) await settle(ports, id);
  for (const id of await removing(ports)) await letGo(ports, id);
  await releaseUnsaved(ports);
  await detachDue(ports);
}

async function leftSetups({db, clock}: Ports): Promise<string[]> {
  const now = clock.now();
  const before = (ms: number) => toTimestamp(now - ms);
  const rows = await db.query<{id: string}>(
    `update method_setups set updated_at = $4
     where id in (
       select id from method_setups
       where updated_at <= $1 and (state = 'verifying' and created_at <= $3
         or submission_id is null
           and (state = 'creating' or state = 'requires_action' and updated_at <= $2)
         -- Of a payment that has ended without it.
         or state in ('creating', 'requires_action') and exists (
           select from submissions s where s.id = submission_id and s.is_final))
       order by updated_at limit 20 for update skip locked)
     returning id`,
    [
      before(patience.creating),
      before(patience.requires_action),
      before(patience.verifying),
      toTimestamp(now),
    ],
  );
  return rows.map(({id}) => id);
}

/** One whose making was cut short is looked up first: it may have been saved, or wait for the payer. */
async function settle(ports: Ports, id: string): Promise<void> {
  try {
    const setup = await readSetup(ports.db, id);
    const isForPayment = setup.submissionId !== null;
    if (setup.state === 'creating' && !isForPayment) await pursueSetup(ports, setup);
    else await endSetup(ports, setup);
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    ports.log.warn({setup: id, kind: error.kind, error: error.message}, 'A set-up was not ended');
  }
}

/** What was entered to pay and not saved is given back when every payment with it has ended. */
async function releaseUnsaved({db, clock}: Ports): Promise<void> {
  await db.query(
    `with ended as (
       update method_setups u set is_released = true
       where not u.is_released and u.processor_method is not null and u.submission_id is not null
         and u.state <> 'verifying' and not exists (
           select from transactions t where t.submission_id = u.submission_id and t.state in
             ('queued', 'creating', 'confirming', 'unknown', 'requires_action', 'processing'))
       returning u.processor_method as method, u.firm_id)
     insert into detachments (account, processor_method, due_at)
     select coalesce(f.stripe_account, 'platform'), e.method, $1
     from ended e join firms f on f.id = e.firm_id
     where not exists (select from payment_methods m where m.processor_method = e.method)
     on conflict do nothing`,
    [toTimestamp(clock.now())],
  );
}

async function removing({db}: Ports): Promise<string[]> {
  const rows = await db.query<{id: string}>(
    `select id from payment_methods where status = 'removing' order by added_at limit 20`,
  );
  return rows.map(({id}) => id);
}
