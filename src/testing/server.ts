import type {Route} from '../contract/routes.ts';
import type {Problem} from '../contract/types.ts';
import {broken, type Fault, type Faults} from './faults.ts';
import type {Operation, OperationAnswer} from './operations.ts';
import {Refusal, toProblem} from './refusal.ts';
import {parseBody, parseQuery, requireKey, requireVersion} from './request.ts';
import type {State} from './state.ts';
import {catchUp} from './work.ts';

/** One request that arrived, for tests that look at what was asked. */
export interface SeenRequest {
  operation: Operation | null;
  method: string;
  /** Below the API's address, with its query. */
  path: string;
  status: number;
}

/** One of the two APIs of a firm. */
export interface ServedApi {
  readonly routes: Readonly<Record<string, Route>>;
  /** By the names of the routes; one that is missing is as unknown as any path. */
  readonly operations: Readonly<Record<string, unknown>>;
  /** Who asks; refused where they may not. Null for a route that is open to everybody. */
  admit(state: State, route: Route, authorization: string | null): unknown;
  /** Something was asked that may have changed something. */
  changed(state: State, principal: unknown): void;
}

export interface ServerOptions {
  api: ServedApi;
  state: State;
  faults: Faults;
  /** Milliseconds before every answer. */
  latency: () => number;
  before: (operation: Operation) => void;
  seen: (request: SeenRequest) => void;
}

/** From request to answer, as the reference server does it. `path` is below the API's address. */
export async function respond(
  request: Request,
  path: string,
  options: ServerOptions,
): Promise<Response> {
  const url = new URL(path, 'http://portal.invalid');
  const requestId = requestIdOf(request, options.state);
  const matched = matchRoute(options.api, request.method, url.pathname);
  const seen = (response: Response) => {
    const {operation = null} = matched ?? {};
    options.seen({operation, method: request.method, path, status: response.status});
    return withHeaders(response, request, requestId);
  };
  if (request.method === 'OPTIONS') return seen(new Response(null, {status: 204}));
  const fault = matched && options.faults.take(matched.operation, matched.route.path);
  try {
    await wait(options.latency(), request.signal);
    if (fault === 'drop-before') return seen(Response.error());
    if (fault === 'hang') await options.faults.hang(request.signal);
    const refusal = fault && refusalOf(fault);
    if (refusal) return seen(toResponse(refusal, requestId));
    const answered = await answer(request, url, matched, options);
    return seen(await disturbed(toAnswer(answered), fault));
  } catch (error) {
    if (request.signal.aborted) return seen(Response.error());
    if (!(error instanceof Refusal)) throw error;
    return seen(await disturbed(toResponse(error, requestId), fault));
  }
}

interface Matched {
  operation: Operation;
  route: Route;
  params: Record<string, string>;
}

/** Plain segments before placeholders: the contract lists `/invoices/summary` before `/invoices/{id}`. */
function matchRoute({routes}: ServedApi, method: string, pathname: string): Matched | null {
  for (const [operation, route] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const found = route.method === method ? pattern.exec(pathname) : null;
    if (!found) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return {
      operation: operation as Operation,
      route,
      params: Object.fromEntries(params) as Record<string, string>,
    };
  }
  return null;
}

async function answer(
  request: Request,
  url: URL,
  matched: Matched | null,
  {api, state, before}: ServerOptions,
): Promise<OperationAnswer> {
  const handle = matched && api.operations[matched.operation];
  if (!matched || !handle) throw new Refusal('not_found');
  const {operation, route, params} = matched;
  before(operation);
  catchUp(state);
  const principal = api.admit(state, route, request.headers.get('authorization'));
  const version = route.requires === 'if-match' ? requireVersion(request) : 0;
  const key = route.requires === 'idempotency-key' ? requireKey(request) : '';
  const query = route.query && parseQuery(url, route.query);
  const body = route.body && (await parseBody(request, route.body));
  // The route found both: the handler and what it is given belong together.
  const answered = (handle as (exchange: unknown) => OperationAnswer)({
    state,
    principal,
    params,
    query,
    body,
    key,
    version,
    signal: request.signal,
  });
  if (request.method !== 'GET') api.changed(state, principal);
  return answered;
}

