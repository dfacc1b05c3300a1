import type {Sql} from '../db/port.ts';
import {ProcessorError} from '../payments/processor.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';

export interface Detachment {
  account: string | null;
  /** The processor's id. */
  method: string;
}

/**
 * Notes, in the transaction that makes a method superfluous, that the processor is to let go of it:
 * a process that ends in between forgets nothing.
 */
export async function detachLater(
  sql: Sql,
  {account, method}: Detachment,
  dueAt: number,
): Promise<void> {
  await sql.query(
    `insert into detachments (account, processor_method, due_at) values ($1, $2, $3)
     on conflict do nothing`,
    [account ?? platform, method, toTimestamp(dueAt)],
  );
}

/** The platform's own account; connected ones begin with `acct_`. */
const platform = 'platform';

/** Between two tries of one; the processor was not to be reached. */
const retryAfter = 60_000;

/** Lets go of what nothing uses any more. One that is still used waits for its turn. */
export async function detachDue(ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const due = await ports.db.query<{account: string; method: string}>(
    `update detachments d set due_at = $2, attempts = attempts + 1
     where (d.account, d.processor_method) in (
       select account, processor_method from detachments where due_at <= $1
       order by due_at limit 20 for update skip locked)
     returning d.account, d.processor_method as method`,
    [toTimestamp(now), toTimestamp(now + retryAfter)],
  );
  for (const {account, method} of due) {
    if (await isUsed(ports.db, method)) continue;
    const isGone = await detach(ports, {account: account === platform ? null : account, method});
    if (!isGone) continue;
    await ports.db.query('delete from detachments where account = $1 and processor_method = $2', [
      account,
      method,
    ]);
  }
}

/** A saved entry, or a payment that has not ended, debits under way among them. */
async function isUsed(sql: Sql, method: string): Promise<boolean> {
  const rows = await sql.query(
    `select from payment_methods m where m.processor_method = $1 and m.status <> 'removed'
     union all
     select from method_setups u join transactions t on t.submission_id = u.submission_id
     where u.processor_method = $1 and t.state in ('queued', 'creating', 'confirming', 'unknown',
       'requires_action', 'processing')
     limit 1`,
    [method],
  );
  return rows.length > 0;
}

/**
 * True when the processor has nothing to let go of any more. One that it does not know, or that was
 * never attached, is refused and would be refused again.
 */
export async function detach(
  {processor, log}: Pick<Ports, 'processor' | 'log'>,
  {account, method}: Detachment,
): Promise<boolean> {
  try {
    await processor.detachMethod({account, method});
    return true;
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    log.warn({kind: error.kind, error: error.message}, 'A method was not detached');
    return error.kind === 'refused';
  }
}
