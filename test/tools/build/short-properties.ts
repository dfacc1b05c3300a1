import type {Plugin} from 'rollup';

const PRIVATE = /--_[a-z][\w-]*/g;

/**
 * Our private custom properties (`--_surface`, …) under one-letter names. The same names in every
 * chunk: what one sheet sets, another reads.
 */
export function shortProperties(): Plugin {
  let names = new Map<string, string>();
  return {
    name: 'short-properties',
    renderStart() {
      const count = new Map<string, number>();
      for (const id of this.getModuleIds()) {
        for (const [name] of (this.getModuleInfo(id)?.code ?? '').matchAll(PRIVATE)) {
          count.set(name, (count.get(name) ?? 0) + 1);
        }
      }
      const often = [...count].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      names = new Map(often.map(([name], index) => [name, `--_${letters(index)}`]));
    },
    // Lines stay, so that the source map does, too.
    renderChunk: (code) => ({
      code: code.replace(PRIVATE, (name) => names.get(name) ?? name),
      map: null,
    }),
  };
}

/** a … z, then aa …: never a number, for those are steps of the space scale (`--_2`). */
function letters(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
