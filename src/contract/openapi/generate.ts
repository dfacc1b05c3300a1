/** Writes `portal.json` and `staff.json` from the routes and schemas. `--check` only compares. */
import {writeGenerated} from '../generate/write.ts';
import {documents} from './documents.ts';

await writeGenerated(
  new URL('./', import.meta.url),
  {
    'portal.json': JSON.stringify(documents.portal),
    'staff.json': JSON.stringify(documents.staff),
  },
  'npm run openapi',
);
