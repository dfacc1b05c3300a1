import type {ExcludedItem, Instrument, Submission} from '../../contract/types.ts';
import {isPortalError, PermissionError, type PortalError} from '../../errors/index.ts';
import {identityOf} from '../../model/identity.ts';
import {WritableStore} from '../store.ts';
import type {PaymentReference, PortalClient} from '../types.ts';
import {isSameReference, type Unfinished} from '../unfinished-store.ts';
import {loadBasis} from './basis.ts';
import {Delivery} from './delivery.ts';
import {idsOf, retryableLines} from './outcome.ts';
import {entered, firstChoice, plan, sumOf, type Basis, type Choice} from './plan.ts';
import {result, underWay, unfinished, type Frame} from './present.ts';
import {Progress} from './progress.ts';
import {instrumentOf, isMethodProblem, toRequest, type Verdict} from './requests.ts';
import {rememberRest, restOf} from './rest.ts';
import {offerRetry} from './retry.ts';
import type {
  NewMethod,
  Part,
  PaymentFlow,
  PaymentLine,
  PaymentState,
  ResumeOptions,
  RetryOffer,
  SendingState,
} from './state.ts';

export interface FlowStart {
  invoiceIds: readonly string[];
  seen?: Choice['seen'] | undefined;
  /** A payment that was sent before this page, or this dialog, was there. */
  reference?: PaymentReference | undefined;
}

/** What can be sent now: by Pay, or by Retry. */
type Offer = Pick<
  SendingState,
  'lines' | 'total' | 'methods' | 'methodId' | 'newMethod' | 'blocked'
>;

/**
 * One payment from the first question to its result. What is known is kept here; what is shown
 * follows from it ({@link Flow.#present}), so that after a lost answer or a sign-in it goes on from
 * what is known.
 */
export class Flow extends WritableStore<PaymentState> implements PaymentFlow {
  readonly #client: PortalClient;
  readonly #unfinished: Unfinished;
  readonly #delivery: Delivery;
  readonly #progress: Progress;
  readonly #unsubscribe: () => void;
  #port: ResumeOptions;

  /** What is to be paid next, all of it or what a retry may send; with what is known of it. */
  #ids: readonly string[];
  #choice: Choice;
  #basis: Basis | null = null;
  #basisError: PortalError | null = null;

