import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';
import type {Plugin} from 'rollup';

/** What the size gate reads: which chunk holds which modules and loads which other chunks. */
export interface Chunk {
  file: string;
  /** As the build names it: `portal`, `desk`, a feature, or its module. */
  name: string;
  /** The module that an `import()` of this chunk names, if any. */
  facade: string | null;
  isEntry: boolean;
  imports: string[];
  dynamicImports: string[];
  /** Each with what is left of it, in bytes before minification. */
  modules: {id: string; size: number}[];
}

export function writeChunkGraph(path: string): Plugin {
  const local = (id: string) => relative('.', id).replace('\0', '');
  return {
    name: 'chunk-graph',
    writeBundle(_options, bundle) {
      const chunks: Chunk[] = [];
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const {fileName: file, name, facadeModuleId, isEntry, imports, dynamicImports} = output;
        chunks.push({
          file,
          name,
          facade: facadeModuleId ? local(facadeModuleId) : null,
          isEntry,
          imports,
          dynamicImports,
          modules: Object.entries(output.modules).map(([id, {renderedLength}]) => ({
            id: local(id),
            size: renderedLength,
          })),
        });
      }
      mkdirSync(dirname(path), {recursive: true});
      writeFileSync(path, `${JSON.stringify(chunks, null, 2)}\n`);
    },
  };
}
