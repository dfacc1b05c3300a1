import {html, nothing, type TemplateResult} from 'lit';
import type {UnfinishedPayment} from '../../../client/types.ts';
import type {PortalError} from '../../../errors/index.ts';
import {errorText, type CoreMessages} from '../../../i18n/index.ts';
import {button, icons, notice, type Tone} from '../../../parts/index.ts';
import type {DeskScene} from './scene.ts';

const mostShown = 2;
const urgency: readonly UnfinishedPayment['status'][] = [
  'needs_confirmation',
  'checking',
  'working',
  'finished',
];

/** What stands between summary and filters: two at most, the most pressing first. */
export function renderNotices(scene: DeskScene): TemplateResult | typeof nothing {
  const {localizer, failure, state, summary, on} = scene;
  const {messages, time} = localizer;
  const notices: TemplateResult[] = [];
  const retry = button({label: messages.retry, onPress: on.retry});
  if (failure) {
    notices.push(notice({tone: 'critical', text: textOf(failure, scene), part: 'notice failure'}));
  }
  notices.push(...paymentNotices(scene));
  if ('data' in state && state.error) {
    const text = messages.stale(time(state.loadedAt));
    notices.push(notice({tone: 'caution', text, actions: retry, part: 'notice'}));
  } else if ('data' in state && summary.status === 'failed') {
    const text = textOf(summary.error, scene);
    notices.push(notice({tone: 'caution', text, actions: retry, part: 'notice'}));
  }
  if (notices.length === 0) return nothing;
  return html`<div class="notices">${notices.slice(0, mostShown)}</div>`;
}

function textOf(error: PortalError, {localizer, session}: DeskScene): string {
  return errorText(localizer, error, {firm: session?.firm.name});
}

/** One notice per kind of news; View opens the first of them. */
function paymentNotices(scene: DeskScene): TemplateResult[] {
  return urgency.flatMap((status) => {
    const payments = scene.opener.unfinished.filter((payment) => payment.status === status);
    const [first] = payments;
    return first ? [paymentNotice(first, payments.length, scene)] : [];
  });
}

const tones: Readonly<Record<UnfinishedPayment['status'], Tone>> = {
  needs_confirmation: 'caution',
  checking: 'info',
  working: 'info',
  finished: 'neutral',
};

function paymentNotice(payment: UnfinishedPayment, count: number, scene: DeskScene) {
  const {localizer, on} = scene;
  const {messages} = localizer;
  const {status, reference} = payment;
  const isAsked = status === 'needs_confirmation';
  const label = isAsked ? messages.resume : messages.view;
  const actions = [button({label, onPress: () => on.view(reference)})];
  if (isAsked) {
    actions.push(
      button({
        label: messages.cancelPayment,
        isBusy: scene.opener.isCanceling,
        onPress: () => on.cancel(payment),
      }),
    );
  }
  if (status === 'finished') {
    actions.push(button({label: messages.close, onPress: () => on.dismiss(reference)}));
  }
  return notice({
    tone: tones[status],
    text: paymentText(payment, count, messages),
    drawing: status === 'working' ? icons.arrows : icons.info,
    actions,
    part: 'notice',
  });
}

function paymentText(
  {status, count, done, paid}: UnfinishedPayment,
  payments: number,
  messages: CoreMessages,
): string {
  switch (status) {
    case 'needs_confirmation':
      return messages.toConfirm(payments);
    case 'checking':
      return messages.checkingNotice;
    case 'working':
      return messages.payingNotice(count, done);
    case 'finished':
      return messages.paidOfAll(paid, count);
  }
}
