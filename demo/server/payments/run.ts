import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {Ports} from '../ports.ts';
import {advance, type Attempt, type Progress} from './attempt.ts';
import {begin} from './begin.ts';
import {type Lease, release} from './lease.ts';
import {loadWork, type SubmissionRecord, type TransactionRecord, type Work} from './records.ts';
import {endQueued, hasTooManyDeclines, stopReason} from './rest.ts';
import type {SetupRecord} from '../methods/setup-record.ts';
import {comesFirst, setUp} from './set-up.ts';
import {type PaymentSettings, waitAfter} from './settings.ts';
import type {Holder} from './steps.ts';

export interface Run {
  ports: Ports;
  settings: PaymentSettings;
  lease: Lease;
  /** Aborted when the process is to end: the step under way is finished, no other begins. */
  signal: AbortSignal;
  /** What the processor is asked about as well: debits under way, or transactions by their ids. */
  asksAbout: 'debits' | readonly string[];
}

/** `waits`: the processor does not answer now. `asks`: the bank asks the payer. */
export type Ran = 'ended' | 'waits' | 'asks' | 'overtaken' | 'stopped';

/**
 * Works on a submission until nothing of it changes by itself any more, until the processor is to
 * be asked later, or until somebody else has the lease. Oldest due first, one after the other:
 * parallel calls for one payer would be refused, and a decline must stop what follows.
 */
export async function run(run: Run): Promise<Ran> {
  const {ports, lease} = run;
  for (let work = await loadWork(ports.db, lease.submissionId); ;) {
    const ran = await workThrough(run, work);
    if (ran === 'overtaken') {
      if (!(await isStillOurs(run))) return ran;
    } else if (await release(ports.db, lease, resumesAt(ran, work, run))) {
      return ran;
    }
    work = await loadWork(ports.db, lease.submissionId);
  }
}

/** When somebody is to look again without being asked to. */
function resumesAt(ran: Ran, work: Work, {ports, settings}: Run): number | undefined {
  const now = ports.clock.now();
  if (ran === 'waits') {
    const attempts = [work.setup?.attempts ?? 0, ...work.transactions.map((each) => each.attempts)];
    return now + waitAfter(Math.max(...attempts), settings);
  }
  if (ran !== 'asks') return undefined;
  // The payer is given their time; what is queued ends with its authorisation, even before.
  const {submission, transactions} = work;
  const asked = transactions.find(({state}) => state === 'requires_action');
  const until = asked?.actionUntil ?? null;
  const isQueued = transactions.some(({state}) => state === 'queued');
  const authorizedUntil = Date.parse(submission.authorizedUntil) + 1;
  const ends = [
    ...(until === null
      ? [now + settings.actionFor[submission.principalKind]]
      : [Date.parse(until)]),
    ...(isQueued && authorizedUntil > now ? [authorizedUntil] : []),
  ];
  return Math.min(...ends);
}

/** As far as it goes with what is known of it. */
async function workThrough(run: Run, work: Work): Promise<Ran> {
  const toAsk = toAskAbout(run, work);
  for (;;) {
    if (run.signal.aborted) return 'stopped';
    const step = await nextStep(run, work, toAsk);
    if (step === 'waits' || step === 'asks' || step === 'overtaken') return step;
    if (step === 'done') return 'ended';
  }
}

/** What has not begun has nothing to be asked about; what is in flight is asked about anyway. */
function toAskAbout({asksAbout}: Run, {transactions}: Work): TransactionRecord[] {
  return asksAbout === 'debits'
    ? transactions.filter(({state}) => state === 'processing')
    : transactions.filter(
        ({id, intent, state}) => asksAbout.includes(id) && intent !== null && !inFlight.has(state),
      );
}

async function nextStep(
  run: Run,
  work: Work,
  toAsk: TransactionRecord[],
): Promise<Progress | 'done'> {
  const queued = work.transactions.filter(({state}) => state === 'queued');
  if (queued.length > 0 && (await endedLate(run, work, queued))) return 'overtaken';
  const begun = work.transactions.find(({state}) => inFlight.has(state));
  if (begun) return advance(attemptOf(run, work, begun));
  const isToSetUp = comesFirst(work.setup) && (queued.length > 0 || isUnderWay(work.setup));
  if (work.setup && isToSetUp) return setUpFirst(run, work.setup, queued);
  const asked = toAsk.shift();
  if (asked) return advance(attemptOf(run, work, asked));
  const [first] = queued;
  if (!first) return 'done';
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

/** Being set up still, and for nothing else: one that waits for deposits is a saved one. */
function isUnderWay({state}: SetupRecord): boolean {
  return state === 'creating' || state === 'requires_action';
}

async function setUpFirst(
  run: Run,
  setup: SetupRecord,
  queued: readonly TransactionRecord[],
): Promise<Progress> {
  const came = await setUp({ports: run.ports, holder: holderOf(run), setup, queued});
  // Whatever else it came to is in the database: the method, or the end of what waited for it.
  return came === 'asks' || came === 'waits' ? came : 'overtaken';
}

/** Nothing starts after `authorizedUntil`, whatever it waited for. */
async function endedLate(
  run: Run,
  {submission}: Work,
  queued: readonly TransactionRecord[],
): Promise<boolean> {
  const {ports} = run;
  if (ports.clock.now() <= Date.parse(submission.authorizedUntil)) return false;
  const failure = {code: 'authorization_expired', retrySameMethod: true} as const;
  await endQueued(ports.db, holderOf(run), {queued, state: 'canceled', failure});
  return true;
}

async function endedRest(
  run: Run,
  {submission, transactions}: Work,
  queued: readonly TransactionRecord[],
): Promise<boolean> {
  const {ports} = run;
  const failure = await reasonToSkip(run, submission, transactions);
  if (!failure) return false;
  await endQueued(ports.db, holderOf(run), {queued, state: 'skipped', failure});
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
