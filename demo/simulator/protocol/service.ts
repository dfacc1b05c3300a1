import {setTimeout as wait} from 'node:timers/promises';
import type {Clock} from '../clock.ts';
import type {Courier} from '../events/courier.ts';
import type {Cause} from '../events/record.ts';
import type {WebhookFaults} from '../events/webhook-faults.ts';
import type {FaultKind, Faults} from '../faults.ts';
import type {Ids} from '../ids.ts';
import {bringAbout} from '../resources/due.ts';
import type {Store} from '../store.ts';
import {type Access, accountOf, authenticate, requireAccess} from './authentication.ts';
import {
  invalidRequest,
  lockTimeout,
  serverError,
  StripeFailure,
  unrecognizedUrl,
} from './errors.ts';
import {expand} from './expand.ts';
import {FormError, type FormObject, formOfJson, leaves, parseForm} from './form.ts';
import {Idempotency, type KeyedRequest} from './idempotency.ts';
import {readParams, requireParams} from './params.ts';
import {type Account, openAccount, type Route} from './route.ts';
import {createRouter, type Match} from './router.ts';

export interface ServiceRequest {
  method: string;
  path: string;
  /** Query of a GET or DELETE, body of a POST. */
  form: string;
  header(name: string): string | undefined;
}

export interface ServiceAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a request came to, for whoever watches the traffic. */
export interface Exchange {
  method: string;
  path: string;
  /** The route's pattern, if the request has one. */
  route: string | undefined;
  access: Access;
  params: FormObject;
  status: number;
  answer: unknown;
}

/** The connection is to be closed without a word. */
export class ConnectionDropped extends Error {}

