import {timingSafeEqual} from 'node:crypto';
import {Hono} from 'hono';
import {importFiles} from './import.ts';
import type {ImportOptions, ImportResult} from './import.ts';
import type {SourceFile} from './csv.ts';

export type ImportRouteOptions = Pick<ImportOptions, 'db' | 'ids' | 'isLive'> & {token: string};

/**
 * `POST /import?firm=key`, a form with one `file` per CSV file: the files go through the process
 * that owns the database. Answers an {@link ImportResult}; not for any network, and for nobody
 * without the token.
 */
export function importRoutes({token, ...options}: ImportRouteOptions): Hono {
  const app = new Hono();
  app.post('/import', async (context) => {
    const given = context.req.header('authorization') ?? '';
    if (!isSame(given, `Bearer ${token}`)) return context.body(null, 401);
    const form = await context.req.formData();
    const files = await Promise.all(form.getAll('file').map(toSourceFile));
    const firmKey = context.req.query('firm') ?? null;
    const result: ImportResult = await importFiles({...options, firmKey, files});
    return context.json(result);
  });
  return app;
}

async function toSourceFile(entry: string | File): Promise<SourceFile> {
  if (typeof entry === 'string') throw new TypeError('A file was expected in the form.');
  return {name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer())};
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
