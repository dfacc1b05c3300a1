import type {ExcludedItem, Submission} from '../../contract/types.ts';
import {isPortalError, PermissionError, type PortalError} from '../../errors/index.ts';
import {identityOf} from '../session.ts';
import {WritableStore} from '../store.ts';
import type {PaymentReference, PortalClient} from '../types.ts';
import {isSameReference, type Unfinished} from '../unfinished-store.ts';
import {loadBasis} from './basis.ts';
import {Delivery} from './delivery.ts';
import {Notices} from './notices.ts';
import {follow, isTaken} from './outcome.ts';
import {firstChoice, plan, sumOf, type Basis, type Choice} from './plan.ts';
import {result, unfinished, working, type Frame, type Stopping} from './present.ts';
import {isMethodProblem, toRequest, toRetryRequest, type Verdict} from './requests.ts';
import {RetryDesk} from './retry-desk.ts';
import type {
  Part,
  PaymentFlow,
  PaymentLine,
  PaymentState,
  ResumeOptions,
  SubmitDetail,
} from './state.ts';
import {Watch} from './watch.ts';

export interface FlowStart {
  invoiceIds: readonly string[];
  seen?: Choice['seen'] | undefined;
  /** A payment that was sent before this page, or this dialog, was there. */
  reference?: PaymentReference | undefined;
}

interface Sending {
  lines: readonly PaymentLine[];
  total: SubmitDetail['total'];
  methodId: string;
  retryOf?: string;
}

const notStopping: Stopping = {isAsking: false, error: null};

/**
 * One payment from the first question to its result. What is known (basis and choices, the delivery,
 * the submission with its lines) is kept apart from what is shown, so that after a lost answer or a
 * sign-in it goes on from what is known.
 */
export class Flow extends WritableStore<PaymentState> implements PaymentFlow {
  readonly #client: PortalClient;
  readonly #unfinished: Unfinished;
  readonly #delivery: Delivery;
  readonly #watch: Watch;
  readonly #retries: RetryDesk;
  readonly #notices = new Notices();
  readonly #unsubscribe: () => void;
  #port: ResumeOptions;

  #ids: readonly string[];
  #choice: Choice;
  #basis: Basis | null = null;
  #lines: readonly PaymentLine[] = [];
  #part: Part | null = null;
  #excluded: readonly ExcludedItem[] = [];
  #isRetry = false;
  #stop = notStopping;
  #expectedOn: string | null = null;

  /** Whose payment this is. */
  #owner: string | null = null;
  #isInterrupted = false;
  /** Closed while the payment goes on; and how it is listed among the unfinished. */
  #isLeft = false;
  #listed: PaymentReference | null = null;
  /** Answers to older questions are void. */
  #question = 0;

