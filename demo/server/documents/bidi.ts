import {createRequire} from 'node:module';
import type {Bidi} from 'bidi-js';

/** A stretch of text that reads in one direction. */
export interface Run {
  text: string;
  isRightToLeft: boolean;
}

/** A text with the direction of each of its characters. */
export interface DirectedText {
  text: string;
  levels: Uint8Array;
  /** Where the first line starts from. */
  direction: 'ltr' | 'rtl';
}

/** Its declarations promise a module with a default where Node gives the function itself. */
const createBidi = createRequire(import.meta.url)('bidi-js') as () => Bidi;
const bidi = createBidi();

/** Marks, embeddings and isolates say where text goes and draw nothing. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** `direction` is the document's own; a text with letters of the other goes by its first letter. */
export function directed(text: string, direction: 'ltr' | 'rtl'): DirectedText {
  const own = /\p{L}/u.test(text) ? 'auto' : direction;
  const {levels, paragraphs} = bidi.getEmbeddingLevels(text, own);
  return {text, levels, direction: (paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr'};
}

/**
 * What stands from left to right on a line that holds `start` to `end` (exclusive) of a text: rule L2
 * of the Unicode bidirectional algorithm, on runs. The characters of a run stay in reading order.
 */
export function visualRuns({text, levels}: DirectedText, start: number, end: number): Run[] {
  const runs: {level: number; start: number; end: number}[] = [];
  for (let index = start; index < end; index += 1) {
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.end = index + 1;
    else runs.push({level, start: index, end: index + 1});
  }
  const highest = Math.max(0, ...runs.map(({level}) => level));
  for (let level = highest; level > 0; level -= 1) reverseFrom(runs, level);
  return runs
    .map((run) => ({
      text: shown(text, levels, run.start, run.end),
      isRightToLeft: run.level % 2 === 1,
    }))
    .filter((run) => run.text !== '');
}

/** Every longest row of runs of at least `level` is turned round. */
function reverseFrom<T extends {level: number}>(runs: T[], level: number): void {
  for (let from = 0; from < runs.length; from += 1) {
    let to = from;
    while ((runs[to]?.level ?? -1) >= level) to += 1;
    if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse());
    from = to;
  }
}

/** Brackets open the other way where text goes from right to left. */
function shown(text: string, levels: Uint8Array, start: number, end: number): string {
  const mirrored = bidi.getMirroredCharactersMap(text, levels, start, end - 1);
  let result = '';
  for (let index = start; index < end; index += 1) {
    result += mirrored.get(index) ?? text.charAt(index);
  }
  return result.replace(invisible, '');
}
