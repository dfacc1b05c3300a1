import type {VerificationRequest} from '../../../src/contract/types.ts';
import type {Ports} from '../ports.ts';
import {type DepositProof, ProcessorError, type ProcessorSetup} from '../payments/processor.ts';
import {Refusal} from '../refusal.ts';
import {invalid} from '../http/body.ts';
import {type OwnMethod, ownMethod} from './own-method.ts';
import {follow} from './pursue-setup.ts';
import {readSetup} from './setup-record.ts';

/** Wrong answers that the processor takes before it closes the account to any proof. */
const triesInAll = 10;

/**
 * Proves a bank account by what arrived on it (M-09). One that is proved already is answered as it
 * is. Throws {@link Refusal}: `verification_mismatch` with the tries left, `verification_closed` with
 * the reason: `tries`, `time` or `failed`.
 */
export async function verifyMethod(
  ports: Ports,
  contactId: string,
  id: string,
  request: VerificationRequest,
): Promise<void> {
  const method = await ownMethod(ports.db, contactId, id);
  const isProved = method.kind === 'us_bank_account' && method.status === 'active';
  if (isProved) return;
  const {processorSetup} = method;
  if (method.status !== 'pending_verification' || processorSetup === null) {
    throw new Refusal('verification_closed', {params: {reason: 'failed'}});
  }
  const proof = proofOf(request, method);
  const answer = await prove(ports, {...method, processorSetup}, proof);
  await carryOver(ports, processorSetup, answer);
  if (answer.status !== 'succeeded') throw new Refusal('processor_unavailable');
}

/** Amounts where amounts arrived, a code where a code did. */
function proofOf(request: VerificationRequest, {verificationType}: OwnMethod): DepositProof {
  if ('amounts' in request) {
    if (verificationType !== 'amounts') throw invalid('amounts');
    return {amounts: request.amounts};
  }
  if (verificationType !== 'descriptor_code') throw invalid('descriptorCode');
  return {descriptorCode: request.descriptorCode};
}

async function prove(
  ports: Ports,
  method: OwnMethod & {processorSetup: string},
  proof: DepositProof,
): Promise<ProcessorSetup> {
  const {account, processorSetup: setup} = method;
  try {
    return await ports.processor.verifySetup({account, setup}, proof);
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    if (error.kind !== 'refused') throw new Refusal('processor_unavailable');
    if (error.code?.endsWith('_mismatch')) throw await mismatch(ports, method);
    return closed(ports, method, reasonOf(error.code));
  }
}

async function mismatch({db}: Ports, {id}: OwnMethod): Promise<Refusal> {
  const [row] = await db.query<{tries: number}>(
    `update payment_methods set verification_tries = verification_tries + 1, version = version + 1
     where id = $1 returning verification_tries as tries`,
    [id],
  );
  const triesLeft = Math.max(0, triesInAll - (row?.tries ?? 0));
  return new Refusal('verification_mismatch', {params: {triesLeft}});
}

type ClosedReason = 'tries' | 'time' | 'failed';

function reasonOf(code: string | undefined): ClosedReason | null {
  if (code === 'payment_method_microdeposit_verification_attempts_exceeded') return 'tries';
  if (code === 'payment_method_microdeposit_verification_timeout') return 'time';
  if (code === 'payment_method_microdeposit_failed') return 'failed';
  return null;
}

/** The processor takes no proof any more, or has one already: what it says of the set-up decides. */
async function closed(
  ports: Ports,
  {id, account, processorSetup: setup}: OwnMethod & {processorSetup: string},
  reason: ClosedReason | null,
): Promise<ProcessorSetup> {
  const now = await lookUp(ports, {account, setup});
  if (now.status === 'succeeded') return now;
  if (reason === null && now.status === 'verifying') throw new Refusal('processor_unavailable');
  await carryOver(ports, setup, now);
  await ports.db.query(
    `update payment_methods set status = 'unusable', unusable_reason = 'verification_failed',
       version = version + 1
     where id = $1 and status = 'pending_verification'`,
    [id],
  );
  throw new Refusal('verification_closed', {params: {reason: reason ?? 'failed'}});
}

async function lookUp(
  {processor}: Ports,
  ref: {account: string | null; setup: string},
): Promise<ProcessorSetup> {
  try {
    return await processor.retrieveSetup(ref);
  } catch (error) {
    if (error instanceof ProcessorError) throw new Refusal('processor_unavailable');
    throw error;
  }
}

/** Stores what the processor says with the set-up that the account came from. */
async function carryOver(
  ports: Ports,
  processorSetup: string,
  answer: ProcessorSetup,
): Promise<void> {
  const [row] = await ports.db.query<{id: string}>(
    'select id from method_setups where processor_setup = $1',
    [processorSetup],
  );
  if (row) await follow(ports, await readSetup(ports.db, row.id), answer);
}
