import {referenced, references, type JsonSchema} from './json-schema.ts';

/**
 * What the browser parses, grouped as it is loaded: a page that shows invoices never pays for the
 * parsers of payments or staff. Requests are not parsed there, so they don't appear.
 */
export const parsedRoots: Readonly<Record<string, readonly string[]>> = {
  problem: ['Problem'],
  session: ['SessionTokens', 'Session'],
  invoice: ['InvoicePage', 'InvoiceSummary'],
  payable: ['PayablePage'],
  'invoice-detail': ['InvoiceDetail'],
  payment: ['Submission', 'SubmissionPage'],
  'payment-history': ['PaymentHistoryPage'],
  method: ['PaymentMethodList', 'PaymentMethod', 'MethodSetup', 'MethodDeleted'],
  statement: ['Statement'],
  team: ['Team'],
  changes: ['Changes'],
  staff: [
    'Client',
    'ClientPage',
    'Contact',
    'ContactList',
    'StaffInvoicePage',
    'PaymentLink',
    'PaymentLinkList',
    'Hold',
    'HoldPage',
    'OutsidePayment',
  ],
};

export function parserModules(schemas: Record<string, JsonSchema>): Record<string, string> {
  const home = new Map<string, string>();
  const modules: Record<string, string> = {};
  for (const [group, roots] of Object.entries(parsedRoots)) {
    const own: string[] = [];
    for (const root of roots) collect(root, schemas, home, group, own);
    modules[group] = parserModule(group, own, schemas, home);
  }
  return modules;
}

/** Depth first, so that a parser stands below those it uses. */
function collect(
  name: string,
  schemas: Record<string, JsonSchema>,
  home: Map<string, string>,
  group: string,
  own: string[],
): void {
  if (home.has(name)) return;
  home.set(name, group);
  for (const used of references(schemaOf(name, schemas))) collect(used, schemas, home, group, own);
  own.push(name);
}

function parserModule(
  group: string,
  own: readonly string[],
  schemas: Record<string, JsonSchema>,
  home: Map<string, string>,
): string {
  const borrowed = new Map<string, Set<string>>();
  for (const name of own) {
    for (const used of references(schemaOf(name, schemas))) {
      const from = home.get(used);
      if (from === undefined || from === group) continue;
      borrowed.set(from, (borrowed.get(from) ?? new Set()).add(used));
    }
  }
  const imports = [...borrowed].map(
    ([from, names]) => `import {${[...names].map(parserName).join(', ')}} from './${from}.ts';`,
  );
  const parsers = own.map(
    (name) =>
      `export const ${parserName(name)}: Parser<types.${name}> = ${parserOf(schemaOf(name, schemas))};`,
  );
  const body = parsers.join('\n\n');
  const helpers = [
    'array',
    'boolean',
    'integer',
    'json',
    'nullable',
    'object',
    'oneOf',
    'open',
    'record',
    'string',
  ];
  const used = helpers.filter((helper) =>
    new RegExp(`\\b${helper}\\b(?!')`).test(body.replace(/'[^']*'|"[^"]*"|\/[^/]*\//g, '')),
  );
  return [
    `import {${used.join(', ')}, type Parser} from '../parse.ts';`,
    "import type * as types from './types.ts';",
    ...imports,
    '',
    body,
  ].join('\n');
}

function parserOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return parserName(referenced(schema.$ref));
  if (schema.const !== undefined) return `oneOf(${JSON.stringify(schema.const)})`;
  if (schema.enum) {
    return schema['x-open']
      ? `open('${schema.enum.join(' ')}')`
      : `oneOf(${schema.enum.map((value) => JSON.stringify(value)).join(', ')})`;
  }
  if (schema.anyOf) return nullableParser(schema.anyOf);
  switch (schema.type) {
    case 'string':
      return schema.pattern === undefined
        ? 'string()'
        : `string(${String(new RegExp(schema.pattern))})`;
    case 'integer':
      return 'integer';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `array(${parserOf(schema.items ?? {})})`;
    case 'object':
      return schema.properties ? objectParser(schema) : recordParser(schema);
    case undefined:
      return 'json';
    default:
      throw new Error(`No parser can be written for ${JSON.stringify(schema)}`);
  }
}

function nullableParser(options: readonly JsonSchema[]): string {
  const rest = options.filter(({type}) => type !== 'null');
  const [only] = rest;
  if (only === undefined || rest.length > 1)
    throw new Error('Answers hold no unions but with null');
  return `nullable(${parserOf(only)})`;
}

function objectParser({properties = {}, required = []}: JsonSchema): string {
  const entries = Object.entries(properties).map(
    ([key, value]) => [required.includes(key), `${key}: ${parserOf(value)}`] as const,
  );
  const mandatory = entries.filter(([isRequired]) => isRequired).map(([, entry]) => entry);
  const optional = entries.filter(([isRequired]) => !isRequired).map(([, entry]) => entry);
  const second = optional.length > 0 ? `, {${optional.join(', ')}}` : '';
  return `object({${mandatory.join(', ')}}${second})`;
}

function recordParser({additionalProperties}: JsonSchema): string {
  return `record(${typeof additionalProperties === 'object' ? parserOf(additionalProperties) : 'json'})`;
}

function parserName(name: string): string {
  return `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`;
}

function schemaOf(name: string, schemas: Record<string, JsonSchema>): JsonSchema {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`The contract has no schema named ${name}`);
  return schema;
}
