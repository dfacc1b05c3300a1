import * as z from 'zod/mini';
import {registry, type OpenEnum} from './primitives.ts';

/**
 * What a client gets from a schema's open variant: `unrecognized` beside the values that it knows.
 * The types in `types.ts` say the same in plain words.
 */
export type Opened<S> =
  S extends OpenEnum<infer Value>
    ? Value | 'unrecognized'
    : S extends z.ZodMiniObject<infer Shape>
      ? OpenedObject<Shape>
      : S extends z.ZodMiniArray<infer Item>
        ? Opened<Item>[]
        : S extends z.ZodMiniOptional<infer Inner>
          ? Opened<Inner> | undefined
          : S extends z.ZodMiniNullable<infer Inner>
            ? Opened<Inner> | null
            : S extends z.ZodMiniUnion<infer Options>
              ? Opened<Options[number]>
              : z.infer<S>;

type OptionalKey<Shape> = {
  [K in keyof Shape]: Shape[K] extends z.ZodMiniOptional ? K : never;
}[keyof Shape];

type OpenedObject<Shape> = {
  -readonly [K in Exclude<keyof Shape, OptionalKey<Shape>>]: Opened<Shape[K]>;
} & {
  -readonly [K in OptionalKey<Shape>]?: Opened<Shape[K]>;
};

/**
 * The variant for who reads answers: unknown keys are dropped and an unknown value of an open list
 * becomes `unrecognized`, so that a newer server breaks no older client. A missing field or a wrong
 * type stays an error. Lengths and ranges are the server's promise and not looked at, since a newer
 * one may widen them; patterns are, since what they let through goes into dates, URLs and formats.
 *
 * The parsers that the SDK ships (`generated/`) do the same without a library.
 */
export function open<S extends z.ZodMiniType>(schema: S): z.ZodMiniType<Opened<S>> {
  return opened(schema) as unknown as z.ZodMiniType<Opened<S>>;
}

function opened(schema: z.core.$ZodType): z.ZodMiniType {
  const {def} = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return z.object(
        Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, opened(part)])),
      );
    case 'array':
      return z.array(opened(def.element));
    case 'record':
      return z.record(z.string(), opened(def.valueType));
    case 'optional':
      return z.optional(opened(def.innerType));
    case 'nullable':
      return z.nullable(opened(def.innerType));
    case 'union':
      return z.union(def.options.map(opened));
    case 'enum':
      return registry.get(schema)?.['x-open']
        ? openedEnum(Object.values(def.entries))
        : same(schema);
    case 'string':
      return z.string().check(...patternsOf(def).map((pattern) => z.regex(pattern)));
    case 'number':
      return z.int();
    case 'boolean':
    case 'literal':
    case 'unknown':
      return same(schema);
    default:
      throw new Error(`The wire has no open variant of ${def.type}`);
  }
}

function same(schema: z.core.$ZodType): z.ZodMiniType {
  return schema as z.ZodMiniType;
}

function openedEnum(known: readonly unknown[]): z.ZodMiniType {
  return z.pipe(
    z.string(),
    z.transform((value) => (known.includes(value) ? value : 'unrecognized')),
  );
}

/** A pattern is either the schema's own (`z.iso.date()`) or that of a check (`z.regex()`). */
function patternsOf(def: z.core.$ZodStringDef & {pattern?: RegExp}): RegExp[] {
  const parts = [def, ...(def.checks ?? []).map((check) => check._zod.def)];
  return parts.flatMap((part) =>
    'pattern' in part && part.pattern instanceof RegExp ? [part.pattern] : [],
  );
}
