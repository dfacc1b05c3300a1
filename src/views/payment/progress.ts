import {html, nothing, type TemplateResult} from 'lit';
import type {CheckingState, SignedOutState, WorkingState} from '../../client/payment-flow/state.ts';
import {errorText} from '../../i18n/index.ts';
import {button} from '../../parts/index.ts';
import {icon} from '../../parts/icon.ts';
import {search} from '../../parts/icons.ts';
import {notice} from '../../parts/notice.ts';
import {documentColumn} from './lines.ts';
import {payer, payHeading} from './headings.ts';
import type {Page} from './places.ts';
import type {Scene} from './scene.ts';

/** The server works on it; the dialog may be left (P-21). */
export function workingPage(scene: Scene, state: WorkingState): Page {
  const {localizer, words, flow} = scene;
  const {done, count, lines, stoppable, isStopping, stopError} = state;
  const [only] = lines;
  return {
    heading:
      only && lines.length === 1 ? words.working.one(only.number) : words.working.many(count),
    sub: payer(scene),
    document: documentColumn(scene, state),
    sideHeading: words.working.progress(done, count),
    side: html`<progress
        max=${count}
        value=${done}
        aria-label=${words.working.progress(done, count)}
      ></progress>
      <p class="muted">${words.working.mayClose}</p>
      ${
        stopError
          ? notice({
              tone: 'critical',
              text: errorText(localizer, stopError, {codes: words.codes}),
            })
          : nothing
      }
      ${isStopping ? notice({tone: 'info', text: words.working.stopping}) : nothing}`,
    foot: html`${
      stoppable > 0
        ? button({
            label: words.working.stop(stoppable),
            className: 'wide',
            isBusy: isStopping,
            onPress: () => void flow.stopRemaining(),
          })
        : nothing
    }
    ${button({
      label: words.working.button(done, count),
      look: 'filled',
      className: 'wide',
      isBusy: true,
      onPress: () => undefined,
    })}`,
  };
}

/** The answer got lost: no way to pay until the server's record has decided (P-07). */
export function checkingPage(scene: Scene, state: CheckingState): Page {
  const {localizer, words} = scene;
  return {
    heading: words.checking.title,
    sub: payer(scene),
    document: state.lines.length > 0 ? documentColumn(scene, state) : nothing,
    side: html`<div class="state-view">
      ${icon(search)}
      <p>${words.checking.text}</p>
    </div>`,
    foot: button({
      label: localizer.messages.close,
      look: 'outlined',
      className: 'wide',
      onPress: scene.close,
    }),
  };
}

/** The session ended in the middle; the same contact's return goes on by itself (P-16). */
export function signedOutPage(scene: Scene, state: SignedOutState): Page {
  const hasLines = state.lines.length > 0;
  return {
    heading: hasLines ? payHeading(scene, state.lines) : scene.localizer.messages.login,
    sub: payer(scene),
    document: hasLines ? documentColumn(scene, state) : nothing,
    side: signInAgain(scene),
    foot: nothing,
  };
}

/** A visitor whom the page offered a payment has not been signed out. */
function signInAgain({words, session}: Scene): TemplateResult {
  return html`${session ? notice({tone: 'caution', text: words.sessionEnded}) : nothing}
    <portal-sign-in-form></portal-sign-in-form>`;
}
