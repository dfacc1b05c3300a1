import type {LineState, PaymentLine, PaymentState} from '../../client/payment-flow/state.ts';
import type {AnnounceController} from '../../controllers/announce.ts';
import {failureText} from '../../i18n/index.ts';
import {takenText} from './choices.ts';
import {attemptText, changedText, failedText} from './review.ts';
import {transactionState, type Scene} from './scene.ts';

const settled: readonly LineState[] = ['paid', 'processing', 'failed', 'not_attempted', 'canceled'];

/** Above this many invoices only every fifth is told. */
const few = 10;

/** Says what changes in the dialog; the result itself is read by its heading's focus. */
export class PaymentAnnouncer {
  readonly #announce: AnnounceController;
  #phase: PaymentState['phase'] | undefined;
  #told = new Set<string>();
  #toldDone = 0;
  #toldProblem: string | undefined;

  constructor(announce: AnnounceController) {
    this.#announce = announce;
  }

  follow(scene: Scene, state: PaymentState): void {
    const isNew = state.phase !== this.#phase;
    if (state.phase === 'sending' || this.#phase === 'failed') this.#toldProblem = undefined;
    this.#phase = state.phase;
    if (isNew) this.#sayPhase(scene, state);
    if (state.phase === 'working') this.#sayProgress(scene, state);
    else this.#toldDone = 0;
    this.#sayProblem(scene, state);
  }

  #sayPhase(scene: Scene, state: PaymentState): void {
    const {words} = scene;
    if (state.phase === 'checking') this.#announce.interrupt(words.checking.title);
    if (state.phase === 'signed_out' && scene.session) {
      this.#announce.interrupt(words.sessionEnded);
    }
    if (state.phase === 'taken') {
      this.#announce.interrupt(state.taken.map((each) => takenText(scene, each)).join(' '));
    }
    if (state.phase === 'changed') this.#announce.interrupt(changedText(scene));
  }

  /** Why nothing came of the last attempt; the next one may say the same again. */
  #sayProblem(scene: Scene, state: PaymentState): void {
    const problem = problemText(scene, state);
    if (!problem || problem === this.#toldProblem) return;
    this.#toldProblem = problem;
    this.#announce.interrupt(problem);
  }

  #sayProgress(scene: Scene, state: Extract<PaymentState, {phase: 'working'}>): void {
    const {words} = scene;
    const news = state.lines.filter(
      (line) => settled.includes(line.state) && !this.#told.has(keyOf(line)),
    );
    if (news.length === 0) return;
    for (const line of news) this.#told.add(keyOf(line));
    const isMany = state.count > few;
    if (isMany && Math.floor(state.done / 5) === Math.floor(this.#toldDone / 5)) return;
    this.#toldDone = state.done;
    const parts = news
      .slice(-few)
      .map((line) => lineText(scene, line, state.submission.method.kind))
      .filter(Boolean);
    this.#announce.say([words.live.progress(state.done, state.count), ...parts].join('. '));
  }
}

function problemText(scene: Scene, state: PaymentState): string | undefined {
  if (state.phase === 'failed') {
    return `${scene.localizer.messages.loadFailed.title}. ${failedText(scene, state)}`;
  }
  const error =
    state.phase === 'working' ? state.stopError : state.phase === 'confirm' ? state.error : null;
  return error ? failedText(scene, {error}) : attemptText(scene, state);
}

function keyOf({transactionId, invoiceId}: PaymentLine): string {
  return transactionId ?? invoiceId;
}

function lineText({words}: Scene, {number, state, failure}: PaymentLine, kind: string): string {
  if (state === 'paid') return words.live.paid(number);
  const reason = failureText(words, {state: transactionState(state), failure}, kind);
  return reason ? words.live.failed(number, reason) : '';
}
