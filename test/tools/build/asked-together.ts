import type {Plugin} from 'rollup';

/** There, or on its way, before anybody can ask for another late chunk. */
const EARLIER = ['portal', 'desk'];

/**
 * Asks for the chunks that a late chunk imports at the same time as for itself: a browser would ask for them
 * only once it has read it, one round trip later.
 */
export function askedTogether(): Plugin {
  return {
    name: 'asked-together',
    renderDynamicImport({chunk, getTargetChunkImports}) {
      const needed = (getTargetChunkImports() ?? []).flatMap((each) => {
        if (each.type !== 'internal' || EARLIER.includes(each.chunk.name)) return [];
        return each.fileName === chunk.fileName ? [] : [each.resolvedImportPath];
      });
      if (needed.length === 0) return null;
      // That one did not come is told by the chunk that needs it.
      const asked = needed.map((path) => `import(${path}).catch(()=>{})`);
      return {left: `(${asked.join()},import(`, right: '))'};
    },
  };
}
