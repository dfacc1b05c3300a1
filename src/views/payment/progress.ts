import {html, nothing, type TemplateResult} from 'lit';
import type {
  CheckingState,
  ConfirmState,
  SignedOutState,
  WorkingState,
} from '../../client/payment-flow/state.ts';
import type {PortalError} from '../../errors/index.ts';
import {icon} from '../../parts/icon.ts';
import {search} from '../../parts/icons.ts';
import {notice} from '../../parts/notice.ts';
import {shield} from '../../parts/view-icons.ts';
import {documentColumn} from './lines.ts';
import {failedText} from './review.ts';
import {payer, payHeading, type Page, type Scene} from './scene.ts';
import {wideButton} from './wide-button.ts';

/** The server works on it; the dialog may be left (P-21). */
export function workingPage(scene: Scene, state: WorkingState): Page {
  const {words, flow} = scene;
  const {done, count, lines, stoppable, isStopping, stopError} = state;
  const [only] = lines;
  return {
    heading:
      only && lines.length === 1 ? words.working.one(only.number) : words.working.many(count),
    sub: payer(scene),
    document: documentColumn(scene, state),
    sideHeading: words.working.progress(done, count),
    side: html`${progress(scene, state)}
      <p class="muted">${words.working.mayClose}</p>
      ${errorNotice(scene, stopError)}
      ${isStopping ? notice({tone: 'info', text: words.working.stopping}) : nothing}`,
    foot: html`${
      stoppable > 0
        ? wideButton(words.working.stop(stoppable), () => void flow.stopRemaining(), {
            isBusy: isStopping,
          })
        : nothing
    }
    ${wideButton(words.working.button(done, count), () => undefined, {look: 'filled', isBusy: true})}`,
  };
}

function progress({words}: Scene, {done, count}: WorkingState | ConfirmState): TemplateResult {
  return html`<progress
    max=${count}
    value=${done}
    aria-label=${words.working.progress(done, count)}
  ></progress>`;
}

function errorNotice(scene: Scene, error: PortalError | null): unknown {
  return error ? notice({tone: 'critical', text: failedText(scene, {error})}) : nothing;
}

/**
 * The payer's bank asks about one invoice, or about the new method (P-11). While its window is open
 * over the page there is nothing to press here.
 */
export function confirmPage(scene: Scene, state: ConfirmState): Page {
  const {flow, more} = scene;
  const {confirm} = more;
  const {line, count, isOpen, isBusy, error} = state;
  return {
    heading: confirm.title,
    sub: payer(scene),
    document: documentColumn(scene, state),
    side: html`<div class="state-view">
        ${icon(shield)}
        <p class="asked">${line ? confirm.payment(line.amount, line.number) : confirm.setUp}</p>
        ${isOpen ? html`<p>${confirm.open}</p>` : nothing}
      </div>
      ${
        count > 1
          ? html`${progress(scene, state)}
              <p class="muted">${confirm.others}</p>`
          : nothing
      }
      ${errorNotice(scene, error)}`,
    foot: isOpen
      ? nothing
      : html`${wideButton(confirm.now, () => void flow.confirm(), {look: 'filled', isBusy})}
        ${wideButton(
          line ? confirm.skip : scene.localizer.messages.cancelPayment,
          () => void flow.skip(),
          {
            isUnavailable: isBusy,
          },
        )}`,
  };
}

/** The answer got lost: no way to pay until the server's record has decided (P-07). */
export function checkingPage(scene: Scene, state: CheckingState): Page {
  const {localizer, words} = scene;
  return {
    heading: words.checking.title,
    sub: payer(scene),
    document: state.lines.length > 0 ? documentColumn(scene, state) : undefined,
    side: html`<div class="state-view">
      ${icon(search)}
      <p>${words.checking.text}</p>
    </div>`,
    foot: scene.isInPlace
      ? nothing
      : wideButton(localizer.messages.close, scene.close, {look: 'outlined'}),
  };
}

/** The session ended in the middle; the same contact's return goes on by itself (P-16). */
export function signedOutPage(scene: Scene, state: SignedOutState): Page {
  const {words, session} = scene;
  const hasLines = state.lines.length > 0;
  return {
    heading: hasLines ? payHeading(scene, state.lines) : scene.localizer.messages.login,
    sub: payer(scene),
    document: hasLines ? documentColumn(scene, state) : undefined,
    // A visitor whom the page offered a payment has not been signed out.
    side: html`${session ? notice({tone: 'caution', text: words.sessionEnded}) : nothing}
      <portal-sign-in-form without-link></portal-sign-in-form>`,
  };
}
