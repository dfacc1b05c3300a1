import {referenced, type JsonSchema} from './json-schema.ts';

/** Plain TypeScript for a schema, so that no published type mentions the schema library. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return referenced(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) {
    const values = schema['x-open'] ? [...schema.enum, 'unrecognized'] : schema.enum;
    return values.map((value) => JSON.stringify(value)).join(' | ');
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(typeOf).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items ?? {})}>`;
    case 'object':
      return schema.properties ? objectType(schema) : recordType(schema);
    default:
      return 'unknown';
  }
}

function objectType({properties = {}, required = []}: JsonSchema): string {
  const members = Object.entries(properties).map(([key, value]) => {
    const doc = value.description === undefined ? '' : `/** ${value.description} */\n`;
    const isRequired = required.includes(key);
    return `${doc}${key}${isRequired ? '' : '?'}: ${typeOf(value)}${isRequired ? '' : ' | undefined'};`;
  });
  return `{\n${members.join('\n')}\n}`;
}

function recordType({additionalProperties}: JsonSchema): string {
  const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  return `Record<string, ${value}>`;
}

export function typesModule(schemas: Record<string, JsonSchema>): string {
  const declarations = Object.entries(schemas).map(([name, schema]) => {
    const doc = schema.description === undefined ? '' : `/** ${schema.description} */\n`;
    const body = typeOf(schema);
    return body.startsWith('{') && schema.type === 'object'
      ? `${doc}export interface ${name} ${body}`
      : `${doc}export type ${name} = ${body};`;
  });
  return declarations.join('\n\n');
}
