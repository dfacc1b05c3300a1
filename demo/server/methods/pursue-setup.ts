import type {PaymentFailure} from '../../../src/contract/types.ts';
import {failureOf, refusalOf} from '../../../src/model/decline.ts';
import type {Sql} from '../db/port.ts';
import {ProcessorError, type ProcessorSetup} from '../payments/processor.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';
import {customerOf} from './customer.ts';
import {keep} from './keep.ts';
import {
  changeSetup,
  lockSetup,
  readSetup,
  type SetupChange,
  type SetupRecord,
} from './setup-record.ts';

/** Asked within the transaction that writes what a set-up came to; false: it is not ours to write. */
export type Guard = (sql: Sql) => Promise<boolean>;

const always: Guard = () => Promise.resolve(true);

const unverified = {code: 'method_pending_verification', retrySameMethod: false} as const;
const refusedByProcessor = {code: 'processing_error', retrySameMethod: false} as const;

/**
 * Takes a set-up as far as it goes by itself: makes it at the processor's, or asks what became of
 * it, and stores that. It takes no money, so being done twice does no harm: the processor's key and
 * the state of the row keep it one. Answers the set-up as it is now. Throws `ProcessorError`.
 */
export async function pursueSetup(
  ports: Ports,
  setup: SetupRecord,
  guard: Guard = always,
): Promise<SetupRecord> {
  if (!isOpen(setup)) return setup;
  const answer = await askOrMake(ports, setup);
  if (answer instanceof ProcessorError) {
    return write(ports, setup, guard, () => ({state: 'failed', failure: refusalIn(answer)}));
  }
  return follow(ports, setup, answer, guard);
}

/** The request itself was refused: an account that is not proved, or a token that was used since. */
function refusalIn({code}: ProcessorError): PaymentFailure {
  return code === 'bank_account_unverified' ? unverified : refusedByProcessor;
}

/** Ends a set-up that the payer has given up, at the processor's first. Throws `ProcessorError`. */
export async function endSetup(
  ports: Ports,
  setup: SetupRecord,
  guard: Guard = always,
): Promise<SetupRecord> {
  if (!isOpen(setup)) return setup;
  const {account, processorSetup} = setup;
  const known = processorSetup ?? (await setupOfToken(ports, setup));
  if (known === null) return write(ports, setup, guard, () => ({state: 'canceled'}));
  const answer = await cancelOrAsk(ports, {account, setup: known});
  return follow(ports, setup, answer, guard);
}

export function isOpen({state}: Pick<SetupRecord, 'state'>): boolean {
  return state === 'creating' || state === 'requires_action' || state === 'verifying';
}

async function askOrMake(
  ports: Ports,
  setup: SetupRecord,
): Promise<ProcessorSetup | ProcessorError> {
  const {processor} = ports;
  const {account, processorSetup} = setup;
  if (processorSetup !== null) return processor.retrieveSetup({account, setup: processorSetup});
  try {
    // An answer was lost: whether the token was used says what became of the call.
    const made = setup.attempts > 0 ? await setupOfToken(ports, setup) : null;
    if (made !== null) return await processor.retrieveSetup({account, setup: made});
    return await make(ports, setup);
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    if (error.kind === 'refused') return refusedUnlessMade(ports, setup, error);
    await ports.db.query('update method_setups set attempts = attempts + 1 where id = $1', [
      setup.id,
    ]);
    throw error;
  }
}

/**
 * A token serves once: where nobody heard the answer of the call that used it, and its key is
 * forgotten, the next call is refused. What the first one made is found by the token.
 */
async function refusedUnlessMade(
  ports: Ports,
  setup: SetupRecord,
  refused: ProcessorError,
): Promise<ProcessorSetup | ProcessorError> {
  const made = await setupOfToken(ports, setup);
  if (made === null) return refused;
  return ports.processor.retrieveSetup({account: setup.account, setup: made});
}

async function make(ports: Ports, setup: SetupRecord): Promise<ProcessorSetup> {
  const {account, customer} = await customerOf(ports, setup.contactId);
  const {address, agent, kind} = setup;
  return ports.processor.createSetup(
    {
      account,
      token: setup.token,
      customer,
      methodKind: kind,
      mayVerifyLater: setup.isSaved,
      ...(!setup.hasMandate && {acceptance: {address, agent}}),
      metadata: {setup: setup.id, ...(setup.submissionId && {submission: setup.submissionId})},
    },
    keyOf(setup),
  );
}

