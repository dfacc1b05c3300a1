import type {RetryRequest, Submission} from '../../../src/contract/types.ts';
import {isActive} from '../../../src/model/transaction-state.ts';
import type {Ports} from '../ports.ts';
import {openAction} from './action.ts';
import {cancel} from './cancel.ts';
import {findReplay} from './idempotency.ts';
import {claim, claimOrCall, type Lease} from './lease.ts';
import type {Payer} from './payer.ts';
import {readSubmission, requireOwn} from './read.ts';
import {Refusal} from '../refusal.ts';
import {retriedItems} from './retry.ts';
import {type Ran, type Run, run} from './run.ts';
import type {PaymentSettings} from './settings.ts';
import type {Order} from './order.ts';
import {submit} from './submit.ts';
import {toTimestamp} from './time.ts';

export interface Paid {
  submission: Submission;
  /** An earlier request with the same key has made it. */
  isReplay: boolean;
}

/**
 * Payments as the routes and the worker use them. Work begun for a request goes on after its answer;
 * `stop` waits for the steps under way and leaves the rest to whoever comes next.
 */
export class PaymentService {
  readonly #ports: Ports;
  readonly #settings: PaymentSettings;
  readonly #ending = new AbortController();
  readonly #hastened = new Promise<void>((resolve) => {
    this.#ending.signal.addEventListener('abort', () => resolve(), {once: true});
  });
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(ports: Ports, settings: PaymentSettings) {
    this.#ports = ports;
    this.#settings = settings;
  }

  get isStopping(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Stores and works on it; answers what is done after `answerWithin` at the latest. */
  async pay(payer: Payer, order: Order): Promise<Paid> {
    const {submissionId, lease} = await submit(this.#ports, this.#settings, payer, order);
    if (lease) await this.#withinTime(this.work(lease));
    const submission = await this.read(payer, submissionId);
    return {submission, isReplay: lease === null};
  }

  /** One of the payer's own, with what they are asked to do while that is open. */
  async read(payer: Payer, submissionId: string): Promise<Submission> {
    return this.withAction(await readSubmission(this.#ports.db, payer, submissionId));
  }

  async withAction(submission: Submission): Promise<Submission> {
    if (submission.status !== 'action_required') return submission;
    const action = await openAction(this.#ports, submission.id);
    return action ? {...submission, action} : submission;
  }

  /** Tries failed, skipped and canceled transactions again, as a new submission. */
  async retry(
    payer: Payer,
    submissionId: string,
    items: RetryRequest['items'],
    order: Omit<Order, 'items'>,
  ): Promise<Paid> {
    const {db} = this.#ports;
    await requireOwn(db, payer, submissionId);
    const isReplay = (await findReplay(db, payer, order.request)) !== null;
    const retried = isReplay ? [] : await retriedItems(db, submissionId, items);
    return this.pay(payer, {...order, items: retried, retryOf: submissionId});
  }

  /** Asks the processor what became of what is open or under way; at most once in two seconds. */
  async sync(payer: Payer, submissionId: string): Promise<Submission> {
    await requireOwn(this.#ports.db, payer, submissionId);
    await this.#takeTurn(submissionId);
    await this.#resume(submissionId, {asksAbout: 'debits'});
    return this.read(payer, submissionId);
  }

  /** Goes on with what is not final, unless somebody does already. */
  async resume(payer: Payer, submissionId: string): Promise<Submission> {
    await requireOwn(this.#ports.db, payer, submissionId);
    await this.#resume(submissionId);
    return this.read(payer, submissionId);
  }

  /** `isPending`: something is at the processor's and ends only when that says so. */
  async cancel(
    payer: Payer,
    submissionId: string,
    transactionIds: readonly string[] | undefined,
  ): Promise<{submission: Submission; isPending: boolean}> {
    await requireOwn(this.#ports.db, payer, submissionId);
    const {asked, isSetupOpen} = await cancel(this.#ports, submissionId, transactionIds);
    if (asked.length > 0 || isSetupOpen) await this.#resume(submissionId);
    const submission = await this.read(payer, submissionId);
    const isPending = submission.transactions.some(
      ({id, state}) => asked.includes(id) && isActive(state),
    );
    return {submission, isPending};
  }

  /** Works on a submission under a lease, to its end or until the processor is to be asked later. */
  work(lease: Lease, {asksAbout = []}: {asksAbout?: Run['asksAbout']} = {}): Promise<Ran> {
    const {signal} = this.#ending;
    const work = run({
      ports: this.#ports,
      settings: this.#settings,
      lease,
      signal,
      asksAbout,
    });
    return this.#track(lease, work);
  }

  /**
   * Asks the processor about one transaction, whatever state it has, and goes on with its
   * submission. False: somebody else is at it, or the processor says nothing now.
   */
  async hear(submissionId: string, transactionId: string | null): Promise<boolean> {
    const lease = await claim(this.#ports.db, submissionId, this.newTerm());
    if (!lease) return false;
    const asksAbout = transactionId === null ? [] : [transactionId];
    const ran = await this.work(lease, {asksAbout});
    return ran === 'ended' || ran === 'asks';
  }

  /** Requests that wait for work are answered now, with what is done so far; no step begins. */
  hasten(): void {
    this.#ending.abort();
  }

  /** No step begins any more; resolves when those under way are written. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.settled();
  }

  /** Resolves when nothing of this process is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  newTerm() {
    const now = this.#ports.clock.now();
    return {token: this.#ports.ids('lease'), now, until: now + this.#settings.lease};
  }

  /** Whoever holds the lease already does it, and looks once more before giving it back. */
  async #resume(submissionId: string, options?: {asksAbout: Run['asksAbout']}): Promise<void> {
    const lease = await claimOrCall(this.#ports.db, submissionId, this.newTerm());
    if (lease) await this.#withinTime(this.work(lease, options));
  }

  async #takeTurn(submissionId: string): Promise<void> {
    const now = this.#ports.clock.now();
    const {syncEvery} = this.#settings;
    const rows = await this.#ports.db.query(
      `update submissions set synced_at = $2
       where id = $1 and (synced_at is null or synced_at <= $3) returning id`,
      [submissionId, toTimestamp(now), toTimestamp(now - syncEvery)],
    );
    if (rows.length > 0) return;
    throw new Refusal('rate_limited', {retryAfter: Math.ceil(syncEvery / 1000)});
  }

  /** A run that breaks off loses nothing: its lease expires and another process goes on. */
  #track<T>({submissionId}: Lease, work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    void work
      .catch((error: unknown) => {
        this.#ports.log.error(
          {submission: submissionId, err: error},
          'The work on a submission broke off',
        );
      })
      .finally(() => this.#underWay.delete(work));
    return work;
  }

  async #withinTime(work: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise((resolve) => {
      timer = setTimeout(resolve, this.#settings.answerWithin);
    });
    // A run that broke off is in the log; the record says how far it came.
    await Promise.race([work.catch(() => undefined), timeUp, this.#hastened]);
    clearTimeout(timer);
  }
}
