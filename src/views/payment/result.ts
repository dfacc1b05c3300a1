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
import {attemptNotice, blockedText, readiness} from './review.ts';
import {resultHeading, resultSums} from './result-words.ts';
import {transactionState, type Page, type Scene} from './scene.ts';
import {about, consent} from './terms.ts';
import {wideButton} from './wide-button.ts';

/** What became of each invoice, and what the payer can do about the rest (P-04, P-06). */
export function resultPage(scene: Scene, state: ResultState): Page {
  const isDone = state.problems.length === 0 && !state.retry;
  return {
    heading: resultHeading(scene, state),
    sub: resultSums(scene, state),
    document: documentColumn(scene, state),
    ...(!isDone && {sideHeading: scene.words.whatYouCanDo}),
    side: isDone ? doneSide(scene, state) : problemsSide(scene, state),
    ...(state.retry?.status === 'ready' && {
      offer: state.retry,
      end: about(scene, state.retry.lines.length),
    }),
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
  const {lines} = problem;
  const [only] = lines;
  const head =
    only && lines.length === 1
      ? html`<span class="pair"
          ><strong>${name(only.number)}</strong> ${money(only.amount, localizer)}</span
        >`
      : html`<strong>${words.forInvoices(lines.map(({number}) => number))}</strong>`;
  return notice({
    tone: problem.state === 'failed' ? 'critical' : 'neutral',
    text: html`${head}<span class="reason">${reasonOf(scene, state, problem) ?? nothing}</span>`,
  });
}

function reasonOf(
  {words, more}: Scene,
  {submission}: ResultState,
  {state: lineState, failure, lines}: ResultProblem,
): string | undefined {
  const [only] = lines;
  if (only?.wasSkipped && lines.length === 1) return more.confirm.skipped(only.number);
  if (failure?.code === 'method_pending_verification') return more.toVerify;
  const state = transactionState(lineState);
  return failureText(words, {state, failure: failure ?? undefined}, submission.method.kind);
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
  }`;
}

function foot(scene: Scene, {retry}: ResultState): TemplateResult {
  return html`${retry?.status === 'ready' ? retryButton(scene, retry) : nothing}
  ${wideButton(scene.words.done, scene.close, {look: retry ? 'plain' : 'filled', part: 'done'})}`;
}

function retryButton(scene: Scene, retry: RetryPlan): TemplateResult {
  const {words, flow} = scene;
  const numbers = retry.lines.map(({number}) => number);
  return html`${consent(scene, retry)}
    <p class="s muted" id="only">${words.onlyCharged(numbers)}</p>
    ${retry.lines.map((line) => changed(scene, line))} ${blockedText(scene, retry)}
    ${wideButton(words.retryTotal(retry.total), () => void flow.retry(), {
      look: 'filled',
      part: 'retry',
      ...readiness(scene, retry, 'only'),
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
