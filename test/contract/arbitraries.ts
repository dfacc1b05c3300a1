import fc from 'fast-check';
import {referenced, type JsonSchema} from '../../src/contract/generate/json-schema.ts';

type Limits = JsonSchema & {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

/** Values that keep a schema, limits and all. */
export function valid(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
): fc.Arbitrary<unknown> {
  const within = (part: JsonSchema) => valid(part, named);
  if (schema.$ref !== undefined) return within(named[referenced(schema.$ref)] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(within));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integer(schema);
    case 'string':
      return text(schema);
    case 'array':
      return list(schema, within(schema.items ?? {}));
    case 'object':
      return schema.properties
        ? object(schema, within)
        : fc.dictionary(word, anyJson, {maxKeys: 3, noNullPrototype: true});
    default:
      return anyJson;
  }
}

/** Free of `__proto__`, which zod drops from records and nothing of ours ever sends. */
const word = fc.stringMatching(/^[a-z]\w{0,8}$/);

const anyJson = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
);

function integer({minimum, maximum}: Limits): fc.Arbitrary<number> {
  return fc.maxSafeInteger().map((drawn) => {
    const least = minimum ?? Number.MIN_SAFE_INTEGER;
    const most = maximum ?? Number.MAX_SAFE_INTEGER;
    if (drawn >= least && drawn <= most) return drawn;
    return least + (Math.abs(drawn) % (Math.min(most - least, 1_000_000) + 1));
  });
}

function text({pattern, minLength = 0, maxLength}: Limits): fc.Arbitrary<string> {
  const drawn =
    pattern === undefined
      ? fc.string({minLength, maxLength: Math.min(maxLength ?? 40, 40), unit: 'grapheme-ascii'})
      : fc.stringMatching(new RegExp(pattern));
  return drawn.filter(({length}) => length >= minLength && length <= (maxLength ?? Infinity));
}

function list(
  {minItems = 0, maxItems}: Limits,
  item: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown[]> {
  return fc.array(item, {minLength: minItems, maxLength: Math.min(maxItems ?? 3, minItems + 3)});
}

function object(
  {properties = {}, required = []}: JsonSchema,
  within: (part: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const parts = Object.entries(properties).map(([key, part]) => [key, within(part)] as const);
  return fc.record(Object.fromEntries(parts), {requiredKeys: required, noNullPrototype: true});
}

/** Somewhere in `value`, something that a server could get wrong or a newer one could add. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const places = pathsOf(value);
  return fc
    .tuple(fc.constantFrom(...places), mutation)
    .map(([path, change]) => changeAt(value, path, change));
}

type Change = (present: unknown) => unknown;
const absent = Symbol('absent');

const mutation: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>(() => absent),
  fc.constant<Change>((present) =>
    isObject(present) ? {...present, fromANewerServer: {a: 1}} : absent,
  ),
  fc.constant<Change>((present) => (typeof present === 'string' ? 'a_newer_value' : 'text')),
  fc
    .constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1.5,
      2 ** 53,
      true,
      [],
      {},
      [null],
      '2026-13-01',
      'USDX',
    )
    .map(
      (replacement): Change =>
        () =>
          replacement,
    ),
);

function pathsOf(value: unknown): string[][] {
  const children = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return [[], ...children.flatMap(([key, child]) => pathsOf(child).map((path) => [key, ...path]))];
}

function changeAt(value: unknown, path: readonly string[], change: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    const next = change(value);
    return next === absent ? null : next;
  }
  const child = (value as Record<string, unknown>)[key];
  const next = rest.length > 0 ? changeAt(child, rest, change) : change(child);
  if (Array.isArray(value)) return value.with(Number(key), next === absent ? null : next);
  const others = Object.entries(value as object).filter(([other]) => other !== key);
  return Object.fromEntries(next === absent ? others : [...others, [key, next]]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