  constructor(client: PortalClient, store: Unfinished, port: ResumeOptions, start: FlowStart) {
    super({phase: 'loading', count: start.invoiceIds.length});
    this.#client = client;
    this.#unfinished = store;
    this.#port = port;
    this.#ids = start.invoiceIds;
    this.#choice = {...firstChoice, seen: start.seen ?? firstChoice.seen};
    const {key = null, submissionId = null} = partsOf(start.reference);
    const signedOut = () => this.#interrupt();
    this.#delivery = new Delivery(client, key, {
      answered: (submission) => this.#begin(submission),
      refused: (error, verdict) => this.#refused(error, verdict),
      lost: () => this.#showChecking(),
      unsent: () => this.#unsent(),
      signedOut,
    });
    this.#watch = new Watch(client, submissionId, {
      changed: (submission) => this.#follow(submission),
      gone: (error) => this.#fail(error),
      signedOut,
    });
    this.#retries = new RetryDesk(client, {changed: () => this.#showResult(), signedOut});
    this.#unsubscribe = client.session.subscribe(() => this.#followSession());
    this.#followSession();
  }

  // What the person decides

  reload(): void {
    const {value} = this;
    if (value.phase === 'failed') this.#goOn();
    if (value.phase === 'result' && value.retry?.status === 'failed') this.#loadRetry();
  }

  chooseCurrency(currency: string): void {
    if (this.value.phase === 'currency') this.#choose({currency});
  }

  payByCardFirst(): void {
    const {value} = this;
    const isOffered = value.phase === 'no_common_method' && value.byCard.length > 0;
    if (isOffered) this.#choose({isCardOnly: true});
  }

  leaveOut(invoiceIds?: readonly string[]): void {
    const {value} = this;
    if (value.phase !== 'no_common_method') return;
    const ids = invoiceIds ?? idsOf(value.others);
    this.#client.selection.remove(ids);
    this.#choose({leftOut: new Set([...this.#choice.leftOut, ...ids])});
  }

  continueWithRest(): void {
    const {value} = this;
    if (value.phase !== 'taken' || !value.total) return;
    const leftOut = new Set([...this.#choice.leftOut, ...idsOf(value.taken)]);
    this.#choose({leftOut, refusal: null});
  }

  chooseMethod(methodId: string): void {
    const {value} = this;
    if (value.phase === 'review' || value.phase === 'changed') this.#choose({methodId});
    if (value.phase === 'result' && value.retry?.status === 'ready') this.#retries.choose(methodId);
  }

  async submit(): Promise<void> {
    if (this.value.phase === 'review') await this.#pay();
  }

  async confirmChanged(): Promise<void> {
    if (this.value.phase === 'changed') await this.#pay();
  }

  async retry(): Promise<void> {
    const {value} = this;
    if (value.phase !== 'result' || value.retry?.status !== 'ready') return;
    const {lines, total, methodId} = value.retry;
    const retryOf = value.submission.id;
    if (methodId === null) return;
    this.#isRetry = true;
    await this.#send({lines, total, methodId, retryOf}, (idempotencyKey) => {
      const request = toRetryRequest(lines, methodId, this.#port.consent());
      return this.#client.api.retryPayment(retryOf, request, {idempotencyKey});
    });
  }

  async stopRemaining(): Promise<void> {
    const {value} = this;
    if (value.phase !== 'working' || value.isStopping || value.stoppable === 0) return;
    const {id, transactions} = value.submission;
    const queued = transactions.filter(({state}) => state === 'queued').map((each) => each.id);
    this.#showStopping({isAsking: true, error: null});
    try {
      this.#watch.adopt(await this.#client.api.cancelPayment(id, queued));
    } catch (cause) {
      const error = cause as PortalError;
      if (this.#watch.submission?.id === id) this.#showStopping({isAsking: false, error});
    }
  }

  close(): void {
    if (!this.#isUnderWay) {
      this.#end();
      return;
    }
    this.leave();
    this.#client.invalidate();
  }

  // Who looks at it

  /** Nobody, for now: it is listed among the unfinished. */
  leave(): void {
    this.#isLeft = true;
    this.#list();
  }

  /** A dialog again. */
  attach(port: ResumeOptions): void {
    this.#port = port;
    this.#isLeft = false;
    this.#unlist();
  }

  is(reference: PaymentReference): boolean {
    return this.#reference !== null && isSameReference(this.#reference, reference);
  }

  get #reference(): PaymentReference | null {
    const {openKey: key} = this.#delivery;
    const {id: submissionId} = this.#watch;
    if (key !== null) return {key};
    return submissionId === null ? null : {submissionId};
  }

  get #isUnderWay(): boolean {
    const isSending = this.value.phase === 'sending' || this.#delivery.openKey !== null;
    return isSending || (this.#watch.id !== null && !this.#watch.isFinal);
  }

  #list(): void {
    const reference = this.#reference;
    if (!this.#isLeft || !reference) return;
    // A key that was answered goes on as its submission.
    if (this.#listed && !isSameReference(this.#listed, reference)) this.#unlist();
    this.#listed = reference;
    const submission = 'key' in reference ? null : this.#watch.submission;
    this.#unfinished.put(unfinished(reference, submission, this.#ids.length));
  }

  #unlist(): void {
    if (this.#listed) this.#unfinished.dismiss(this.#listed);
    this.#listed = null;
  }

  // Before something is sent

  #choose(choice: Partial<Choice>): void {
    this.#choice = {...this.#choice, ...choice};
    if (this.#basis) this.#show(plan(this.#basis, this.#choice));
  }

  async #load(): Promise<void> {
    const question = (this.#question += 1);
    this.#show({phase: 'loading', count: this.#ids.length});
    try {
      const basis = await loadBasis(this.#client, this.#ids);
      if (question !== this.#question) return;
      this.#basis = basis;
      this.#choose({});
    } catch (error) {
      if (question === this.#question) this.#fail(error as PortalError);
    }
  }

  /** What nobody looks at fails quietly: nothing was charged, or the list shows what was. */
  #fail(error: PortalError): void {
    if (isPortalError(error, 'session')) this.#interrupt();
    else if (this.#isLeft) this.#end();
    else this.#show({phase: 'failed', error});
  }

  // Sending, and what came of it

  async #pay(): Promise<void> {
    const {value} = this;
    if (value.phase !== 'review' && value.phase !== 'changed') return;
    const {lines, total, methodId, part, excluded} = value;
    if (methodId === null) return;
    this.#isRetry = false;
    this.#part = part;
    this.#excluded = excluded;
    this.#lines = lines.map((line) => ({...line, was: undefined}));
    this.#choice = {
      ...this.#choice,
      methodId,
      seen: new Map(lines.map(({invoiceId, number, amount}) => [invoiceId, {number, amount}])),
      sent: new Set(idsOf(lines)),
      refusal: null,
      mustConfirm: false,
      isKnownUnsent: false,
    };
    await this.#send({lines, total, methodId}, (idempotencyKey) => {
      const request = toRequest(lines, methodId, this.#port.consent());
      return this.#client.api.submitPayment(request, {idempotencyKey});
    });
  }

  async #send(
    {lines, total, methodId, retryOf}: Sending,
    post: (key: string) => Promise<Submission>,
  ): Promise<void> {
    const before = this.value;
    const question = (this.#question += 1);
    const sent = new Set(idsOf(lines));
    const shown = this.#lines.map((line): PaymentLine =>
      sent.has(line.invoiceId) ? {...line, state: 'waiting'} : line,
    );
    this.#show({phase: 'sending', ...this.#frame(shown), total, count: lines.length});

    const items = lines.map(({invoiceId, amount}) => ({invoiceId, amount}));
    const isAllowed = await this.#approve({items, total, paymentMethodId: methodId, retryOf});
    if (question !== this.#question) return;
    if (isAllowed) await this.#delivery.send([...sent], post);
    else if (this.#isLeft) this.#end();
    else this.#show(before);
  }

  async #approve(detail: SubmitDetail): Promise<boolean> {
    try {
      return (await this.#port.approve?.(detail)) ?? true;
    } catch {
      return false;
    }
  }

  #refused(error: PortalError, verdict: Exclude<Verdict, 'lost'>): void {
    if (this.#isLeft) this.#end();
    else if (verdict === 'signed_out') this.#interrupt();
    else if (this.#isRetry) {
      this.#retries.refuse(error);
      this.#loadRetry();
    } else if (verdict === 'forbidden') this.#fail(error);
    else {
      const isOutdated = verdict === 'outdated';
      const methodId = isMethodProblem(error) ? null : this.#choice.methodId;
      this.#choose({refusal: error, mustConfirm: isOutdated, methodId});
      if (!isOutdated) return;
      this.#client.invalidate();
      void this.#load();
    }
  }

  /** Nobody may pay again until the record has decided (P-07). */
  #showChecking(): void {
    this.#show({phase: 'checking', ...this.#frame(), total: sumOf(this.#lines)});
  }

  #unsent(): void {
    if (this.#isLeft) this.#end();
    else if (this.#isRetry) this.#loadRetry();
    else {
      this.#choice = {...this.#choice, isKnownUnsent: true};
      void this.#load();
    }
  }

  // The server has it

  #begin(submission: Submission): void {
    this.#retries.reset();
    this.#stop = notStopping;
    this.#watch.begin(submission);
  }

  /** Events come after the state they tell of. */
  #follow(submission: Submission): void {
    this.#lines = follow(this.#lines, submission);
    if (this.#watch.isFinal) this.#showResult();
    else this.#showWork();

    const taken = submission.transactions.filter(isTaken);
    this.#client.selection.remove(idsOf(taken));
    for (const notice of this.#notices.newsOf(submission)) {
      const isEnd = notice.type === 'completed' || notice.type === 'failed';
      if (isEnd) this.#client.invalidate();
      this.#port.notify?.(notice);
    }
    if (!this.#watch.isFinal) return;
    this.#loadRetry();
    void this.#loadExpectedDate();
  }

  #showStopping(stop: Stopping): void {
    this.#stop = stop;
    if (this.value.phase === 'working') this.#showWork();
  }

  #showWork(): void {
    const {submission} = this.#watch;
    if (submission) this.#show(working(this.#frame(), submission, this.#stop));
  }

  #showResult(): void {
    const {submission} = this.#watch;
    if (!submission) return;
    const offer = this.#retries.offer(this.#lines, submission, this.#choice.methodId ?? null);
    this.#show(result(this.#frame(), submission, offer, this.#expectedOn));
  }

  #loadRetry(): void {
    const {submission} = this.#watch;
    if (submission) void this.#retries.load(this.#lines, submission);
  }

  /** A debit's invoice knows when its money should be there; not knowing it is no failure. */
  async #loadExpectedDate(): Promise<void> {
    const debit = this.#lines.find(({state}) => state === 'processing');
    if (!debit || this.#expectedOn) return;
    const query = {status: 'all', q: debit.number, sort: 'due_on', limit: 10} as const;
    const page = await this.#client.api.listInvoices(query).catch(() => null);
    const invoice = page?.items.find(({id}) => id === debit.invoiceId);
    this.#expectedOn = invoice?.lastPayment?.expectedOn ?? null;
    if (this.value.phase === 'result') this.#showResult();
  }

  // Who is signed in

  #followSession(): void {
    const {value} = this.#client.session;
    if (value.status === 'signed-in') this.#welcome(identityOf(value.session));
    else if (value.status === 'failed') this.#fail(value.error);
    else if (value.status === 'portal-off') {
      this.#pause();
      this.#fail(new PermissionError('The portal is off', {code: 'portal_off'}));
    } else if (value.status === 'signed-out') {
      if (value.isExpired || this.#owner === null) this.#interrupt();
      else this.#end();
    }
  }

  #welcome(person: string): void {
    const isFirst = this.#owner === null;
    const wasGuest = this.#owner?.startsWith('link:');
    if (!isFirst && !wasGuest && this.#owner !== person) {
      this.#end();
      return;
    }
    this.#owner = person;
    if (!isFirst && !this.#isInterrupted) return;
    this.#isInterrupted = false;
    this.#goOn();
  }

  /** From what is known. */
  #goOn(): void {
    const {submission, id} = this.#watch;
    if (this.#delivery.openKey !== null) this.#delivery.check();
    else if (submission && this.#watch.isFinal) this.#follow(submission);
    else if (id !== null) {
      this.#showWork();
      this.#watch.resume();
    } else void this.#load();
  }

  /** Keeps everything that is known (P-16). */
  #interrupt(): void {
    if (this.#isInterrupted) return;
    const {value} = this;
    const lines = 'lines' in value ? value.lines : this.#lines;
    this.#pause();
    this.#isInterrupted = true;
    this.set({phase: 'signed_out', ...this.#frame(lines), total: sumOf(lines)});
  }

  #pause(): void {
    this.#question += 1;
    this.#delivery.pause();
    this.#watch.pause();
    this.#retries.reset();
  }

  #end(): void {
    this.#unlist();
    this.#unsubscribe();
    this.#pause();
    this.#delivery.forget();
    this.#watch.forget();
    this.#basis = null;
    this.#lines = [];
    this.set({phase: 'closed'});
  }

  #frame(lines = this.#lines): Frame {
    return {lines, part: this.#part, excluded: this.#excluded};
  }

  /** While nobody is signed in, what is known goes on and what is shown waits. */
  #show(state: PaymentState): void {
    if (this.#isInterrupted || this.value.phase === 'closed') return;
    this.set(state);
    this.#list();
  }
}

function idsOf(lines: readonly {readonly invoiceId: string}[]): string[] {
  return lines.map(({invoiceId}) => invoiceId);
}

function partsOf(reference: {key?: string; submissionId?: string} = {}) {
  return reference;
}