const callsPerKey = 3;

/** A 500 is saved under its key and only repeats itself, so every third repetition takes a new one. */
function keyOf({id, submissionId, attempts}: SetupRecord): string {
  const used = Math.floor(attempts / callsPerKey);
  const key = submissionId === null ? `set:${id}:create` : `sub:${submissionId}:setup`;
  return used === 0 ? key : `${key}:${used}`;
}

async function setupOfToken({processor}: Ports, {account, token}: SetupRecord) {
  return (await processor.retrieveToken({account, token}))?.setup ?? null;
}

async function cancelOrAsk(
  {processor}: Ports,
  ref: {account: string | null; setup: string},
): Promise<ProcessorSetup> {
  try {
    return await processor.cancelSetup(ref);
  } catch (error) {
    if (!(error instanceof ProcessorError) || error.kind !== 'refused') throw error;
    return processor.retrieveSetup(ref);
  }
}

/** Stores what the processor says of a set-up, whoever heard it: answer, webhook, reaper. */
export async function follow(
  ports: Ports,
  setup: SetupRecord,
  answer: ProcessorSetup,
  guard: Guard = always,
): Promise<SetupRecord> {
  if (setup.processorSetup === null) {
    await ports.db.query(
      `update method_setups set processor_setup = $2, attempts = 0, updated_at = $3
       where id = $1 and processor_setup is null`,
      [setup.id, answer.id, toTimestamp(ports.clock.now())],
    );
  }
  const known = {...setup, processorSetup: answer.id};
  const isUnprovable = answer.status === 'verifying' && !setup.isSaved;
  if (isUnprovable) {
    // Nothing can be charged, and nobody wants it kept: it is not left waiting for deposits.
    await cancelOrAsk(ports, {account: setup.account, setup: answer.id});
    return write(ports, known, guard, () => ({state: 'failed', failure: unverified}));
  }
  return write(ports, known, guard, (sql) => changeFor(sql, ports, known, answer));
}

async function changeFor(
  sql: Sql,
  ports: Ports,
  setup: SetupRecord,
  answer: ProcessorSetup,
): Promise<SetupChange | null> {
  switch (answer.status) {
    case 'open':
      return null;
    case 'action':
      return setup.state === 'requires_action' ? null : {state: 'requires_action'};
    case 'canceled':
      await giveUpProof(sql, setup, answer);
      return {state: 'canceled'};
    case 'refused': {
      await giveUpProof(sql, setup, answer);
      const refusal = refusalOf(answer.refusal ?? {});
      return {state: 'failed', failure: failureOf(refusal, setup.kind)};
    }
    case 'verifying':
      return setup.state === 'verifying' ? null : keepFor(sql, ports, setup, answer);
    case 'succeeded':
      return keepFor(sql, ports, setup, answer);
  }
}

/** The account stays in the list and says that it was not proved. */
async function giveUpProof(sql: Sql, {state}: SetupRecord, {id}: ProcessorSetup): Promise<void> {
  if (state !== 'verifying') return;
  await sql.query(
    `update payment_methods set status = 'unusable', unusable_reason = 'verification_failed',
       version = version + 1
     where processor_setup = $1 and status = 'pending_verification'`,
    [id],
  );
}

async function keepFor(
  sql: Sql,
  ports: Ports,
  {contactId, account, isSaved, makesDefault}: SetupRecord,
  {id, status, method, verification}: ProcessorSetup,
): Promise<SetupChange> {
  if (!method) throw new Error(`The set-up ${id} has no method`);
  const state = status === 'verifying' ? 'verifying' : 'succeeded';
  const pending = state === 'verifying' && verification ? {setup: id, verification} : undefined;
  return {
    state,
    processorMethod: method.id,
    mandate: method.mandate,
    ...(isSaved && {
      methodId: await keep(sql, ports, {contactId, account, method, makesDefault, pending}),
    }),
  };
}

async function write(
  ports: Ports,
  setup: SetupRecord,
  guard: Guard,
  decide: (sql: Sql) => SetupChange | null | Promise<SetupChange | null>,
): Promise<SetupRecord> {
  await ports.db.transaction(async (sql) => {
    if (!(await guard(sql)) || !(await lockSetup(sql, setup))) return;
    const change = await decide(sql);
    if (change) await changeSetup(sql, setup.id, change, ports.clock.now());
  });
  return readSetup(ports.db, setup.id);
}
