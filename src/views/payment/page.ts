import type {PaymentState} from '../../client/payment-flow/state.ts';
import {currencyPage, noCommonMethodPage, takenPage} from './choices.ts';
import {checkingPage, confirmPage, signedOutPage, workingPage} from './progress.ts';
import {resultPage} from './result.ts';
import {failedPage, loadingPage, reviewPage} from './review.ts';
import type {Page, Scene} from './scene.ts';

export type ShownState = Exclude<PaymentState, {phase: 'closed'}>;

type Pages = {
  readonly [P in ShownState['phase']]: (
    scene: Scene,
    state: Extract<ShownState, {phase: P}>,
  ) => Page;
};

const pages: Pages = {
  loading: loadingPage,
  failed: failedPage,
  currency: currencyPage,
  no_common_method: noCommonMethodPage,
  review: reviewPage,
  changed: reviewPage,
  sending: reviewPage,
  taken: takenPage,
  working: workingPage,
  confirm: confirmPage,
  checking: checkingPage,
  signed_out: signedOutPage,
  result: resultPage,
};

/** One page per phase. */
export function pageOf(scene: Scene, state: ShownState): Page {
  const draw = pages[state.phase] as (scene: Scene, state: ShownState) => Page;
  return draw(scene, state);
}
