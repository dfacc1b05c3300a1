import {Hono} from 'hono';
import {importFiles} from './import.ts';
import type {ImportOptions, ImportResult} from './import.ts';
import type {SourceFile} from './csv.ts';
import {fromQuery} from './query.ts';

/**
 * `POST /import?firm=key`, a form with one `file` per CSV file: the files go through the process
 * that owns the database. Answers an {@link ImportResult}; for the channel, not for any network.
 */
export function importRoutes(options: Pick<ImportOptions, 'db' | 'ids' | 'isLive'>): Hono {
  const app = new Hono();
  app.post('/import', async (context) => {
    const form = await context.req.formData();
    const files = await Promise.all(form.getAll('file').map(toSourceFile));
    const {searchParams} = new URL(context.req.url);
    const result: ImportResult = await importFiles({...options, ...fromQuery(searchParams), files});
    return context.json(result);
  });
  return app;
}

async function toSourceFile(entry: string | File): Promise<SourceFile> {
  if (typeof entry === 'string') throw new TypeError('A file was expected in the form.');
  return {name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer())};
}
