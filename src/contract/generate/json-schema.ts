import * as z from 'zod/mini';
import {registry} from '../schemas.ts';

/** The subset of JSON Schema that zod writes for our schemas. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: string[];
  const?: unknown;
  pattern?: string;
  'x-open'?: boolean;
}

export const refPrefix = '#/components/schemas/';

/** Every named schema of the contract as JSON Schema, by name. */
export function namedSchemas(): Record<string, JsonSchema> {
  const {schemas} = z.toJSONSchema(registry, {
    metadata: registry,
    io: 'input',
    uri: (name) => `${refPrefix}${name}`,
  });
  delete schemas['__shared'];
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, normalized(schema)]),
  );
}

/** One schema without a name and without named parts, such as a query. */
export function inlineSchema(schema: z.core.$ZodType): JsonSchema {
  return normalized(z.toJSONSchema(schema, {metadata: registry, io: 'input'}));
}

/** Without what only a document of its own needs, and with nullable spelt in one way. */
function normalized({
  $schema: _schema,
  $id: _id,
  ...schema
}: object & {$schema?: unknown; $id?: unknown}): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) =>
    spellOutNull(value),
  ) as JsonSchema;
}

/** zod writes a bare nullable as `type: [x, 'null']`; the generators know `anyOf` alone. */
function spellOutNull(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const {type, ...rest} = value;
  return Array.isArray(type)
    ? {anyOf: type.map((each: unknown) => ({type: each})), ...rest}
    : value;
}

/** The name a `$ref` points at. */
export function referenced(ref: string): string {
  return ref.slice(refPrefix.length);
}

/** Names that a schema refers to directly, in order of appearance. */
export function references(schema: JsonSchema): string[] {
  if (schema.$ref !== undefined) return [referenced(schema.$ref)];
  const children = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  return children.flatMap(references);
}
