import {html, nothing, type TemplateResult} from 'lit';
import type {
  PaymentLine,
  ResultProblem,
  ResultState,
  RetryOffer,
  RetryPlan,
} from '../../client/payment-flow/state.ts';
import {errorText, failureText, methodName} from '../../i18n/index.ts';
import {button, money, name} from '../../parts/index.ts';
import {icon} from '../../parts/icon.ts';
import {arrows, check} from '../../parts/icons.ts';
import {methodAbout} from '../../parts/method-row.ts';
import {notice} from '../../parts/notice.ts';
import {block} from '../../parts/skeleton.ts';
import {documentColumn} from './lines.ts';
import {expires, methodRadios} from './methods.ts';
import type {Page} from './places.ts';
import {transactionState, type Scene} from './scene.ts';
import {attemptNotice, blockedText} from './review.ts';
import {resultHeading, resultSums} from './result-words.ts';
import {about, consent} from './terms.ts';

/** What became of each invoice, and what the payer can do about the rest (P-04, P-06). */
export function resultPage(scene: Scene, state: ResultState): Page {
  const isDone = state.problems.length === 0 && !state.retry;
  return {
    heading: resultHeading(scene, state),
    sub: resultSums(scene, state),
    document: documentColumn(scene, state),
    ...(!isDone && {sideHeading: scene.words.whatYouCanDo}),
    side: isDone ? doneSide(scene, state) : problemsSide(scene, state),
    foot: foot(scene, state),
    sideFirst: true,
  };
}

function doneSide(scene: Scene, state: ResultState): TemplateResult {
  const {localizer, words} = scene;
  return html`<div class="state-view done">
    ${
      state.sums.paid.count > 0
        ? html`${icon(check)}
            <p>${words.paidWith(methodName(state.submission.method, localizer))}</p>`
        : icon(arrows)
    }
    ${expected(scene, state)}
  </div>`;
}

function expected({localizer, words}: Scene, {expectedOn}: ResultState): unknown {
  return expectedOn ? html`<p>${words.expectMoney(localizer.date(expectedOn))}</p>` : nothing;
}

function problemsSide(scene: Scene, state: ResultState): TemplateResult {
  return html`<div class="problems">
      ${state.problems.map((problem) => problemNotice(scene, state, problem))}
    </div>
    ${expected(scene, state)}${state.retry ? retrySide(scene, state, state.retry) : nothing}`;
}

function problemNotice(scene: Scene, state: ResultState, problem: ResultProblem): TemplateResult {
  const {localizer, words} = scene;
  const {lines, failure} = problem;
  const transaction = {state: transactionState(problem.state), failure: failure ?? undefined};
  const reason = failureText(words, transaction, state.submission.method.kind);
  const [only] = lines;
  const head =
    only && lines.length === 1
      ? html`<span class="pair"
          ><strong>${name(only.number)}</strong> ${money(only.amount, localizer)}</span
        >`
      : html`<strong>${words.forInvoices(lines.map(({number}) => number))}</strong>`;
  return notice({
    tone: problem.state === 'failed' ? 'critical' : 'neutral',
    text: html`${head}<span class="reason">${reason ?? nothing}</span>`,
  });
}

function retrySide(scene: Scene, state: ResultState, retry: RetryOffer): TemplateResult {
  const {localizer, flow} = scene;
  if (retry.status === 'loading') return html`<div class="place">${block(60)}</div>`;
  if (retry.status === 'failed') {
    return notice({
      tone: 'critical',
      text: errorText(localizer, retry.error),
      actions: button({label: localizer.messages.retry, onPress: () => flow.reload()}),
    });
  }
  const chosen = retry.methods.find(({method}) => method.id === retry.methodId)?.method;
  return html`${attemptNotice(scene, state)}
  ${
    retry.needsOtherMethod || !chosen
      ? methodRadios(scene, retry)
      : html`<details class="method-row">
          <summary>
            ${methodAbout(chosen, localizer, expires(scene, chosen))}
            <span class="change-word">${scene.words.change}</span>
          </summary>
          ${methodRadios(scene, retry)}
        </details>`
  }${about(scene, retry.lines.length)}`;
}

function foot(scene: Scene, {retry}: ResultState): TemplateResult {
  const {words} = scene;
  const isReady = retry?.status === 'ready';
  return html`${isReady ? retryButton(scene, retry) : nothing}
  ${button({
    label: words.done,
    look: retry ? 'plain' : 'filled',
    className: 'wide',
    part: 'done',
    onPress: scene.close,
  })}`;
}

function retryButton(scene: Scene, retry: RetryPlan): TemplateResult {
  const {words, flow} = scene;
  const numbers = retry.lines.map(({number}) => number);
  return html`${consent(scene, retry, retry.lines.length, retry.total)}
    <p class="s muted" id="only">${words.onlyCharged(numbers)}</p>
    ${retry.lines.map((line) => changed(scene, line))} ${blockedText(scene, retry)}
    ${button({
      label: words.retryTotal(retry.total),
      look: 'filled',
      className: 'wide',
      part: 'retry',
      isUnavailable: retry.blocked !== null,
      describedBy: retry.blocked ? 'blocked' : 'only',
      onPress: () => void flow.retry(),
    })}`;
}

/** A retry's amount that differs from the failed attempt's is confirmed anew. */
function changed(
  {words}: Scene,
  {number, was, amount}: PaymentLine,
): TemplateResult | typeof nothing {
  return was
    ? html`<p class="s"><strong>${name(number)}</strong> ${words.wasNow(was, amount)}</p>`
    : nothing;
}
