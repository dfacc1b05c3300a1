import {nothing} from 'lit';
import type {
  ChangedState,
  PaymentLine,
  PaymentState,
  ReviewState,
  SendingState,
} from '../../client/payment-flow/state.ts';
import type {Money} from '../../contract/types.ts';
import {totalsByCurrency} from '../../model/money.ts';
import {currencyPage, noCommonMethodPage, takenPage} from './choices.ts';
import {documentColumn, documentSkeleton} from './lines.ts';
import {payer, payHeading} from './headings.ts';
import {checkingPage, signedOutPage, workingPage} from './progress.ts';
import {resultPage} from './result.ts';
import {failedPage, loadingSide, reviewFoot, reviewSide} from './review.ts';
import type {Page} from './places.ts';
import type {Scene} from './scene.ts';

/** One page per phase. */
export function pageOf(scene: Scene, state: Exclude<PaymentState, {phase: 'closed'}>): Page {
  const {words} = scene;
  switch (state.phase) {
    case 'loading':
      return {
        heading: words.payMany(state.count),
        sub: payer(scene),
        document: documentSkeleton(scene, state.count),
        sideHeading: words.payWith,
        side: loadingSide(scene),
        foot: nothing,
      };
    case 'failed':
      return failedPage(scene, state);
    case 'currency':
      return currencyPage(scene, state);
    case 'no_common_method':
      return noCommonMethodPage(scene, state);
    case 'review':
    case 'changed':
    case 'sending':
      return {
        heading: payHeading(scene, beingPaid(state)),
        sub: payer(scene),
        document: documentColumn(scene, {...state, total: sumOf(state.lines)}),
        sideHeading: words.payWith,
        side: reviewSide(scene, state),
        foot: reviewFoot(scene, state),
      };
    case 'taken':
      return takenPage(scene, state);
    case 'working':
      return workingPage(scene, state);
    case 'checking':
      return checkingPage(scene, state);
    case 'signed_out':
      return signedOutPage(scene, state);
    case 'result':
      return resultPage(scene, state);
  }
}

/** A retry sends some of the lines; the others stand there with what became of them. */
function beingPaid(state: ReviewState | ChangedState | SendingState): readonly PaymentLine[] {
  return state.phase === 'sending'
    ? state.lines.filter((line) => line.state === 'waiting')
    : state.lines;
}

function sumOf(lines: readonly PaymentLine[]): Money | null {
  return totalsByCurrency(lines.map(({amount}) => amount))[0] ?? null;
}
