import type {PaymentFailure} from '../../../src/contract/types.ts';
import {isOpen, endSetup, pursueSetup} from '../methods/pursue-setup.ts';
import type {SetupRecord} from '../methods/setup-record.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {ProcessorError} from './processor.ts';
import type {TransactionRecord} from './records.ts';
import {endQueued} from './rest.ts';
import {held, heldBy, type Holder} from './steps.ts';

/**
 * - `ended`: the method cannot be charged, and everything that waited for it has ended.
 * - `asks`, `waits`, `moved`: as of a transaction; moved means that the record is out of date.
 */
export type SetUp = 'ended' | 'asks' | 'waits' | 'moved';

interface Stage {
  ports: Ports;
  holder: Holder;
  setup: SetupRecord;
  queued: readonly TransactionRecord[];
}

/** Whether the set-up decides what comes next. */
export function comesFirst(setup: SetupRecord | null): setup is SetupRecord {
  return setup !== null && setup.state !== 'succeeded';
}

/**
 * Sets up a method entered anew before any invoice is charged with it. What the bank refuses ends
 * the submission: nothing was charged, and the invoices are free again.
 */
export async function setUp({ports, holder, setup, queued}: Stage): Promise<SetUp> {
  const guard = (sql: Sql) => isHeld(sql, holder);
  if (!isOpen(setup) || setup.state === 'verifying') {
    await endAll(ports, holder, setup, queued);
    return 'ended';
  }
  try {
    const now =
      queued.length === 0
        ? await endSetup(ports, setup, guard)
        : await pursueSetup(ports, setup, guard);
    if (now.state === 'requires_action') return 'asks';
    return now.state === 'creating' ? 'waits' : 'moved';
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    const {kind, code, message} = error;
    ports.log.warn({setup: setup.id, kind, code, error: message}, 'The set-up got no answer');
    return 'waits';
  }
}

async function isHeld(sql: Sql, holder: Holder): Promise<boolean> {
  const rows = await sql.query(`with ${held} select id from held`, heldBy(holder));
  return rows.length > 0;
}

const unverified = {code: 'method_pending_verification', retrySameMethod: false} as const;
const unconfirmed = {code: 'authentication_required', retrySameMethod: false} as const;

/** One was tried and refused, the rest was not sent; an account to be proved first tried nothing. */
async function endAll(
  ports: Ports,
  holder: Holder,
  setup: SetupRecord,
  queued: readonly TransactionRecord[],
): Promise<void> {
  const failure = failureOf(setup);
  const [first, ...rest] = queued;
  if (!first) return;
  if (failure.code === 'method_pending_verification') {
    await endQueued(ports.db, holder, {queued, state: 'failed', failure});
    return;
  }
  const skipped: PaymentFailure = {
    code: 'earlier_decline',
    params: {number: first.invoiceNumber},
    retrySameMethod: failure.retrySameMethod,
  };
  const isDeclined = failure.code !== 'authentication_required';
  await endQueued(
    ports.db,
    holder,
    {queued: [first], state: 'failed', failure, isDeclined},
    {queued: rest, state: 'skipped', failure: skipped},
  );
}

function failureOf({state, failure}: SetupRecord): PaymentFailure {
  if (state === 'verifying') return unverified;
  return failure ?? unconfirmed;
}
