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
  await detachDue(ports);
}

async function leftSetups({db, clock}: Ports): Promise<string[]> {
  const now = clock.now();
  const before = (ms: number) => toTimestamp(now - ms);
  const rows = await db.query<{id: string}>(
    `update method_setups set updated_at = $4
     where id in (
       select id from method_setups
       where submission_id is null and updated_at <= $1 and (state = 'creating'
         or state = 'requires_action' and updated_at <= $2
         or state = 'verifying' and created_at <= $3)
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
    if (setup.state === 'creating') await pursueSetup(ports, setup);
    else await endSetup(ports, setup);
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    ports.log.warn({setup: id, kind: error.kind, error: error.message}, 'A set-up was not ended');
  }
}

async function removing({db}: Ports): Promise<string[]> {
  const rows = await db.query<{id: string}>(
    `select id from payment_methods where status = 'removing' order by added_at limit 20`,
  );
  return rows.map(({id}) => id);
}
