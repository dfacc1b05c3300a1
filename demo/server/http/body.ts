import type {Context} from 'hono';
import type * as z from 'zod/mini';
import type {ProblemItem} from '../../../src/contract/types.ts';
import {Refusal} from '../refusal.ts';

/** Bytes of a request body at most. */
export const bodyLimit = 512 * 1024;

/** The JSON body as the contract's schema gives it; anything else is refused with its field. */
export async function parseBody<S extends z.ZodMiniType>(
  context: Context,
  schema: S,
): Promise<z.infer<S>> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid('Content-Type');
  return parse(schema, readJson(await readText(context)), 'body');
}

/** The query string; a key given twice, or one that the schema does not name, is refused. */
export function parseQuery<S extends z.ZodMiniType>(context: Context, schema: S): z.infer<S> {
  const given = Object.entries(context.req.queries());
  const twice = given.find(([, values]) => values.length > 1);
  if (twice) throw invalid(twice[0]);
  const single = Object.fromEntries(given.map(([key, [value]]) => [key, value]));
  return parse(schema, single, 'query');
}

/** 400 `validation_failed`, saying where. */
export function invalid(field: string, params?: Record<string, unknown>): Refusal {
  return new Refusal('validation_failed', {
    field,
    params,
    errors: [{field, code: 'validation_failed', ...(params && {params})}],
  });
}

/** The body as it came; refused where it is too large. */
export async function readText(context: Context): Promise<string> {
  const {body} = context.req.raw;
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > bodyLimit) throw invalid('body', {limit: bodyLimit});
      chunks.push(chunk);
    }
  } catch (error) {
    // Whoever sent it has hung up: nothing is amiss here, and nobody reads the answer.
    throw error instanceof Refusal ? error : invalid('body');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('body');
  }
}

function parse<S extends z.ZodMiniType>(schema: S, value: unknown, whole: string): z.infer<S> {
  const result = schema.safeParse(value);
  const fields = result.success
    ? unstorable(result.data)
    : result.error.issues.flatMap((issue) => fieldsOf(issue));
  if (result.success && fields.length === 0) return result.data;
  const errors = fields.map((field): ProblemItem => ({
    field: field || whole,
    code: 'validation_failed',
  }));
  throw new Refusal('validation_failed', {field: fields[0] || whole, errors: errors.slice(0, 100)});
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [path.join('.')];
  return issue.keys.map((key) => [...path, key].join('.'));
}

/** Text that no database takes: NUL characters and halves of surrogate pairs. */
function unstorable(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    unstorable(item, path ? `${path}.${key}` : key),
  );
}
