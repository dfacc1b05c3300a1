import type {Ports} from '../ports.ts';
import {toTimestamp} from './time.ts';

/** A bank debit takes about four banking days; one that takes longer than this has gone astray. */
const patience = 10 * 24 * 60 * 60_000;

/** Marks debits that have been under way for too long, once each: staff are to look at them. */
export async function flagLateDebits({db, clock, log}: Ports): Promise<void> {
  const now = clock.now();
  const flagged = await db.query<{id: string; submission: string}>(
    `update transactions set flagged_at = $1
     where state = 'processing' and flagged_at is null and updated_at <= $2
     returning id, submission_id as submission`,
    [toTimestamp(now), toTimestamp(now - patience)],
  );
  for (const {id, submission} of flagged) {
    log.warn({transaction: id, submission}, 'A debit has been under way for more than ten days');
  }
}
