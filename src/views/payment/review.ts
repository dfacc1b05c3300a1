import {html, nothing, type TemplateResult} from 'lit';
import type {
  ChangedState,
  FailedState,
  MethodPick,
  PaymentState,
  ReviewState,
  SendingState,
} from '../../client/payment-flow/state.ts';
import {errorText, methodName} from '../../i18n/index.ts';
import {button, failedView, money} from '../../parts/index.ts';
import type {ButtonOptions} from '../../parts/button.ts';
import {notice} from '../../parts/notice.ts';
import {block} from '../../parts/skeleton.ts';
import {methodRadios} from './methods.ts';
import type {Page} from './places.ts';
import type {Scene} from './scene.ts';
import {about, consent} from './terms.ts';

export function loadingSide({words}: Scene): TemplateResult {
  return html`<div class="places" role="status">
    <span class="visually-hidden">${words.checkingInvoices}</span>
    ${[1, 2, 3].map(() => html`<div class="place">${block(60)}</div>`)}
  </div>`;
}

export function failedPage(scene: Scene, state: FailedState): Page {
  const {localizer, words, flow} = scene;
  const {messages} = localizer;
  const {requestId} = state.error;
  return {
    heading: words.payWith,
    document: nothing,
    side: failedView({
      title: messages.loadFailed.title,
      text: failedText(scene, state),
      reference: requestId && messages.reference(requestId),
      action: button({label: messages.retry, look: 'outlined', onPress: () => flow.reload()}),
    }),
    foot: nothing,
  };
}

export function failedText({localizer, words, session}: Scene, {error}: FailedState): string {
  return errorText(localizer, error, {firm: session?.firm.name, codes: words.codes});
}

type Reviewed = ReviewState | ChangedState | SendingState;

/** With what to pay. While it is being sent the choice stays as it was. */
export function reviewSide(scene: Scene, state: Reviewed): TemplateResult {
  const {words} = scene;
  return html`${attemptNotice(scene, state)}
  ${
    state.phase === 'changed'
      ? notice({tone: 'caution', text: words.codes.invoice_changed(noValues)})
      : nothing
  }
  ${state.phase === 'sending' ? nothing : methodRadios(scene, state)}
  ${about(scene, state.lines.length)}`;
}

const nothingDue = {amount: 0, currency: 'USD'};
const noValues = {firm: '', number: '', limit: 0, min: nothingDue, max: nothingDue};

/** Why nothing came of the last attempt as a whole. Nothing was charged. */
export function attemptNotice(scene: Scene, state: PaymentState): TemplateResult | typeof nothing {
  const text = attemptText(scene, state);
  return text ? notice({tone: refusalOf(state) ? 'critical' : 'caution', text}) : nothing;
}

export function attemptText(scene: Scene, state: PaymentState): string | undefined {
  const {localizer, words, session, wasStopped} = scene;
  const error = refusalOf(state);
  if (error) return errorText(localizer, error, {firm: session?.firm.name, codes: words.codes});
  const isBack = ['review', 'changed', 'result'].includes(state.phase);
  if (isBack && wasStopped) return words.refusedByPage;
  return state.phase === 'review' && state.isKnownUnsent
    ? localizer.messages.errors.payment({firm: '', seconds: 1})
    : undefined;
}

function refusalOf(state: PaymentState) {
  if (state.phase === 'review') return state.error;
  return state.phase === 'result' && state.retry?.status === 'ready' ? state.retry.error : null;
}

/** The one button with the exact amount; what it means stands right above it. */
export function reviewFoot(scene: Scene, state: Reviewed): TemplateResult {
  // The same button while it is being sent: it is busy then and keeps the focus.
  const isSending = state.phase === 'sending';
  return html`${summary(scene, state)}${
    isSending
      ? nothing
      : html`${consent(scene, state, state.lines.length, state.total)}${blockedText(scene, state)}`
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

function readyButton({words, flow}: Scene, state: ReviewState | ChangedState): ButtonOptions {
  const isNew = state.phase === 'changed';
  return {
    label: isNew ? words.payNewTotal(state.total) : words.payTotal(state.total),
    isUnavailable: state.blocked !== null,
    describedBy: state.blocked ? 'blocked' : 'consent',
    onPress: () => void (isNew ? flow.confirmChanged() : flow.submit()),
  };
}

/** Why the button does not pay yet. */
export function blockedText(
  {words}: Scene,
  {blocked}: MethodPick,
): TemplateResult | typeof nothing {
  if (!blocked) return nothing;
  const text = blocked === 'no_method' ? words.noUsableMethod : words.chooseFirst;
  return html`<p class="s muted" id="blocked">${text}</p>`;
}

/** On a phone the foot repeats what has scrolled away: charges, total, method. */
function summary(scene: Scene, state: Reviewed): TemplateResult {
  const {localizer, words} = scene;
  const count = state.phase === 'sending' ? state.count : state.lines.length;
  const chosen =
    'methods' in state && state.methods.find(({method}) => method.id === state.methodId);
  return html`<div class="summary">
    <span class="s muted">${words.chargesShort(count)}</span>
    <strong>${money(state.total, localizer)}</strong>
    ${
      chosen
        ? html`<span class="s muted">${methodName(chosen.method, localizer)}</span> ${button({
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
