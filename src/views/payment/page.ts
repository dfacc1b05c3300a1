import {nothing, type TemplateResult} from 'lit';
import type {PaymentState} from '../../client/payment-flow/state.ts';
import {currencyPage, noCommonMethodPage, takenPage} from './choices.ts';
import {documentColumn, documentSkeleton} from './lines.ts';
import {payer, payHeading} from './headings.ts';
import {checkingPage, signedOutPage, workingPage} from './progress.ts';
import {resultPage} from './result.ts';
import {failedPage, loadingSide, reviewFoot, reviewSide} from './review.ts';
import type {Scene} from './scene.ts';

/** What stands in each place of the dialog. */
export interface Page {
  readonly heading: string;
  readonly sub?: string | undefined;
  /** The left column. */
  readonly document: TemplateResult | typeof nothing;
  /** The right column; its foot stays while it scrolls. */
  readonly sideHeading?: string;
  readonly side: TemplateResult;
  readonly foot: TemplateResult | typeof nothing;
  /** What to do stands before the lines, in reading order too. */
  readonly sideFirst?: boolean;
}

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
        heading: payHeading(scene, state.lines),
        sub: payer(scene),
        document: documentColumn(scene, state),
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