function toAnswer({status, body, pdf, csv, stream, isReplay = false}: OperationAnswer): Response {
  if (stream) return new Response(stream, {headers: {'Content-Type': 'text/event-stream'}});
  if (pdf) return toFile(pdf, 'application/pdf', 'document.pdf');
  if (csv !== undefined) return toFile(csv, 'text/csv; charset=utf-8', 'table.csv');
  if (body === undefined) return new Response(null, {status});
  const headers = new Headers({'Content-Type': 'application/json'});
  if ('version' in body) headers.set('ETag', `"${String(body.version)}"`);
  if (isReplay) headers.set('Idempotency-Replayed', 'true');
  return new Response(JSON.stringify(body), {status, headers});
}

function toFile(file: Uint8Array<ArrayBuffer> | string, type: string, name: string): Response {
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  };
  return new Response(file, {headers});
}

function toResponse(refusal: Refusal | 'error', requestId: string): Response {
  const problem = refusal === 'error' ? unexpected(requestId) : toProblem(refusal, requestId);
  const headers = new Headers({'Content-Type': 'application/problem+json'});
  const retryAfter = refusal === 'error' ? undefined : refusal.details.retryAfter;
  if (retryAfter !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfter)));
  return new Response(JSON.stringify(problem), {status: problem.status, headers});
}

function unexpected(requestId: string): Problem {
  const title = 'internal server error';
  return {type: 'about:blank', title, status: 500, requestId, retryable: true};
}

function refusalOf(fault: Fault): Refusal | 'error' | null {
  if (fault === 'error') return fault;
  if (typeof fault === 'string' || !('problem' in fault)) return null;
  const {problem, params, retryAfter} = fault;
  return new Refusal(problem, {params, retryAfter});
}

const html = '<!doctype html><title>Welcome</title><p>Please accept our terms of use.</p>';

/** What of the right answer arrives. */
async function disturbed(response: Response, fault: Fault | null): Promise<Response> {
  const {status, headers} = response;
  switch (fault) {
    case 'drop-after':
      return Response.error();
    case 'html':
      return new Response(html, {headers: {'Content-Type': 'text/html'}});
    case 'bad-gateway':
      return new Response(html, {status: 502, headers: {'Content-Type': 'text/html'}});
    case 'empty':
      return new Response(null, {status: 204});
    case 'truncated': {
      const text = await response.text();
      return new Response(text.slice(0, text.length / 2), {status, headers});
    }
    case 'missing-field':
    case 'wrong-type':
      return changed(response, (body) => broken(body, fault));
    default:
      return typeof fault === 'object' ? changedBy(fault, response) : response;
  }
}

async function changedBy(fault: Extract<Fault, object> | null, response: Response) {
  if (fault && 'delay' in fault) await wait(fault.delay);
  return fault && 'transform' in fault && response.ok
    ? changed(response, fault.transform)
    : response;
}

async function changed(response: Response, change: (body: unknown) => unknown): Promise<Response> {
  if (response.status === 204) return response;
  const {status, headers} = response;
  return new Response(JSON.stringify(change(await response.json())), {status, headers});
}

/** The request's own id, where it is harmless. */
function requestIdOf(request: Request, state: State): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.-]{8,64}$/.test(given) ? given : state.nextId('request');
}

/** The handlers stand for an API that allows the page's origin, whichever it is. */
function withHeaders(response: Response, request: Request, requestId: string): Response {
  if (response.type === 'error') return response;
  const {headers} = response;
  headers.set('X-Request-Id', requestId);
  headers.set('Cache-Control', 'no-store');
  headers.set('Vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null) return response;
  headers.set('Access-Control-Allow-Origin', origin);
  if (request.method === 'OPTIONS') {
    headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    headers.set(
      'Access-Control-Allow-Headers',
      'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, X-Request-Id',
    );
    headers.set('Access-Control-Max-Age', '7200');
  } else {
    const exposed = 'ETag, Retry-After, X-Request-Id, Idempotency-Replayed';
    headers.set('Access-Control-Expose-Headers', exposed);
  }
  return response;
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
