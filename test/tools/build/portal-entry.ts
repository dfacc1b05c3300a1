import {resolve} from 'node:path';
import type {Plugin} from 'rollup';

/** `portal.js`: registers every element and exports what the package's main entry exports. */
export function portalEntry(): Plugin {
  const id = '\0portal';
  return {
    name: 'portal-entry',
    resolveId: (source) => (source === 'portal' ? id : null),
    load(loaded) {
      if (loaded !== id) return null;
      const define = JSON.stringify(resolve('src/setup/define.ts'));
      const index = JSON.stringify(resolve('src/setup/index.ts'));
      return {code: `import ${define};\nexport * from ${index};\n`, moduleSideEffects: true};
    },
  };
}
