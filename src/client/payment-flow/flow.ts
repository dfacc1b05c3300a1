import type {ExcludedItem, Submission} from '../../contract/types.ts';
import {isPortalError, PermissionError, type PortalError} from '../../errors/index.ts';
import {identityOf} from '../session.ts';
import {WritableStore} from '../store.ts';
import type {PaymentReference, PortalClient} from '../types.ts';
import {isSameReference, type Unfinished} from '../unfinished-store.ts';
import {loadBasis} from './basis.ts';
import {Delivery} from './delivery.ts';
import {Notices} from './notices.ts';
import {follow, isSettled, isTaken, problemsOf, retryableLines, sumsOf} from './outcome.ts';
import {firstChoice, plan, sumOf, type Basis, type Choice} from './plan.ts';
import {toRequest, toRetryRequest, type Verdict} from './requests.ts';
import {offerRetry} from './retry.ts';
import type {
  Part,
  PaymentFlow,
  PaymentLine,
  PaymentState,
  ResultState,
  ResumeOptions,
  RetryOffer,
  SubmitDetail,
} from './state.ts';
import {Watch} from './watch.ts';

export interface FlowStart {
  invoiceIds: readonly string[];
  seen?: Choice['seen'] | undefined;
  /** A payment that was sent before this page, or this dialog, was there. */
  reference?: PaymentReference | undefined;
}

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
  #retryBasis: Basis | null = null;
  #retryMethodId: string | undefined;
  #retryError: PortalError | null = null;
  #stop: {isAsking: boolean; error: PortalError | null} = {isAsking: false, error: null};
  #expectedOn: string | null = null;

  /** Whose payment this is. */
  #owner: string | null = null;
  #isInterrupted = false;
  /** Closed while the payment goes on. */
  #isLeft = false;
  /** Answers to older questions are void. */
  #question = 0;

  constructor(client: PortalClient, unfinished: Unfinished, port: ResumeOptions, start: FlowStart) {
    super({phase: 'loading', count: start.invoiceIds.length});
    this.#client = client;
    this.#unfinished = unfinished;
    this.#port = port;
    this.#ids = start.invoiceIds;
    this.#choice = {...firstChoice, seen: start.seen ?? firstChoice.seen};
    const {key = null, submissionId = null} = toParts(start.reference);
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
    this.#unsubscribe = client.session.subscribe(() => this.#followSession());
    this.#followSession();
  }

  // What the person decides

  reload(): void {
    const {value} = this;
    if (value.phase === 'failed') this.#goOn();
    if (value.phase === 'result' && value.retry?.status === 'failed') void this.#loadRetry();
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
    if (value.phase === 'result' && value.retry?.status === 'ready') {
      this.#retryMethodId = methodId;
      this.#showResult();
    }
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
    this.#showStopping(true, null);
    try {
      this.#watch.adopt(await this.#client.api.cancelPayment(id, queued));
    } catch (error) {
      if (this.#watch.submission?.id === id) this.#showStopping(false, error as PortalError);
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
    this.#report();
  }

  /** A dialog again. */
  attach(port: ResumeOptions): void {
    this.#port = port;
    this.#isLeft = false;
    if (this.#reference) this.#unfinished.dismiss(this.#reference);
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

  // Before something is sent

  #choose(choice: Partial<Choice>): void {
    this.#choice = {...this.#choice, ...choice};
    this.#showPlan();
  }

  #showPlan(): void {
    if (this.#basis) this.#show(plan(this.#basis, this.#choice));
  }

  async #load(): Promise<void> {
    this.#show({phase: 'loading', count: this.#ids.length});
    await this.#ask(
      () => loadBasis(this.#client, this.#ids),
      (basis) => {
        this.#basis = basis;
        this.#showPlan();
      },
      (error) => this.#fail(error),
    );
  }

  /** The newest question counts. */
  async #ask<T>(
    ask: () => Promise<T>,
    answered: (answer: T) => void,
    failed: (error: PortalError) => void,
  ): Promise<void> {
    const question = (this.#question += 1);
    try {
      const answer = await ask();
      if (question === this.#question) answered(answer);
    } catch (error) {
      if (question === this.#question) failed(error as PortalError);
    }
  }

  #fail(error: PortalError): void {
    if (isPortalError(error, 'session')) this.#interrupt();
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
    const sent = new Set(idsOf(lines));
    const shown = this.#lines.map((line): PaymentLine =>
      sent.has(line.invoiceId) ? {...line, state: 'waiting'} : line,
    );
    this.#show({phase: 'sending', ...this.#frame(shown), total, count: lines.length});

    const items = lines.map(({invoiceId, amount}) => ({invoiceId, amount}));
    const detail = {items, total, paymentMethodId: methodId, retryOf};
    await this.#ask(
      () => this.#approve(detail),
      (isAllowed) => {
        if (isAllowed) void this.#delivery.send([...sent], post);
        else this.#show(before);
      },
      () => this.#show(before),
    );
  }

  async #approve(detail: SubmitDetail): Promise<boolean> {
    return (await this.#port.approve?.(detail)) ?? true;
  }

  #refused(error: PortalError, verdict: Exclude<Verdict, 'lost'>): void {
    if (verdict === 'signed_out') this.#interrupt();
    else if (this.#isRetry) {
      this.#retryError = error;
      void this.#loadRetry();
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
    this.#show({phase: 'checking', ...this.#frame(this.#lines), total: sumOf(this.#lines)});
  }

  #unsent(): void {
    if (this.#isLeft) this.#end();
    else if (this.#isRetry) void this.#loadRetry();
    else {
      this.#choice = {...this.#choice, isKnownUnsent: true};
      void this.#load();
    }
  }

  // The server has it

  #begin(submission: Submission): void {
    this.#retryBasis = null;
    this.#retryMethodId = undefined;
    this.#retryError = null;
    this.#stop = {isAsking: false, error: null};
    this.#watch.begin(submission);
  }

  #follow(submission: Submission): void {
    this.#lines = follow(this.#lines, submission);
    if (this.#watch.isFinal) this.#showResult();
    else this.#showWork();
    this.#tell(submission);
  }

  #tell(submission: Submission): void {
    const paid = submission.transactions.filter(isTaken);
    this.#client.selection.remove(paid.map(({invoiceId}) => invoiceId));
    for (const notice of this.#notices.newsOf(submission)) {
      const isEnd = notice.type === 'completed' || notice.type === 'failed';
      if (isEnd) this.#client.invalidate();
      this.#port.notify?.(notice);
    }
    if (!this.#watch.isFinal) return;
    void this.#loadRetry();
    void this.#loadExpectedDate();
  }

  #showStopping(isAsking: boolean, error: PortalError | null): void {
    this.#stop = {isAsking, error};
    if (this.value.phase === 'working') this.#showWork();
  }

  #showWork(): void {
    const {submission} = this.#watch;
    if (!submission) return;
    const {transactions, totals, cancelRequested = false} = submission;
    this.#show({
      phase: 'working',
      ...this.#frame(this.#lines),
      total: sumOf(this.#lines) ?? totals.requested,
      submission,
      count: transactions.length,
      done: transactions.filter(isSettled).length,
      stoppable: transactions.filter(({state}) => state === 'queued').length,
      isStopping: this.#stop.isAsking || cancelRequested,
      stopError: this.#stop.error,
    });
  }

  #showResult(failedOffer?: RetryOffer): void {
    const {submission} = this.#watch;
    if (!submission) return;
    const {requested} = submission.totals;
    this.#show({
      phase: 'result',
      ...this.#frame(this.#lines),
      total: sumOf(this.#lines) ?? requested,
      submission,
      sums: sumsOf(this.#lines, requested.currency),
      problems: problemsOf(this.#lines),
      retry: failedOffer ?? this.#retryOffer(submission),
      expectedOn: this.#expectedOn,
    });
  }

  #retryOffer(submission: Submission): ResultState['retry'] {
    if (retryableLines(this.#lines, submission).length === 0) return null;
    if (!this.#retryBasis) return {status: 'loading'};
    const offer = offerRetry(this.#retryBasis, this.#lines, submission, {
      methodId: this.#retryMethodId,
      usedMethodId: this.#choice.methodId ?? null,
      error: this.#retryError,
    });
    return offer && {status: 'ready', ...offer};
  }

  async #loadRetry(): Promise<void> {
    const {submission} = this.#watch;
    if (!submission) return;
    const ids = idsOf(retryableLines(this.#lines, submission));
    this.#retryBasis = null;
    this.#showResult();
    if (ids.length === 0) return;
    await this.#ask(
      () => loadBasis(this.#client, ids),
      (basis) => {
        this.#retryBasis = basis;
        this.#showResult();
      },
      (error) => {
        if (isPortalError(error, 'session')) this.#interrupt();
        else this.#showResult({status: 'failed', error});
      },
    );
  }

  /** A debit's invoice knows when its money should be there; not knowing it is no failure. */
  async #loadExpectedDate(): Promise<void> {
    const debit = this.#lines.find(({state}) => state === 'processing');
    if (!debit || this.#expectedOn) return;
    const query = {status: 'all', q: debit.number, sort: 'due_on', limit: 10} as const;
    const page = await this.#client.api.listInvoices(query).catch(() => null);
    const invoice = page?.items.find(({id}) => id === debit.invoiceId);
    this.#expectedOn = invoice?.lastPayment?.expectedOn ?? null;
    const {value} = this;
    if (value.phase === 'result') this.#show({...value, expectedOn: this.#expectedOn});
  }

  // Who is signed in

  #followSession(): void {
    const {value} = this.#client.session;
    if (value.status === 'signed-in') this.#welcome(identityOf(value.session));
    else if (value.status === 'failed') this.#fail(value.error);
    else if (value.status === 'portal-off') {
      this.#pauseAll();
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
    this.#pauseAll();
    this.#isInterrupted = true;
    this.set({phase: 'signed_out', ...this.#frame(lines), total: sumOf(lines)});
  }

  #pauseAll(): void {
    this.#question += 1;
    this.#delivery.pause();
    this.#watch.pause();
  }

  #end(): void {
    const reference = this.#reference;
    if (reference) this.#unfinished.dismiss(reference);
    this.#pauseAll();
    this.#unsubscribe();
    this.#delivery.forget();
    this.#watch.forget();
    this.#basis = this.#retryBasis = null;
    this.#lines = [];
    this.set({phase: 'closed'});
  }

  #frame(lines: readonly PaymentLine[]) {
    return {lines, part: this.#part, excluded: this.#excluded};
  }

  /** While nobody is signed in, what is known goes on and what is shown waits. */
  #show(state: PaymentState): void {
    if (this.#isInterrupted || this.value.phase === 'closed') return;
    this.set(state);
    this.#report();
  }

  #report(): void {
    const reference = this.#reference;
    if (!this.#isLeft || !reference) return;
    const isSent = this.#delivery.openKey === null;
    const transactions = (isSent && this.#watch.submission?.transactions) || [];
    this.#unfinished.put({
      reference,
      status: this.#status,
      count: transactions.length || this.#ids.length,
      done: transactions.filter(isSettled).length,
      paid: transactions.filter(isTaken).length,
    });
  }

  get #status() {
    const {submission} = this.#watch;
    if (this.#delivery.openKey !== null || !submission) return 'checking';
    if (this.#watch.isFinal) return 'finished';
    return submission.status === 'action_required' ? 'needs_confirmation' : 'working';
  }
}

interface Sending {
  lines: readonly PaymentLine[];
  total: SubmitDetail['total'];
  methodId: string;
  retryOf?: string;
}

function toParts(reference: PaymentReference | undefined): {key?: string; submissionId?: string} {
  return reference ?? {};
}

function idsOf(lines: readonly {readonly invoiceId: string}[]): string[] {
  return lines.map(({invoiceId}) => invoiceId);
}

function isMethodProblem({code = ''}: PortalError): boolean {
  return code.startsWith('payment_method_') || code === 'method_pending_verification';
}
