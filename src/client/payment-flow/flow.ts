import type {ExcludedItem, Submission} from '../../contract/types.ts';
import {isPortalError, PermissionError, type PortalError} from '../../errors/index.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import {identityOf} from '../session.ts';
import {WritableStore} from '../store.ts';
import type {PaymentReference, PortalClient} from '../types.ts';
import {isSameReference, type Unfinished} from '../unfinished-store.ts';
import {loadBasis} from './basis.ts';
import {follow, isSettled, isTaken, problemsOf, retryableLines, sumsOf} from './outcome.ts';
import {firstChoice, plan, sumOf, type Basis, type Choice} from './plan.ts';
import {createPoller, type Poller} from './poller.ts';
import {toRequest, toRetryRequest, verdictOn} from './requests.ts';
import {offerRetry} from './retry.ts';
import type {
  Part,
  PaymentFlow,
  PaymentLine,
  PaymentNotice,
  PaymentState,
  ResultState,
  ResumeOptions,
  RetryPlan,
  SubmitDetail,
} from './state.ts';

/** Milliseconds between two questions about a payment under way. */
const pace = {first: 600, most: 3_000, sync: 2_000, failing: 15_000};

export interface FlowStart {
  invoiceIds: readonly string[];
  seen?: Choice['seen'] | undefined;
  /** A payment that was sent before this page, or this dialog, was there. */
  reference?: PaymentReference | undefined;
}

/**
 * One payment from the first question to its result. What is known (basis and choices, the open key,
 * the submission with its lines) is kept apart from what is shown, so that after a lost answer or a
 * sign-in it goes on from what is known.
 */
export class Flow extends WritableStore<PaymentState> implements PaymentFlow {
  readonly #client: PortalClient;
  readonly #unfinished: Unfinished;
  readonly #poller: Poller;
  readonly #unsubscribe: () => void;
  #port: ResumeOptions;

  #ids: readonly string[];
  #choice: Choice;
  #basis: Basis | null = null;

  /** Sent, and its answer is not there. */
  #openKey: string | null = null;
  /** Refused for the session alone: the same payment is sent again under it. */
  #spareKey: string | null = null;
  #submissionId: string | null = null;
  #submission: Submission | null = null;
  #lines: readonly PaymentLine[] = [];
  #part: Part | null = null;
  #excluded: readonly ExcludedItem[] = [];

  #isRetry = false;
  #retryBasis: Basis | null = null;
  #retryMethodId: string | undefined;
  #retryError: PortalError | null = null;

