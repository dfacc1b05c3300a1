import {html, nothing, type TemplateResult} from 'lit';
import type {
  ChangedState,
  FailedState,
  LoadingState,
  PaymentState,
  ReviewState,
  SendingState,
} from '../../client/payment-flow/state.ts';
import {signIn} from '../../i18n/en/sign-in.ts';
import {errorText, methodName, secondsToWait} from '../../i18n/index.ts';
import {totalsByCurrency} from '../../model/totals.ts';
import type {ButtonOptions} from '../../parts/button.ts';
import {button, failedView, money} from '../../parts/index.ts';
import {notice} from '../../parts/notice.ts';
import {block} from '../../parts/skeleton.ts';
import {documentColumn, documentSkeleton} from './lines.ts';
import {methodRadios} from './methods.ts';
import {payer, payHeading, type Offer, type Page, type Scene} from './scene.ts';
import {about, consent} from './terms.ts';

export function loadingPage(scene: Scene, {count}: LoadingState): Page {
  const {words} = scene;
  return {
    heading: words.payMany(count),
    sub: payer(scene),
    document: documentSkeleton(scene, count),
    sideHeading: words.payWith,
    side: html`<div class="places" role="status">
      <span class="visually-hidden">${words.checkingInvoices}</span>
      ${[1, 2, 3].map(() => html`<div class="place">${block(60)}</div>`)}
    </div>`,
  };
}

export function failedPage(scene: Scene, state: FailedState): Page {
  const {localizer, words, flow} = scene;
  const {messages} = localizer;
  const {requestId} = state.error;
  return {
    heading: words.payWith,
    side: failedView({
      title: messages.loadFailed.title,
      text: failedText(scene, state),
      reference: requestId && messages.reference(requestId),
      action: button({label: messages.retry, look: 'outlined', onPress: () => flow.reload()}),
    }),
  };
}

export function failedText(scene: Scene, {error}: Pick<FailedState, 'error'>): string {
  const {localizer, codes} = scene;
  const minutes = error.kind === 'throttled' ? secondsToWait(error) / 60 : 0;
  // As few attempts as a payment link has come back after an hour.
  if (minutes > 2) return localizer.view('signIn', signIn).tooManyAttempts(Math.ceil(minutes));
  return errorText(localizer, error, {firm: scene.session?.firm.name, codes});
}

/** With what to pay, and the one button. While it is being sent the choice stays as it was. */
export function reviewPage(scene: Scene, state: ReviewState | ChangedState | SendingState): Page {
  const {words} = scene;
  const {lines} = state;
  // A retry sends some of the lines; the others stand there with what became of them.
  const paid = state.phase === 'sending' ? lines.filter((line) => line.state === 'waiting') : lines;
  const total = totalsByCurrency(lines.map(({amount}) => amount))[0] ?? null;
  return {
    heading: payHeading(scene, paid),
    sub: payer(scene),
    document: documentColumn(scene, {...state, total}),
    sideHeading: words.payWith,
    side: html`${attemptNotice(scene, state)}
    ${state.phase === 'changed' ? notice({tone: 'caution', text: changedText(scene)}) : nothing}
    ${methodRadios(scene, state, state.phase === 'sending')}`,
    offer: {...state, lines: paid},
    end: about(scene, lines.length),
    foot: foot(scene, state),
  };
}

export function changedText({words}: Scene): string {
  const none = {amount: 0, currency: 'USD'};
  return words.codes.invoice_changed({firm: '', number: '', limit: 0, min: none, max: none});
}

/** Why nothing came of the last attempt as a whole. Nothing was charged. */
export function attemptNotice(scene: Scene, state: PaymentState): TemplateResult | typeof nothing {
  const text = attemptText(scene, state);
  return text ? notice({tone: attemptOf(state)?.error ? 'critical' : 'caution', text}) : nothing;
}

export function attemptText(scene: Scene, state: PaymentState): string | undefined {
  const attempt = attemptOf(state);
  if (attempt?.error) return failedText(scene, {error: attempt.error});
  const isBack = attempt || state.phase === 'changed' || state.phase === 'result';
  if (isBack && scene.wasStopped) return scene.words.refusedByPage;
  return attempt?.isKnownUnsent
    ? scene.localizer.messages.errors.payment({firm: '', seconds: 1})
    : undefined;
}

function attemptOf(state: PaymentState) {
  if (state.phase === 'review') return state;
  return state.phase === 'result' && state.retry?.status === 'ready' ? state.retry : null;
}

/** The one button with the exact amount; what it means stands right above it. */
function foot(scene: Scene, state: ReviewState | ChangedState | SendingState): TemplateResult {
  // The same button while it is being sent: it is busy then and keeps the focus.
  const isSending = state.phase === 'sending';
  return html`${summary(scene, state)}${
    isSending ? nothing : html`${consent(scene, state)}${blockedText(scene, state)}`
  }${button({
    look: 'filled',
    className: 'wide',
    part: 'pay',
    ...(isSending ? sendingButton(scene, state) : readyButton(scene, state)),
  })}`;
}

function sendingButton({words}: Scene, {count}: SendingState): ButtonOptions {
  return {label: words.working.button(0, count), isBusy: true, onPress: () => undefined};
}

function readyButton(scene: Scene, state: ReviewState | ChangedState): ButtonOptions {
  const {words, flow} = scene;
  const isNew = state.phase === 'changed';
  return {
    label: isNew ? words.payNewTotal(state.total) : words.payTotal(state.total),
    ...readiness(scene, state, 'consent'),
    onPress: () => void (isNew ? flow.confirmChanged() : flow.submit()),
  };
}

/** Whether Pay or Retry can be pressed; else what says why. */
export function readiness(
  {form}: Scene,
  {blocked, newMethod}: Offer,
  otherwise: string,
): Pick<ButtonOptions, 'isUnavailable' | 'describedBy'> {
  const isWaiting = !!newMethod?.isChosen && !form.isOpen;
  return {
    isUnavailable: blocked !== null || isWaiting,
    describedBy: blocked ? 'blocked' : isWaiting ? 'form-state' : otherwise,
  };
}

/** Why the button does not pay yet. */
export function blockedText({words, more}: Scene, {blocked}: Offer): unknown {
  if (!blocked) return nothing;
  const texts = {
    no_method: words.noUsableMethod,
    choose_method: words.chooseFirst,
    amount: more.part.correctFirst,
  };
  return html`<p class="s muted" id="blocked">${texts[blocked]}</p>`;
}

/** On a phone the foot repeats what has scrolled away: charges, total, method. */
function summary(scene: Scene, state: ReviewState | ChangedState | SendingState): TemplateResult {
  const {localizer, words, more} = scene;
  const {methods, methodId, newMethod, total} = state;
  const count = state.phase === 'sending' ? state.count : state.lines.length;
  const chosen = methods.find(({method}) => method.id === methodId)?.method;
  const text = chosen ? methodName(chosen, localizer) : newMethod?.isChosen && more.another;
  return html`<div class="summary">
    <span class="s muted">${words.chargesShort(count)}</span>
    <strong>${money(total, localizer)}</strong>
    ${
      text && methods.length > 0
        ? html`<span class="s muted">${text}</span> ${button({
              label: words.change,
              name: words.changeName,
              className: 'change',
              onPress: showMethods,
            })}`
        : nothing
    }
  </div>`;
}

/** Scrolls to the radios and focuses the chosen one. */
function showMethods(event: Event): void {
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('.methods input:checked, .methods input:enabled')?.focus();
}
