import {resolve} from 'node:path';
import type {Plugin} from 'rollup';

/** `portal.js`: what a script tag loads, under a name of its own. */
export function portalEntry(): Plugin {
  const id = '\0portal';
  return {
    name: 'portal-entry',
    resolveId: (source) => (source === 'portal' ? id : null),
    load(loaded) {
      if (loaded !== id) return null;
      const entry = JSON.stringify(resolve('src/setup/script-tag.ts'));
      return {code: `import ${entry};\nexport * from ${entry};\n`, moduleSideEffects: true};
    },
  };
}