interface Services {
  store: Store;
  clock: Clock;
  newId: Ids;
  faults: Faults;
  webhookFaults: WebhookFaults;
  courier: Courier;
  routes: readonly Route[];
  /** Ends the process at once, when a fault says so. */
  die?: (() => never) | undefined;
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** Milliseconds: a held request must not keep a simulator from its end for good. */
const longestHold = 60_000;

/** Answers requests as Stripe does. Each is one transaction together with its saved answer. */
export function createService(services: Services) {
  const {store, clock, newId, faults, webhookFaults, courier, routes, die, onExchange} = services;
  const findRoute = createRouter(routes);
  const idempotency = new Idempotency(store);

  return async function answer(request: ServiceRequest): Promise<ServiceAnswer> {
    const requestId = newId('req');
    const version = request.header('stripe-version');
    const common = {'Request-Id': requestId, ...(version && {'Stripe-Version': version})};
    let params: FormObject = {};
    let access: Access = 'secret';
    let result: ServiceAnswer;
    const match = findRoute(request.method, request.path);
    try {
      access = authenticate(request.header('authorization'));
      const account = accountOf(request.header('stripe-account'));
      params = readForm(request);
      if (!match) throw unrecognizedUrl(request.method, request.path);
      requireAccess(access, match.route.access);
      result = await perform({request, match, access, account, params, requestId});
    } catch (error) {
      result = toAnswer(error);
    }
    const {status, body} = result;
    onExchange?.({
      method: request.method,
      path: request.path,
      route: match?.route.path,
      access,
      params,
      status,
      answer: JSON.parse(body),
    });
    // A page of any origin may ask with the firm's publishable key, as it may ask Stripe.
    const shared = access === 'publishable' && {'Access-Control-Allow-Origin': '*'};
    return {...result, headers: {...common, ...shared, ...result.headers}};
  };

  interface Task {
    request: ServiceRequest;
    match: Match;
    access: Access;
    account: string;
    params: FormObject;
    requestId: string;
  }

  async function perform(task: Task): Promise<ServiceAnswer> {
    const {request, account, params} = task;
    const {method, path} = request;
    const fault = faults.take({method, path, metadata: () => metadataOf(task)});
    if (fault?.kind === 'drop_before') throw new ConnectionDropped();
    if (fault?.kind === 'lock_timeout') throw lockTimeout();
    if (fault?.kind === 'kill' && fault.effect === 'before') die?.();
    const header = request.header('idempotency-key');
    const keyed = idempotency.keyOf(account, method, path, params, header);
    const claim = keyed && idempotency.claim(keyed);
    try {
      if (fault?.kind === 'hold') await heldUntil(faults.cleared);
      if (fault?.kind === 'delay') await wait(fault.ms);
      const {result, deliverFirst} = store.transaction(() => {
        const account = openAccount(store, task.account, clock.now(), newId, causeOf(task, keyed));
        const answer = executeOnce(task, account, keyed, fault);
        return {result: answer, deliverFirst: bendWebhooks(task, account)};
      });
      if (fault?.kind === 'kill') die?.();
      if (deliverFirst) {
        await courier.deliverNow(deliverFirst);
        store.deliveries.release(deliverFirst);
      }
      courier.call();
      if (fault?.kind === 'drop_after') throw new ConnectionDropped();
      return result;
    } finally {
      claim?.release();
    }
  }

  function causeOf({requestId}: Task, keyed: KeyedRequest | undefined): Cause {
    return {requestId, idempotencyKey: keyed?.key ?? null};
  }

  /** Events that are to be delivered before the answer, if a fault says so. */
  function bendWebhooks(task: Task, account: Account): readonly string[] | undefined {
    // Those of a refused request were undone with it.
    const events = account.events.filter((id) => account.find('event', id));
    if (events.length === 0) return undefined;
    const {method, path} = task.request;
    const taken = faults.takeWebhook({method, path, metadata: () => metadataOf(task)});
    if (!taken) return undefined;
    webhookFaults.apply(taken, events);
    return taken.fault.mode === 'before' ? events : undefined;
  }

  function executeOnce(
    task: Task,
    account: Account,
    keyed: KeyedRequest | undefined,
    fault: FaultKind | undefined,
  ): ServiceAnswer {
    const {now} = account;
    const identity: Record<string, string> = keyed ? {'Idempotency-Key': keyed.key} : {};
    const saved = keyed && idempotency.recall(keyed, now);
    if (saved) {
      const replay = {'Idempotent-Replayed': 'true', 'Original-Request': saved.requestId};
      const headers = {...saved.headers, ...identity, ...replay};
      return {status: saved.status, headers, body: saved.body};
    }
    bringAbout(store, task.account, now, newId);
    const {route} = task.match;
    // What is refused here was never executed, and is not kept under the key.
    const params = readParams(route.shape, task.params);
    requireParams(params, route.required);
    const {status, headers, body} = execute(task, account, params, fault);
    if (keyed) {
      const {requestId} = task;
      idempotency.remember(keyed, {status, headers, body, requestId, created: now});
    }
    return {status, headers: {...headers, ...identity}, body};
  }

  function execute(
    {match, access, request}: Task,
    account: Account,
    params: Record<string, unknown>,
    fault: FaultKind | undefined,
  ): ServiceAnswer {
    if (fault?.kind === 'server_error' && fault.effect === 'before') return toAnswer(serverError());
    const {expand: paths = [], ...rest} = params as {expand?: string[]};
    try {
      const body = store.attempt(
        () => {
          const result = match.route.run({account, params: rest, path: match.path, access});
          expand(account, result, paths);
          return result;
        },
        (error) => !(error instanceof StripeFailure && error.keepsEffects),
      );
      if (fault?.kind === 'server_error') return toAnswer(serverError());
      return {status: 200, headers: {}, body: JSON.stringify(body, null, 2)};
    } catch (error) {
      if (error instanceof StripeFailure) return toAnswer(error);
      throw new Error(`${request.method} ${request.path} failed`, {cause: error});
    }
  }

  function metadataOf({match, account, params}: Task): Record<string, string> {
    const sent = params['metadata'];
    if (typeof sent === 'object') return sent as Record<string, string>;
    const {intent, customer} = match.path;
    const found = intent
      ? (store.find(account, 'payment_intent', intent) ??
        store.find(account, 'setup_intent', intent))
      : store.find(account, 'customer', customer ?? '');
    const object = found?.object;
    return (object && 'metadata' in object && object.metadata) || {};
  }
}

async function heldUntil(cleared: Promise<unknown>): Promise<void> {
  await Promise.race([cleared, wait(longestHold, undefined, {ref: false})]);
}

/** Stripe.js is for card numbers; one that comes to the API itself is refused and never kept. */
function readForm({method, form, header}: ServiceRequest): FormObject {
  const isJson = method === 'POST' && header('content-type')?.startsWith('application/json');
  let params: FormObject;
  try {
    params = isJson && form !== '' ? formOfJson(form) : parseForm(form);
  } catch (error) {
    if (error instanceof FormError) throw invalidRequest(error.message);
    throw error;
  }
  for (const [name] of leaves(params)) {
    if (!/(^|\[)card\]?\[number\]$/.test(name) && name !== 'number') continue;
    throw invalidRequest(
      'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing.',
      {param: name},
      {status: 402},
    );
  }
  return params;
}

function toAnswer(error: unknown): ServiceAnswer {
  if (!(error instanceof StripeFailure)) throw error;
  const {status, headers, body} = error;
  return {status, headers, body: JSON.stringify({error: body}, null, 2)};
}
