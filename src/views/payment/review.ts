import {html, nothing, type TemplateResult} from 'lit';
import type {
  ChangedState,
  FailedState,
  ReviewState,
  SendingState,
} from '../../client/payment-flow/state.ts';
import type {PortalError} from '../../errors/index.ts';
import {errorText, methodName} from '../../i18n/index.ts';
import {button, failedView, money} from '../../parts/index.ts';
import {notice} from '../../parts/notice.ts';
import {block} from '../../parts/skeleton.ts';
import {methodRadios} from './methods.ts';
import type {Page} from './page.ts';
import type {Scene} from './scene.ts';
import {about, consent} from './terms.ts';

export function loadingSide({words}: Scene): TemplateResult {
  return html`<div class="places" role="status">
    <span class="visually-hidden">${words.checkingInvoices}</span>
    ${[1, 2, 3].map(() => html`<div class="place">${block(60)}</div>`)}
  </div>`;
}

export function failedPage({localizer, words, flow}: Scene, {error}: FailedState): Page {
  const {messages} = localizer;
  return {
    heading: words.payWith,
    document: nothing,
    side: failedView({
      title: messages.loadFailed.title,
      text: errorText(localizer, error),
      reference: error.requestId && messages.reference(error.requestId),
      action: button({label: messages.retry, look: 'outlined', onPress: () => flow.reload()}),
    }),
    foot: nothing,
  };
}

type Reviewed = ReviewState | ChangedState | SendingState;

/** With what to pay. While it is being sent the choice stays as it was. */
export function reviewSide(scene: Scene, state: Reviewed): TemplateResult {
  const {words} = scene;
  return html`${state.phase === 'review' && state.error ? refusal(scene, state.error) : nothing}
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

function refusal(scene: Scene, error: PortalError): TemplateResult {
  const {localizer, words, session} = scene;
  const text = errorText(localizer, error, {firm: session?.firm.name, codes: words.codes});
  return notice({tone: 'critical', text});
}

/** The one button with the exact amount; what it means stands right above it. */
export function reviewFoot(scene: Scene, state: Reviewed): TemplateResult {
  const {words, flow} = scene;
  const {total} = state;
  if (state.phase === 'sending') {
    return html`${summary(scene, state, null)}${button({
      ...payButton,
      label: words.working.button(0, state.count),
      isBusy: true,
      onPress: () => undefined,
    })}`;
  }
  const isNew = state.phase === 'changed';
  const reasonId = state.blocked ? 'blocked' : 'consent';
  return html`${summary(scene, state, state.methodId)}${consent(scene, state, state.lines.length, total)}
  ${
    state.blocked
      ? html`<p class="s muted" id="blocked">
          ${state.blocked === 'no_method' ? words.noUsableMethod : words.chooseFirst}
        </p>`
      : nothing
  }
  ${button({
    ...payButton,
    label: isNew ? words.payNewTotal(total) : words.payTotal(total),
    isUnavailable: state.blocked !== null,
    describedBy: reasonId,
    onPress: () => void (isNew ? flow.confirmChanged() : flow.submit()),
  })}`;
}

const payButton = {look: 'filled', className: 'wide', part: 'pay'} as const;

/** On a phone the foot repeats what has scrolled away: charges, total, method. */
function summary(scene: Scene, state: Reviewed, methodId: string | null): TemplateResult {
  const {localizer, words} = scene;
  const chosen = 'methods' in state && state.methods.find(({method}) => method.id === methodId);
  return html`<div class="summary">
    <span class="s muted">${words.chargesShort(state.lines.length)}</span>
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