  #isStopping = false;
  #stopError: PortalError | null = null;
  #expectedOn: string | null = null;
  #pause = pace.first;
  readonly #told = new Set<string>();

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
    this.#poller = createPoller(client.platform);
    this.#ids = start.invoiceIds;
    this.#choice = {...firstChoice, seen: start.seen ?? firstChoice.seen};
    if (start.reference) {
      if ('key' in start.reference) this.#openKey = start.reference.key;
      else this.#submissionId = start.reference.submissionId;
    }
    this.#unsubscribe = client.session.subscribe(() => this.#followSession());
    this.#followSession();
  }

  // Commands

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
    if (value.phase === 'no_common_method' && value.byCard.length > 0) {
      this.#choose({isCardOnly: true});
    }
  }

  leaveOut(invoiceIds?: readonly string[]): void {
    const {value} = this;
    if (value.phase !== 'no_common_method') return;
    const ids = invoiceIds ?? value.others.map(({invoiceId}) => invoiceId);
    this.#client.selection.remove(ids);
    this.#choose({leftOut: new Set([...this.#choice.leftOut, ...ids])});
  }

  continueWithRest(): void {
    const {value} = this;
    if (value.phase !== 'taken' || !value.total) return;
    const taken = value.taken.map(({invoiceId}) => invoiceId);
    this.#choose({leftOut: new Set([...this.#choice.leftOut, ...taken]), refusal: null});
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
    this.#isStopping = true;
    this.#stopError = null;
    this.#showWork();
    try {
      this.#adopt(await this.#client.api.cancelPayment(id, queued));
    } catch (error) {
      this.#isStopping = false;
      this.#stopError = error as PortalError;
      if (this.#submission?.id === id && this.value.phase === 'working') this.#showWork();
    }
  }

  close(): void {
    const isUnderWay = this.#isSent && !this.#isFinal;
    if (!isUnderWay) {
      this.#end();
      return;
    }
    this.#isLeft = true;
    this.#report();
    this.#client.invalidate();
  }

  /** Another dialog shows this payment from now on. */
  attach(port: ResumeOptions): void {
    this.#port = port;
    this.#isLeft = false;
    if (this.reference) this.#unfinished.dismiss(this.reference);
  }

  /** Nobody looks: it is listed among the unfinished. */
  leave(): void {
    this.#isLeft = true;
    this.#report();
  }

  get reference(): PaymentReference | null {
    if (this.#openKey !== null) return {key: this.#openKey};
    const submissionId = this.#submission?.id ?? this.#submissionId;
    return submissionId === null ? null : {submissionId};
  }

  is(reference: PaymentReference): boolean {
    return this.reference !== null && isSameReference(this.reference, reference);
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
    const question = (this.#question += 1);
    this.#show({phase: 'loading', count: this.#ids.length});
    try {
      const basis = await loadBasis(this.#client, this.#ids);
      if (question !== this.#question) return;
      this.#basis = basis;
      this.#showPlan();
    } catch (error) {
      if (question === this.#question) this.#fail(error as PortalError);
    }
  }

  #fail(error: PortalError): void {
    if (isPortalError(error, 'session')) this.#interrupt();
    else this.#show({phase: 'failed', error});
  }

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
      sent: new Set(lines.map(({invoiceId}) => invoiceId)),
      refusal: null,
      mustConfirm: false,
      isKnownUnsent: false,
    };
    await this.#send({lines, total, methodId}, (idempotencyKey) => {
      const request = toRequest(lines, methodId, this.#port.consent());
      return this.#client.api.submitPayment(request, {idempotencyKey});
    });
  }

  // Sending, and what came of it

  async #send(
    {lines, total, methodId, retryOf}: Sending,
    post: (key: string) => Promise<Submission>,
  ): Promise<void> {
    const before = this.value;
    const question = (this.#question += 1);
    const sent = new Set(lines.map(({invoiceId}) => invoiceId));
    const shown = this.#lines.map((line): PaymentLine =>
      sent.has(line.invoiceId) ? {...line, state: 'waiting'} : line,
    );
    this.#show({phase: 'sending', ...this.#frame(shown), total, count: lines.length});

    const items = lines.map(({invoiceId, amount}) => ({invoiceId, amount}));
    const isAllowed = await this.#approve({items, total, paymentMethodId: methodId, retryOf});
    if (question !== this.#question) return;
    if (!isAllowed) {
      this.#show(before);
      return;
    }

    const {platform, pendingKeys} = this.#client;
    const key = this.#spareKey ?? platform.uuid();
    this.#openKey = key;
    this.#spareKey = null;
    pendingKeys.add({key, invoiceIds: [...sent], at: new Date(platform.now()).toISOString()});
    try {
      this.#answered(key, await post(key));
    } catch (error) {
      this.#refused(key, error as PortalError);
    }
  }

  async #approve(detail: SubmitDetail): Promise<boolean> {
    try {
      return (await this.#port.approve?.(detail)) ?? true;
    } catch {
      return false;
    }
  }

  #answered(key: string, submission: Submission): void {
    if (this.#openKey !== key) return;
    this.#resolveKey(key);
    if (this.#isLeft) this.#unfinished.dismiss({key});
    this.#submission = null;
    this.#retryBasis = null;
    this.#retryMethodId = undefined;
    this.#retryError = null;
    this.#isStopping = false;
    this.#pause = pace.first;
    this.#adopt(submission);
  }

  #resolveKey(key: string): void {
    this.#openKey = null;
    this.#client.pendingKeys.remove(key);
  }

  #refused(key: string, error: PortalError): void {
    if (this.#openKey !== key) return;
    const verdict = verdictOn(error);
    if (verdict === 'lost') {
      this.#pause = pace.first;
      this.#check();
      return;
    }
    this.#resolveKey(key);
    if (verdict === 'signed_out') {
      this.#spareKey = key;
      this.#interrupt();
    } else if (this.#isRetry) {
      this.#retryError = error;
      void this.#loadRetry();
    } else if (verdict === 'forbidden') {
      this.#fail(error);
    } else {
      const isOutdated = verdict === 'outdated';
      const methodId = isMethodProblem(error) ? null : this.#choice.methodId;
      this.#choice = {...this.#choice, refusal: error, mustConfirm: isOutdated, methodId};
      if (!isOutdated) this.#showPlan();
      else {
        this.#client.invalidate();
        void this.#load();
      }
    }
  }

  /** Nobody may pay again until the record has decided (P-07). */
  #check(): void {
    this.#show({phase: 'checking', ...this.#frame(this.#lines), total: sumOf(this.#lines)});
    void this.#lookUp();
  }

  async #lookUp(): Promise<void> {
    const key = this.#openKey;
    if (key === null) return;
    const {api} = this.#client;
    try {
      const found = await api.getPaymentByKey(key).catch((error: unknown) => {
        if (isPortalError(error, 'missing')) return null;
        throw error;
      });
      if (this.#openKey !== key) return;
      // Burning the key makes sure that a late arrival is refused; only then may it be paid again.
      const submission = found ?? (await api.abandonKey(key));
      if (this.#openKey !== key) return;
      if (submission) this.#answered(key, submission);
      else this.#unsent(key);
    } catch (error) {
      if (this.#openKey === key) this.#askLater(error as PortalError, () => void this.#lookUp());
    }
  }

  #unsent(key: string): void {
    this.#resolveKey(key);
    if (this.#isLeft) {
      this.#unfinished.dismiss({key});
      this.#end();
    } else if (this.#isRetry) {
      void this.#loadRetry();
    } else {
      this.#choice = {...this.#choice, isKnownUnsent: true};
      void this.#load();
    }
  }

  // The server has it

  #adopt(submission: Submission): void {
    const {value} = this;
    if (value.phase === 'closed') return;
    const before = this.#submission;
    if (before?.id === submission.id && submission.version < before.version) return;
    this.#submission = submission;
    this.#submissionId = submission.id;
    this.#lines = follow(this.#lines, submission);
    if (isFinalStatus(submission.status)) this.#finish(submission);
    else {
      this.#showWork();
      this.#tell(submission);
      this.#poller.plan(() => void this.#ask(), this.#nextPause(submission));
    }
  }

  #showWork(): void {
    const submission = this.#submission;
    if (!submission) return;
    const {transactions} = submission;
    const total = sumOf(this.#lines) ?? submission.totals.requested;
    this.#show({
      phase: 'working',
      ...this.#frame(this.#lines),
      total,
      submission,
      count: transactions.length,
      done: transactions.filter(isSettled).length,
      stoppable: transactions.filter(({state}) => state === 'queued').length,
      isStopping: this.#isStopping || submission.cancelRequested === true,
      stopError: this.#stopError,
    });
  }

  #nextPause({transactions}: Submission): number {
    const pause = this.#pause;
    this.#pause = Math.min(pause * 1.5, pace.most);
    // The processor is asked at most once in two seconds (API.md).
    return transactions.some(isUnknown) ? Math.max(pause, pace.sync) : pause;
  }

  async #ask(): Promise<void> {
    const id = this.#submissionId;
    if (id === null) return;
    const question = (this.#question += 1);
    const {api} = this.#client;
    const isUnclear = this.#submission?.transactions.some(isUnknown);
    try {
      const submission = await (isUnclear ? api.syncPayment(id) : api.getPayment(id));
      if (question === this.#question) this.#adopt(submission);
    } catch (error) {
      if (question !== this.#question) return;
      if (isPortalError(error, 'missing')) this.#fail(error);
      else this.#askLater(error as PortalError, () => void this.#ask());
    }
  }

  #askLater(error: PortalError, ask: () => void): void {
    if (isPortalError(error, 'session')) {
      this.#interrupt();
      return;
    }
    this.#pause = Math.min(this.#pause * 2, pace.failing);
    this.#poller.plan(ask, Math.max(this.#pause, error.retryAfter ?? 0));
  }

  #finish(submission: Submission): void {
    this.#poller.stop();
    this.#showResult();
    this.#tell(submission);
    const end = `${submission.id} end`;
    if (!this.#told.has(end)) {
      this.#told.add(end);
      const {succeeded, processing} = submission.totals;
      const isAnything = succeeded.amount + processing.amount > 0;
      this.#notify({type: isAnything ? 'completed' : 'failed', submission});
      this.#client.invalidate();
    }
    void this.#loadRetry();
    void this.#loadExpectedDate();
  }

  #showResult(offer?: ResultState['retry']): void {
    const submission = this.#submission;
    if (!submission) return;
    const {currency} = submission.totals.requested;
    this.#show({
      phase: 'result',
      ...this.#frame(this.#lines),
      total: sumOf(this.#lines) ?? submission.totals.requested,
      submission,
      sums: sumsOf(this.#lines, currency),
      problems: problemsOf(this.#lines),
      retry: offer ?? this.#retryOffer(submission),
      expectedOn: this.#expectedOn,
    });
  }

  #retryOffer(submission: Submission): ResultState['retry'] {
    if (retryableLines(this.#lines, submission).length === 0) return null;
    if (!this.#retryBasis) return {status: 'loading'};
    const offer: RetryPlan | null = offerRetry(this.#retryBasis, this.#lines, submission, {
      methodId: this.#retryMethodId,
      usedMethodId: this.#choice.methodId ?? null,
      error: this.#retryError,
    });
    return offer && {status: 'ready', ...offer};
  }

  async #loadRetry(): Promise<void> {
    const submission = this.#submission;
    if (!submission) return;
    const ids = retryableLines(this.#lines, submission).map(({invoiceId}) => invoiceId);
    this.#retryBasis = null;
    this.#showResult();
    if (ids.length === 0) return;
    const question = (this.#question += 1);
    try {
      const basis = await loadBasis(this.#client, ids);
      if (question !== this.#question) return;
      this.#retryBasis = basis;
      this.#showResult();
    } catch (error) {
      if (question !== this.#question) return;
      if (isPortalError(error, 'session')) this.#interrupt();
      else this.#showResult({status: 'failed', error: error as PortalError});
    }
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

  /** Once per submission and once per invoice; what is paid leaves the selection. */
  #tell(submission: Submission): void {
    if (!this.#told.has(submission.id)) {
      this.#told.add(submission.id);
      this.#notify({type: 'submitted', submission});
    }
    const settled = submission.transactions.filter(
      (transaction) => isSettled(transaction) && !this.#told.has(transaction.id),
    );
    this.#client.selection.remove(settled.filter(isTaken).map(({invoiceId}) => invoiceId));
    for (const transaction of settled) {
      this.#told.add(transaction.id);
      this.#notify({type: 'settled', submission, transaction});
    }
  }

  #notify(notice: PaymentNotice): void {
    this.#port.notify?.(notice);
  }

  // Who is signed in, and who looks

  #followSession(): void {
    const {value} = this.#client.session;
    if (value.status === 'signed-in') this.#welcome(identityOf(value.session));
    else if (value.status === 'signed-out') {
      if (value.isExpired || this.#owner === null) this.#interrupt();
      else this.#end();
    } else if (value.status === 'portal-off') {
      this.#fail(new PermissionError('The portal is off', {code: 'portal_off'}));
      this.#poller.stop();
    } else if (value.status === 'failed') this.#fail(value.error);
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

  #goOn(): void {
    this.#pause = pace.first;
    if (this.#openKey !== null) this.#check();
    else if (this.#submission && this.#isFinal) this.#finish(this.#submission);
    else if (this.#submissionId !== null) {
      this.#showWork();
      void this.#ask();
    } else void this.#load();
  }

  /** Keeps everything that is known (P-16). */
  #interrupt(): void {
    if (this.#isInterrupted) return;
    const {value} = this;
    const lines = 'lines' in value ? value.lines : this.#lines;
    this.#poller.stop();
    // An answer to what was sent still counts; what was merely asked is asked anew.
    if (value.phase !== 'sending' || this.#openKey === null) this.#question += 1;
    this.#isInterrupted = true;
    this.set({phase: 'signed_out', ...this.#frame(lines), total: sumOf(lines)});
  }

  #end(): void {
    this.#poller.stop();
    this.#question += 1;
    this.#unsubscribe();
    const {reference} = this;
    if (reference) this.#unfinished.dismiss(reference);
    this.#openKey = this.#submissionId = null;
    this.#submission = this.#basis = this.#retryBasis = null;
    this.#lines = [];
    this.set({phase: 'closed'});
  }

  get #isSent(): boolean {
    return this.#openKey !== null || this.#submissionId !== null || this.value.phase === 'sending';
  }

  get #isFinal(): boolean {
    return this.#openKey === null && !!this.#submission && isFinalStatus(this.#submission.status);
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
    const {reference} = this;
    if (!this.#isLeft || !reference) return;
    const submission = this.#openKey === null ? this.#submission : null;
    const transactions = submission?.transactions ?? [];
    const isAsking = submission?.status === 'action_required';
    this.#unfinished.put({
      reference,
      status: !submission
        ? 'checking'
        : this.#isFinal
          ? 'finished'
          : isAsking
            ? 'needs_confirmation'
            : 'working',
      count: transactions.length || this.#ids.length,
      done: transactions.filter(isSettled).length,
      paid: transactions.filter(isTaken).length,
    });
  }
}

interface Sending {
  lines: readonly PaymentLine[];
  total: SubmitDetail['total'];
  methodId: string;
  retryOf?: string;
}

const isUnknown = ({state}: {state: string}) => state === 'unknown';

function isMethodProblem({code = ''}: PortalError): boolean {
  return code.startsWith('payment_method_') || code === 'method_pending_verification';
}
