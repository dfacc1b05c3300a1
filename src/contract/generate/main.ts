/** Writes `generated/` from the schemas: plain types and parsers. `--check` only compares. */
import {namedSchemas} from './json-schema.ts';
import {parserModules} from './parsers.ts';
import {typesModule} from './types.ts';
import {writeGenerated} from './write.ts';

const banner = '// Generated from the schemas by `npm run contract`; change those instead.\n\n';

const schemas = namedSchemas();
const modules = {types: typesModule(schemas), ...parserModules(schemas)};
const files = Object.entries(modules).map(([name, source]) => [`${name}.ts`, banner + source]);

await writeGenerated(
  new URL('../generated/', import.meta.url),
  Object.fromEntries(files) as Record<string, string>,
  'npm run contract',
);
