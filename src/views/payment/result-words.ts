import type {ResultState} from '../../client/payment-flow/state.ts';
import type {Scene} from './scene.ts';

/** The result in one sentence (LOOK §5, "Result heading"). */
export function resultHeading({words}: Scene, {lines, sums}: ResultState): string {
  const {result} = words;
  const {paid, processing, toConfirm, checking} = sums;
  const count = lines.length;
  const [only] = lines;
  if (only && count === 1) {
    if (paid.count > 0) return result.onePaid(only.number);
    if (processing.count > 0) return result.oneProcessing(only.number);
    if (toConfirm.count > 0) return result.toConfirm(1);
    return checking.count > 0 ? words.checking.title : result.oneNotPaid(only.number);
  }
  if (paid.count === count) return result.allPaid(count);
  if (paid.count > 0) return result.somePaid(paid.count, count);
  if (processing.count === count) return result.allProcessing(count);
  if (processing.count > 0) return result.someProcessing(processing.count, count);
  if (toConfirm.count > 0) return result.toConfirm(toConfirm.count);
  return checking.count > 0 ? words.checking.title : result.nonePaid(count);
}

/** "$6,000.00 paid · $1,950.00 not paid": only what is above zero. */
export function resultSums({words}: Scene, {sums}: ResultState): string {
  return (['paid', 'processing', 'toConfirm', 'checking', 'notPaid'] as const)
    .filter((kind) => sums[kind].count > 0)
    .map((kind) => words.sums[kind](sums[kind].amount))
    .join(' · ');
}
