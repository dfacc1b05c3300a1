import type {LineState, PaymentLine, PaymentState} from '../../client/payment-flow/state.ts';
import type {AnnounceController} from '../../controllers/announce.ts';
import {failureText} from '../../i18n/index.ts';
import {transactionState, type Scene} from './scene.ts';

const settled: ReadonlySet<LineState> = new Set([
  'paid',
  'processing',
  'failed',
  'not_attempted',
  'canceled',
]);

/** Above this many invoices only every fifth is told. */
const few = 10;

/** Says what changes in the dialog; the result itself is read by its heading's focus. */
export class PaymentAnnouncer {
  readonly #announce: AnnounceController;
  #phase: PaymentState['phase'] | undefined;
  #told = new Set<string>();

  constructor(announce: AnnounceController) {
    this.#announce = announce;
  }

  follow(scene: Scene, state: PaymentState): void {
    const isNew = state.phase !== this.#phase;
    this.#phase = state.phase;
    if (isNew) this.#sayPhase(scene, state);
    if (state.phase === 'working') this.#sayProgress(scene, state);
    if (state.phase === 'review') this.#told.clear();
  }

  #sayPhase({words}: Scene, {phase}: PaymentState): void {
    if (phase === 'checking') this.#announce.interrupt(words.checking.title);
    if (phase === 'signed_out') this.#announce.interrupt(words.sessionEnded);
    if (phase === 'changed') {
      const none = {amount: 0, currency: 'USD'};
      const values = {firm: '', number: '', limit: 0, min: none, max: none};
      this.#announce.interrupt(words.codes.invoice_changed(values));
    }
  }

  #sayProgress(scene: Scene, state: Extract<PaymentState, {phase: 'working'}>): void {
    const {words} = scene;
    const news = state.lines.filter(
      (line) => settled.has(line.state) && !this.#told.has(keyOf(line)),
    );
    if (news.length === 0) return;
    for (const line of news) this.#told.add(keyOf(line));
    if (state.count > few && state.done % 5 !== 0) return;
    const parts = news
      .slice(-few)
      .map((line) => lineText(scene, line, state.submission.method.kind));
    this.#announce.say([words.live.progress(state.done, state.count), ...parts].join('. '));
  }
}

function keyOf({transactionId, invoiceId}: PaymentLine): string {
  return transactionId ?? invoiceId;
}

function lineText({words}: Scene, {number, state, failure}: PaymentLine, kind: string): string {
  if (state === 'paid') return words.live.paid(number);
  const reason = failureText(words, {state: transactionState(state), failure}, kind);
  return reason ? words.live.failed(number, reason) : '';
}
