import type {Sql} from '../db/port.ts';
import {ProcessorError, type ProcessorEvent} from '../payments/processor.ts';
import type {PaymentService} from '../payments/service.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';
import {carryOut} from './carry-out.ts';
import {close, type StoredEvent} from './stored-event.ts';

/** Stores an event the first time it is delivered; false for every later time. */
export async function storeEvent(
  sql: Sql,
  firmId: string,
  event: ProcessorEvent,
  {isOurs, now}: {isOurs: boolean; now: number},
): Promise<boolean> {
  const rows = await sql.query(
    `insert into webhook_events (firm_id, id, type, account, is_live, object_kind, object_id,
       created_at, received_at, state, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict do nothing returning id`,
    [
      firmId,
      event.id,
      event.type,
      event.account,
      event.isLive,
      event.object.kind,
      event.object.id,
      toTimestamp(event.createdAt),
      toTimestamp(now),
      isOurs ? 'waiting' : 'ignored',
      isOurs ? toTimestamp(now) : null,
    ],
  );
  return rows.length > 0;
}

const columns = `e.firm_id as "firmId", e.id, e.type, f.stripe_account as account,
  e.object_kind as kind, e.object_id as "objectId"`;

/** Tries one event now, unless it was carried out by now or another process has it. */
export async function carryOutNow(
  ports: Ports,
  service: PaymentService,
  firmId: string,
  id: string,
): Promise<void> {
  const [event] = await take(ports, 'e.firm_id = $2 and e.id = $3', [firmId, id]);
  if (event) await attempt(ports, service, event);
}

/** Tries what matched nothing before, what somebody else was at work on, and what a crash left. */
export async function carryOutDue(ports: Ports, service: PaymentService): Promise<void> {
  const due = await take(ports, 'true', []);
  for (const event of due) {
    if (service.isStopping) return;
    await attempt(ports, service, event);
  }
}

/** Twelve tries: the last ones hours apart, in all more than a day. */
const tries = 12;
const firstWait = 5_000;

/** Whoever takes one is the only one for a while; the wait doubles with each try. */
async function take(
  {db, clock}: Ports,
  condition: string,
  parameters: readonly unknown[],
): Promise<StoredEvent[]> {
  const now = toTimestamp(clock.now());
  return db.query<StoredEvent>(
    `update webhook_events e set attempts = attempts + 1,
       due_at = $1::timestamptz + least(power(2, attempts), 4096) * interval '${firstWait} ms'
     from firms f
     where f.id = e.firm_id and (e.firm_id, e.id) in (
       select e.firm_id, e.id from webhook_events e
       where e.due_at <= $1 and ${condition}
       order by e.due_at limit 20 for update skip locked)
     returning ${columns}`,
    [now, ...parameters],
  );
}

async function attempt(ports: Ports, service: PaymentService, event: StoredEvent): Promise<void> {
  const {id, type} = event;
  try {
    const came = await carryOut(ports, service, event);
    if (came === 'waiting') await giveUpLate(ports.db, event);
    else await close(ports.db, event, came);
  } catch (error) {
    if (error instanceof ProcessorError) {
      const {kind, code, message} = error;
      ports.log.warn({event: id, type, kind, code, error: message}, 'An event got no answer');
    } else {
      // Whatever is odd about it, the others behind it are to have their turn.
      ports.log.error({event: id, type, err: error}, 'An event was not carried out');
    }
    await giveUpLate(ports.db, event);
  }
}

/** It stays as it is, for staff to see; nothing is dropped. */
async function giveUpLate(sql: Sql, {firmId, id}: StoredEvent): Promise<void> {
  await sql.query(
    `update webhook_events set due_at = null
     where firm_id = $1 and id = $2 and state = 'waiting' and attempts >= $3`,
    [firmId, id, tries],
  );
}
