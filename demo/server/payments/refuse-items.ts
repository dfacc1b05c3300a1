import type {ProblemCode, ProblemItem} from '../../../src/contract/types.ts';
import {Refusal} from '../refusal.ts';

/** One finding per invoice; the code of the whole is that of the first. */
export function refusalOfItems(errors: readonly ProblemItem[]): Refusal {
  const [first] = errors;
  if (!first) throw new Error('Nothing was found to refuse');
  return new Refusal(first.code as ProblemCode, {params: first.params, errors: [...errors]});
}
