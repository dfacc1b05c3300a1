import MagicString from 'magic-string';
import type {Plugin} from 'rollup';

/** Sheets, drawings, words: what is evaluated of one when it loads is its own or in its kind. */
const KINDS = [/\/src\/(styles\/|.*\.styles\.ts$)/, /icons\.ts$/, /\/src\/i18n\/en\//];

/**
 * Puts the sheets of a late chunk together, its drawings and its words: what is alike compresses better side
 * by side. The entry stays as it is, for there lit's `css` comes first.
 */
export function alikeTogether(): Plugin {
  return {
    name: 'alike-together',
    renderChunk(code, {isEntry, modules}) {
      if (isEntry) return null;
      const moved = new MagicString(code);
      const first = this.parse(code).body.find(({type}) => type !== 'ImportDeclaration');
      const {start = 0} = (first ?? {}) as {start?: number};
      let from = start;
      const places = Object.entries(modules).flatMap(([id, {code: own}]) => {
        const text = own?.trim() ?? '';
        const at = code.indexOf(text, from);
        if (!text) return [];
        if (at < 0) this.error(`${id} is not where Rollup put it`);
        from = at + text.length;
        return [{id, at, end: from}];
      });
      for (const kind of KINDS) {
        for (const {id, at, end} of places) {
          if (kind.test(id) && at > start) moved.move(at, end, start);
        }
      }
      return {code: moved.toString(), map: moved.generateMap({hires: true})};
    },
  };
}
