import {inlineSchema, namedSchemas, refPrefix, references} from '../generate/json-schema.ts';
import type {JsonSchema} from '../generate/json-schema.ts';
import {idempotencyKey, registry} from '../primitives.ts';
import {problemCodes} from '../problem.ts';
import {problemsOf, type Answer, type Route} from '../routes/route.ts';

export interface ApiInfo {
  title: string;
  description: string;
  /** Where the API stands below the server, such as `/portal/v1`. */
  base: string;
}

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of one API, with no schema in it that none of its routes needs. */
export function openApiDocument(info: ApiInfo, routes: Readonly<Record<string, Route>>): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(name, route),
    };
  }
  return {
    openapi: '3.1.1',
    info: {title: info.title, version: '1', description: info.description},
    servers: [
      {
        url: `${info.base}/{firmKey}`,
        variables: {firmKey: {default: 'firm', description: 'Public name of the firm.'}},
      },
    ],
    paths,
    components: {
      securitySchemes: {accessToken: {type: 'http', scheme: 'bearer'}},
      headers,
      schemas: neededSchemas(Object.values(routes)),
    },
  };
}

const headers = {
  'X-Request-Id': {
    description: 'The id of the request, the one that was sent if there was one.',
    schema: {type: 'string'},
  },
  ETag: {description: 'The version, for If-Match.', schema: {type: 'string'}},
  'Idempotency-Replayed': {
    description: 'The key is known: this is the present state of what it made.',
    schema: {const: 'true'},
  },
  'Retry-After': {description: 'Seconds to wait.', schema: {type: 'integer', minimum: 0}},
  'Content-Disposition': {description: 'The name of the file.', schema: {type: 'string'}},
};

function operation(name: string, route: Route): Json {
  const {summary, callers, body, requires} = route;
  const parameters = [
    ...parametersOf('path', route.params && inlineSchema(route.params)),
    ...parametersOf('query', route.query && inlineSchema(route.query)),
    ...(requires ? [requiredHeader[requires]] : []),
  ];
  const isPublic = callers.includes('nobody');
  return {
    operationId: name,
    summary,
    'x-callers': callers,
    security: isPublic ? [] : [{accessToken: []}],
    ...(parameters.length > 0 && {parameters}),
    ...(body && {
      requestBody: {required: true, content: {'application/json': {schema: reference(body)}}},
    }),
    responses: {...successes(route), ...refusals(route)},
  };
}

function parametersOf(place: 'path' | 'query', schema: JsonSchema | undefined): Json[] {
  return Object.entries(schema?.properties ?? {}).map(([name, {description, ...rest}]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name),
    ...(description !== undefined && {description}),
    schema: rest,
  }));
}

const requiredHeader = {
  'idempotency-key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Chosen by the caller for this one intention; the same on every repetition.',
    schema: inlineSchema(idempotencyKey),
  },
  'if-match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of what is changed.',
    schema: {type: 'string'},
  },
};

function successes({answers}: Route): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [
      status,
      {
        description: answer.description,
        headers: headersOf('X-Request-Id', ...answer.headers),
        ...(contentOf(answer) && {content: contentOf(answer)}),
      },
    ]),
  );
}

function contentOf({schema, contentType}: Answer): Json | undefined {
  if (schema) return {'application/json': {schema: reference(schema)}};
  return contentType && {[contentType]: {}};
}

/** One answer per status, naming the codes that it may bear. */
function refusals(route: Route): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of problemsOf(route)) {
    const {status} = problemCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const answers = [...byStatus].map(([status, codes]) => {
    const waits = status === 429 || status === 503;
    return [String(status), refusal(codes.join(', '), waits)] as const;
  });
  return {...Object.fromEntries(answers), default: refusal('The server failed.', false)};
}

function refusal(description: string, waits: boolean): Json {
  return {
    description,
    headers: headersOf('X-Request-Id', ...(waits ? (['Retry-After'] as const) : [])),
    content: {'application/problem+json': {schema: {$ref: `${refPrefix}Problem`}}},
  };
}

function headersOf(...names: (keyof typeof headers)[]): Json {
  return Object.fromEntries(names.map((name) => [name, {$ref: `#/components/headers/${name}`}]));
}

/** Bodies and JSON answers are named, so that a reader meets each of them once. */
function nameOf(schema: NonNullable<Route['body']>): string {
  const name = registry.get(schema)?.id;
  if (name === undefined) throw new Error('A body or answer of a route has no name');
  return name;
}

function reference(schema: NonNullable<Route['body']>): Json {
  return {$ref: `${refPrefix}${nameOf(schema)}`};
}

function neededSchemas(routes: readonly Route[]): Record<string, JsonSchema> {
  const all = namedSchemas();
  const needed: Record<string, JsonSchema> = {};
  const collect = (name: string) => {
    const schema = all[name];
    if (schema === undefined || name in needed) return;
    needed[name] = schema;
    references(schema).forEach(collect);
  };
  collect('Problem');
  for (const {body, answers} of routes) {
    if (body) collect(nameOf(body));
    for (const {schema} of Object.values(answers)) if (schema) collect(nameOf(schema));
  }
  return Object.fromEntries(
    Object.entries(needed).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
