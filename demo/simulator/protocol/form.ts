/**
 * Stripe's request encoding: `a=1&b[c]=2&d[0]=x&d[]=y`, the same in a POST body and in a query.
 * https://docs.stripe.com/api says "form-encoded request bodies"; the brackets are Rack's.
 */

export type FormValue = string | FormObject | FormValue[];

export interface FormObject {
  [name: string]: FormValue;
}

/** Deeper or wider than anything Stripe accepts: a guard, not a rule of the protocol. */
const MAX_DEPTH = 8;
const MAX_FIELDS = 1000;

export class FormError extends Error {}

/** Throws {@link FormError} when the text is not a form that Stripe could have been sent. */
export function parseForm(encoded: string): FormObject {
  const root = emptyObject();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (++fields > MAX_FIELDS) throw new FormError(`More than ${MAX_FIELDS} parameters`);
    place(root, toPath(name), value);
  }
  return withArrays(root);
}

/** The same from JSON, which the stand-in for Stripe.js may send. Numbers and flags become their text. */
export function formOfJson(body: string): FormObject {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new FormError('Invalid JSON');
  }
  const form = toFormValue(value, 0);
  if (typeof form === 'string' || Array.isArray(form)) throw new FormError('Invalid JSON object');
  return form;
}

function toFormValue(value: unknown, depth: number): FormValue {
  if (depth > MAX_DEPTH) throw new FormError('Parameter nested too deeply');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item) => toFormValue(item, depth + 1));
  const object = emptyObject();
  for (const [key, inner] of Object.entries(value as object)) {
    object[key] = toFormValue(inner, depth + 1);
  }
  return object;
}

/** Keys sorted at every level, so that the order of fields makes no difference to a comparison. */
export function toCanonicalText(value: FormValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join(',')}]`;
  const fields = Object.keys(value).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${toCanonicalText(value[key]!)}`).join(',')}}`;
}

/** Every leaf with its name as it was sent, arrays indexed: `['card[number]', '…']`. */
export function* leaves(value: FormValue, name = ''): Generator<[name: string, value: string]> {
  if (typeof value === 'string') {
    yield [name, value];
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* leaves(inner, name === '' ? key : `${name}[${key}]`);
  }
}

function toPath(name: string): string[] {
  const opening = name.indexOf('[');
  if (opening <= 0) return [name];
  const inner = name.slice(opening);
  if (!/^(\[[^[\]]*\])+$/.test(inner)) throw new FormError(`Invalid parameter name: ${name}`);
  const path = [name.slice(0, opening), ...inner.slice(1, -1).split('][')];
  if (path.length > MAX_DEPTH) throw new FormError(`Parameter nested too deeply: ${name}`);
  return path;
}

function place(root: FormObject, path: readonly string[], value: string): void {
  let at = root;
  for (const [depth, step] of path.entries()) {
    const key = step === '' ? String(Object.keys(at).length) : step;
    if (depth === path.length - 1) {
      at[key] = value;
      return;
    }
    const next = at[key] ?? emptyObject();
    if (typeof next === 'string' || Array.isArray(next)) {
      throw new FormError(`Parameter given both as a value and as a hash: ${path[0]}`);
    }
    at[key] = next;
    at = next;
  }
}

/** No prototype: a field named `__proto__` or `constructor` is a field like any other. */
function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

/** `metadata[2026]=x` is a key named 2026, not the 2026th of a list. */
function withArrays(object: FormObject): FormObject {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'string' || Array.isArray(value)) continue;
    const inner = key === 'metadata' ? value : withArrays(value);
    const isList = key !== 'metadata' && Object.keys(inner).every((name) => /^\d+$/.test(name));
    object[key] = isList ? Object.values(inner) : inner;
  }
  return object;
}
