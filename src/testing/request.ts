import {idempotencyKey} from '../contract/primitives.ts';
import type {Route} from '../contract/routes.ts';
import type {ProblemItem} from '../contract/types.ts';
import {invalid, Refusal} from './refusal.ts';

/** A schema of the contract, and what it finds wrong. */
export type Schema = NonNullable<Route['body']>;
type Issue = NonNullable<ReturnType<Schema['safeParse']>['error']>['issues'][number];

/** Bytes of a request body at most. */
const bodyLimit = 512 * 1024;

/** The JSON body as the contract's schema gives it; anything else is refused with its field. */
export async function parseBody(request: Request, schema: Schema): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid('Content-Type');
  const text = await request.text();
  if (new TextEncoder().encode(text).byteLength > bodyLimit) {
    throw invalid('body', {limit: bodyLimit});
  }
  return parse(schema, readJson(text), 'body');
}

/** A key given twice, or one that the schema does not name, is refused. */
export function parseQuery(url: URL, schema: Schema): unknown {
  const names = [...url.searchParams.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(twice);
  return parse(schema, Object.fromEntries(url.searchParams), 'query');
}

/** The request's `Idempotency-Key`: a UUID, whose case has no meaning. */
export function requireKey(request: Request): string {
  const given = request.headers.get('idempotency-key');
  if (given === null) throw new Refusal('idempotency_key_required');
  return checkKey(given, 'Idempotency-Key');
}

/** The version that a change was decided on, from `If-Match`. A tag that was never given fits none. */
export function requireVersion(request: Request): number {
  const given = request.headers.get('if-match');
  if (given === null) throw new Refusal('precondition_required');
  const [, version] = /^"(\d{1,15})"$/.exec(given.trim()) ?? [];
  if (version === undefined) throw new Refusal('version_conflict');
  return Number(version);
}

export function checkKey(given: string, field: string): string {
  const parsed = idempotencyKey.safeParse(given);
  if (!parsed.success) throw invalid(field);
  return parsed.data.toLowerCase();
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('body');
  }
}

function parse(schema: Schema, value: unknown, whole: string): unknown {
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

function fieldsOf(issue: Issue): string[] {
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
