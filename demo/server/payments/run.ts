import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {Ports} from '../ports.ts';
import {advance, type Attempt, type Progress} from './attempt.ts';
import {begin} from './begin.ts';
import {type Lease, release} from './lease.ts';
import {loadWork, type SubmissionRecord, type TransactionRecord, type Work} from './records.ts';
import {endQueued, hasTooManyDeclines, stopReason} from './rest.ts';
import {type PaymentSettings, waitAfter} from './settings.ts';
import type {Holder} from './steps.ts';

export interface Run {
  ports: Ports;
  settings: PaymentSettings;
  lease: Lease;
  /** Aborted when the process is to end: the step under way is finished, no other begins. */
  signal: AbortSignal;
  /** Whether the processor is asked about debits under way as well. */
  asksAboutDebits: boolean;
}

/** `waits`: the processor does not answer now. */
export type Ran = 'ended' | 'waits' | 'overtaken' | 'stopped';

/**
 * Works on a submission until nothing of it changes by itself any more, until the processor is to
 * be asked later, or until somebody else has the lease. Oldest due first, one after the other:
 * parallel calls for one payer would be refused, and a decline must stop what follows.
 */
export async function run(run: Run): Promise<Ran> {
  const {ports, settings, lease} = run;
  for (let work = await loadWork(ports.db, lease.submissionId); ;) {
    const ran = await workThrough(run, work);
    if (ran === 'overtaken') {
      if (!(await isStillOurs(run))) return ran;
      work = await loadWork(ports.db, lease.submissionId);
      continue;
    }
    const attempts = Math.max(...work.transactions.map((each) => each.attempts));
    const waitUntil = ports.clock.now() + waitAfter(attempts, settings);
    await release(ports.db, lease, ran === 'waits' ? waitUntil : undefined);
    return ran;
  }
}

/** As far as it goes with what is known of it. */
async function workThrough(run: Run, work: Work): Promise<Ran> {
  const toAsk = run.asksAboutDebits
    ? work.transactions.filter(({state}) => state === 'processing')
    : [];
  for (;;) {
    if (run.signal.aborted) return 'stopped';
    const step = await nextStep(run, work, toAsk);
    if (step === 'waits' || step === 'overtaken') return step;
    if (step === 'done') return 'ended';
  }
}

async function nextStep(
  run: Run,
  work: Work,
  toAsk: TransactionRecord[],
): Promise<Progress | 'done'> {
  const begun = work.transactions.find(({state}) => inFlight.has(state));
  if (begun) return advance(attemptOf(run, work, begun));
  const queued = work.transactions.filter(({state}) => state === 'queued');
  const [first] = queued;
  if (!first) {
    const debit = toAsk.shift();
    return debit ? advance(attemptOf(run, work, debit)) : 'done';
  }
  if (await endedRest(run, work, queued)) return 'overtaken';
  const {ports} = run;
  const isBegun = await begin(ports, holderOf(run), work.submission, first);
  return isBegun ? 'moved' : 'overtaken';
}

const inFlight: ReadonlySet<string> = new Set([
  'creating',
  'confirming',
  'unknown',
  'requires_action',
]);

async function endedRest(
  run: Run,
  {submission, transactions}: Work,
  queued: readonly TransactionRecord[],
): Promise<boolean> {
  const {ports} = run;
  const now = ports.clock.now();
  if (now > Date.parse(submission.authorizedUntil)) {
    const failure = {code: 'authorization_expired', retrySameMethod: true} as const;
    await endQueued(ports.db, holderOf(run), queued, {state: 'canceled', failure});
    return true;
  }
  const failure = await reasonToSkip(run, submission, transactions);
  if (!failure) return false;
  await endQueued(ports.db, holderOf(run), queued, {state: 'skipped', failure});
  return true;
}

async function reasonToSkip(
  {ports}: Run,
  submission: SubmissionRecord,
  transactions: readonly TransactionRecord[],
): Promise<PaymentFailure | null> {
  if (!submission.takesPayments) return {code: 'invoice_changed', retrySameMethod: true};
  if (!submission.isMethodActive) return {code: 'payment_declined', retrySameMethod: false};
  const stopped = stopReason(transactions);
  if (stopped || !transactions.some(({isDeclined}) => isDeclined)) return stopped;
  const isTooMany = await hasTooManyDeclines(ports.db, submission, ports.clock.now());
  return isTooMany ? {code: 'earlier_decline', retrySameMethod: false} : null;
}

async function isStillOurs({ports, lease}: Run): Promise<boolean> {
  const rows = await ports.db.query(
    'select id from submissions where id = $1 and lease_token = $2',
    [lease.submissionId, lease.token],
  );
  return rows.length > 0;
}

function attemptOf(run: Run, {submission}: Work, transaction: TransactionRecord): Attempt {
  const {ports, settings, lease} = run;
  return {ports, settings, lease, submission, transaction};
}

function holderOf({ports, settings, lease}: Run): Holder {
  const now = ports.clock.now();
  return {lease, now, leaseUntil: now + settings.lease};
}
