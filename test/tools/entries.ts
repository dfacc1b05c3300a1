/** The entries of the built package: `exports` with its patterns filled in from dist/. */
import {globSync, readFileSync} from 'node:fs';

export interface Entry {
  /** As it is imported, such as `client-portal-elements/elements/invoice-list`. */
  specifier: string;
  /** Relative to the package, such as `dist/elements/invoice-list/index.js`. */
  file: string;
  types: string | undefined;
}

interface Manifest {
  name: string;
  exports: Record<string, string | {types: string; default: string}>;
}

export function packageEntries(): Entry[] {
  const {name, exports} = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const {types, default: file} =
      typeof target === 'string' ? {types: undefined, default: target} : target;
    const [before, after] = split(file);
    return globSync(file.slice(2)).map((path) => {
      const matched = after === undefined ? '' : path.slice(before.length, -after.length);
      const fill = (pattern: string) => pattern.replace('*', matched);
      return {
        specifier: name + fill(subpath).slice(1),
        file: path,
        types: types && fill(types).slice(2),
      };
    });
  });
}

/** `./a/*.js` → `['a/', '.js']`; without a star, all of it and nothing. */
function split(pattern: string): [before: string, after: string | undefined] {
  const [before = '', after] = pattern.slice(2).split('*');
  return [before, after];
}

/** Those that hold code; the rest is JSON. */
export const codeEntries = () => packageEntries().filter(({file}) => file.endsWith('.js'));
