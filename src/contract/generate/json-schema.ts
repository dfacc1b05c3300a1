import * as z from 'zod/mini';
import '../schemas.ts';

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
  const registry = z.globalRegistry as unknown as Parameters<typeof z.toJSONSchema>[0];
  const {schemas} = z.toJSONSchema(registry, {
    io: 'input',
    uri: (name) => `${refPrefix}${name}`,
  }) as unknown as {schemas: Record<string, JsonSchema>};
  return JSON.parse(JSON.stringify(schemas), (_key, value: unknown) =>
    spellOutNull(value),
  ) as typeof schemas;
}

/** zod writes a bare nullable as `type: [x, 'null']`; the generators know `anyOf` alone. */
function spellOutNull(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  if (!Array.isArray(value.type)) return value;
  return {anyOf: value.type.map((type: unknown) => ({type}))};
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