  /** What was sent at first is all of this; and what the last attempt was sent with. */
  #part: Part | null = null;
  #excluded: readonly ExcludedItem[] = [];
  #usedMethod: string | null = null;
  #sending: Offer | null = null;
  #error: PortalError | null = null;

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
    this.#choice = {
      ...firstChoice,
      seen: start.seen ?? firstChoice.seen,
      rest: restOf(client, start.invoiceIds),
    };
    const {key, submissionId}: {key?: string; submissionId?: string} = start.reference ?? {};
    const signedOut = () => this.#interrupt();
    this.#delivery = new Delivery(client, key ?? null, {
      answered: (submission) => this.#begin(submission),
      refused: (error, verdict) => this.#refused(error, verdict),
      lost: () => this.#stopSending(),
      unsent: () => this.#offerAgain({isKnownUnsent: true}),
      signedOut,
    });
    this.#progress = new Progress(client, submissionId ?? null, {
      changed: () => this.#render(),
      told: (notice) => this.#port.notify?.(notice),
      ended: () => void this.#load(),
      gone: (error) => this.#fail(error),
      signedOut,
    });
    this.#unsubscribe = client.session.subscribe(() => this.#followSession());
    this.#followSession();
  }

  // What the person decides

  reload(): void {
    if (this.value.phase === 'failed') this.#goOn();
    else if (this.#basisError) void this.#load();
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
    if (this.#offer) this.#choose({methodId});
  }

  enterMethod(wishes: Partial<Pick<NewMethod, 'save' | 'makeDefault'>> = {}): void {
    if (this.#offer?.newMethod) this.#choose({methodId: entered, ...wishes});
  }

  payPart(invoiceId: string, amount?: number | null): void {
    if (this.value.phase !== 'review') return;
    const parts = new Map(this.#choice.parts);
    if (amount === undefined) parts.delete(invoiceId);
    else parts.set(invoiceId, amount);
    this.#choose({parts});
  }

  async submit(): Promise<void> {
    if (this.value.phase === 'review') await this.#send();
  }

  async confirmChanged(): Promise<void> {
    if (this.value.phase === 'changed') await this.#send();
  }

  async retry(): Promise<void> {
    if (this.value.phase === 'result') await this.#send();
  }

  async stopRemaining(): Promise<void> {
    const {value} = this;
    if (value.phase !== 'working' || value.isStopping || value.stoppable === 0) return;
    await this.#progress.stopRemaining();
  }

  async skip(): Promise<void> {
    const {value} = this;
    if (value.phase !== 'confirm' || value.isBusy || value.isOpen) return;
    await this.#progress.skip(value.line?.transactionId);
  }

  async confirm(): Promise<void> {
    const {value} = this;
    const {handleAction} = this.#port;
    if (value.phase !== 'confirm' || value.isBusy || value.isOpen || !handleAction) return;
    await this.#progress.confirm(handleAction, () => !this.#isInterrupted);
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
    const {id: submissionId} = this.#progress;
    if (key !== null) return {key};
    return submissionId === null ? null : {submissionId};
  }

  get #isUnderWay(): boolean {
    return this.#isSending || (this.#progress.id !== null && !this.#progress.isFinal);
  }

  get #isSending(): boolean {
    return this.#sending !== null || this.#delivery.openKey !== null;
  }

  get isUnsent(): boolean {
    return !this.#isSending && this.#progress.id === null && this.value.phase !== 'closed';
  }

  #list(): void {
    const reference = this.#reference;
    if (!this.#isLeft || !reference) return;
    // A key that was answered goes on as its submission.
    if (this.#listed && !isSameReference(this.#listed, reference)) this.#unlist();
    this.#listed = reference;
    const submission = 'key' in reference ? null : this.#progress.submission;
    const payment = unfinished(reference, submission, this.#ids.length);
    const isAsked = payment.status === 'needs_confirmation';
    this.#unfinished.put(isAsked ? {...payment, cancel: () => this.#progress.giveUp()} : payment);
  }

  #unlist(): void {
    if (this.#listed) this.#unfinished.dismiss(this.#listed);
    this.#listed = null;
  }

  // What can be paid, and what is sent

  #choose(choice: Partial<Choice>): void {
    this.#choice = {...this.#choice, ...choice};
    this.#render();
  }

  /** Asks anew what can be paid: at first, after a refusal, and for what a result left unpaid. */
  async #load(): Promise<void> {
    const {submission} = this.#progress;
    const ids = submission ? idsOf(retryableLines(this.#progress.lines, submission)) : this.#ids;
    const question = (this.#question += 1);
    this.#basis = this.#basisError = null;
    this.#render();
    if (submission && ids.length === 0) return;
    try {
      const basis = await loadBasis(this.#client, ids);
      if (question !== this.#question) return;
      this.#basis = basis;
    } catch (error) {
      if (question !== this.#question) return;
      if (!submission || isPortalError(error, 'session')) {
        this.#fail(error as PortalError);
        return;
      }
      this.#basisError = error as PortalError;
    }
    this.#render();
  }

  get #offer(): Offer | null {
    const {value} = this;
    if (value.phase === 'review' || value.phase === 'changed') return value;
    return value.phase === 'result' && value.retry?.status === 'ready' ? value.retry : null;
  }

  async #send(): Promise<void> {
    const {value} = this;
    const offer = this.#offer;
    if (!offer || offer.blocked) return;
    const {lines, total, methodId} = offer;
    const retryOf = this.#progress.submission?.id;
    const before = this.#choice;
    if (retryOf === undefined && 'part' in value) {
      this.#part = value.part;
      this.#excluded = value.excluded;
      this.#progress.lines = lines.map((line) => ({...line, was: undefined}));
    }
    this.#choice = {
      ...before,
      methodId: methodId ?? entered,
      seen: new Map(
        lines.map(({invoiceId, number, amount, part}) => [
          invoiceId,
          {number, amount: part?.due ?? amount},
        ]),
      ),
      sent: new Set(idsOf(lines)),
      refusal: null,
      mustConfirm: false,
      isKnownUnsent: false,
    };
    this.#sending = offer;
    const question = (this.#question += 1);
    this.#render();

    const items = lines.map(({invoiceId, amount}) => ({invoiceId, amount}));
    let refusal: PortalError | null = null;
    let instrument: Instrument | null = null;
    try {
      const isAllowed = await this.#port.approve?.({
        items,
        total,
        paymentMethodId: methodId,
        retryOf,
      });
      if (question !== this.#question) return;
      if (isAllowed ?? true) instrument = await instrumentOf(offer, this.#port);
    } catch (error) {
      // A page's own rejection is its answer.
      if (isPortalError(error)) refusal = error;
    }
    if (question !== this.#question) return;
    if (!instrument) {
      this.#choice = {...before, refusal};
      if (this.#isLeft) this.#end();
      else this.#stopSending();
      return;
    }
    const use = instrument;
    const {api} = this.#client;
    await this.#delivery.send(idsOf(lines), (idempotencyKey) => {
      const key = {idempotencyKey};
      const consent = this.#port.consent();
      return retryOf === undefined
        ? api.submitPayment(toRequest('invoiceId', lines, use, consent), key)
        : api.retryPayment(retryOf, toRequest('transactionId', lines, use, consent), key);
    });
  }

  #refused(error: PortalError, verdict: Exclude<Verdict, 'lost'>): void {
    const isOutdated = verdict === 'outdated';
    const methodId = isMethodProblem(error) ? null : this.#choice.methodId;
    if (verdict === 'signed_out' && !this.#isLeft) this.#interrupt();
    else if (verdict === 'forbidden' && !this.#progress.submission && !this.#isLeft)
      this.#fail(error);
    else this.#offerAgain({refusal: error, mustConfirm: isOutdated, methodId}, isOutdated);
  }

  /** Nothing was charged. What is shown may still hold; else it is asked for anew. */
  #offerAgain(choice: Partial<Choice>, isOutdated = true): void {
    if (this.#isLeft) {
      this.#end();
      return;
    }
    this.#choice = {...this.#choice, ...choice};
    this.#stopSending();
    if (!isOutdated) return;
    if (choice.refusal) this.#client.invalidate();
    void this.#load();
  }

  #stopSending(): void {
    this.#sending = null;
    this.#render();
  }

  // The server has it

  #begin(submission: Submission): void {
    if (this.#part && this.#basis) {
      rememberRest(this.#client, this.#part, this.#basis, this.#progress.lines, this.#choice);
    }
    this.#usedMethod = this.#choice.methodId ?? null;
    this.#choice = {...this.#choice, methodId: undefined};
    this.#sending = this.#basis = this.#basisError = null;
    this.#progress.begin(submission);
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
    const isNew = this.#owner !== person;
    // A guest who signs in has methods to choose from (M-03); what was sent is the guest's to ask for.
    const wasGuest = this.#owner?.startsWith('link:') && this.isUnsent;
    if (isNew && !isFirst && !wasGuest) {
      this.#end();
      return;
    }
    this.#owner = person;
    if (!isNew && !this.#isInterrupted) return;
    this.#isInterrupted = false;
    this.#goOn();
  }

  /** From what is known. */
  #goOn(): void {
    this.#error = null;
    if (this.#delivery.openKey !== null) this.#delivery.check();
    else if (this.#progress.id !== null) this.#progress.goOnFromKnown();
    else void this.#load();
  }

  /** Keeps everything that is known (P-16). */
  #interrupt(): void {
    if (this.#isInterrupted) return;
    const {value} = this;
    const lines = 'lines' in value ? value.lines : this.#progress.lines;
    this.#pause();
    this.#isInterrupted = true;
    this.set({phase: 'signed_out', ...this.#frame(lines), total: sumOf(lines)});
  }

  /** What nobody looks at fails quietly: nothing was charged, or the list shows what was. */
  #fail(error: PortalError): void {
    if (isPortalError(error, 'session')) this.#interrupt();
    else if (this.#isLeft) this.#end();
    else {
      this.#error = error;
      this.#stopSending();
    }
  }

  #pause(): void {
    this.#question += 1;
    this.#sending = null;
    this.#delivery.pause();
    this.#progress.pause();
  }

  #end(): void {
    this.#unlist();
    this.#unsubscribe();
    this.#pause();
    this.#delivery.forget();
    this.#progress.forget();
    this.#basis = null;
    this.set({phase: 'closed'});
  }

  // What is shown

  #frame(lines = this.#progress.lines): Frame {
    return {lines, part: this.#part, excluded: this.#excluded};
  }

  /** While nobody is signed in, what is known goes on and what is shown waits. */
  #render(): void {
    if (this.#isInterrupted || this.value.phase === 'closed') return;
    this.set(this.#present());
    this.#list();
  }

  #present(): PaymentState {
    const {submission, isFinal} = this.#progress;
    if (this.#error) return {phase: 'failed', error: this.#error};
    if (this.#sending) return this.#presentSending(this.#sending);
    if (this.#delivery.openKey !== null) {
      return {phase: 'checking', ...this.#frame(), total: sumOf(this.#progress.lines)};
    }
    if (submission && isFinal) {
      return result(
        this.#frame(),
        submission,
        this.#presentRetry(submission),
        this.#progress.expectedOn,
      );
    }
    if (submission) return underWay(this.#frame(), submission, this.#progress.asking);
    if (this.#basis) return plan(this.#basis, this.#choice);
    return {phase: 'loading', count: this.#ids.length};
  }

  #presentSending({lines, total, methods, methodId, newMethod}: Offer): SendingState {
    const sent = new Set(idsOf(lines));
    const shown = this.#progress.lines.map((line): PaymentLine =>
      sent.has(line.invoiceId) ? {...line, state: 'waiting'} : line,
    );
    const pick = {methods, methodId, newMethod, blocked: null};
    return {phase: 'sending', ...this.#frame(shown), total, count: lines.length, ...pick};
  }

  #presentRetry(submission: Submission): RetryOffer | null {
    if (retryableLines(this.#progress.lines, submission).length === 0) return null;
    if (this.#basisError) return {status: 'failed', error: this.#basisError};
    if (!this.#basis) return {status: 'loading'};
    const retry = offerRetry(
      this.#basis,
      this.#progress.lines,
      submission,
      this.#choice,
      this.#usedMethod,
    );
    return retry && {status: 'ready', ...retry};
  }
}
