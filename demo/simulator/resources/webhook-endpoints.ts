import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import {emptyable, flag, listOf, mergeMetadata, metadata, text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';

type Endpoint = Row<'webhook_endpoint'>;

const fields = {
  description: emptyable(text()),
  enabled_events: listOf(text()),
  metadata: emptyable(metadata),
  url: text(),
};

export const webhookEndpointRoutes: readonly Route[] = [
  route(
    'POST',
    '/v1/webhook_endpoints',
    {shape: {...fields, connect: flag}, required: ['enabled_events', 'url']},
    ({account, params}) => {
      const {connect = false, ...sent} = params;
      const row = createEndpoint(account, {...sent, isConnect: connect});
      // The secret is told once, to whoever made the endpoint.
      return {...row.object, secret: row.facts.secret};
    },
  ),

  route('GET', '/v1/webhook_endpoints', {shape: paging, required: []}, ({account, params}) => {
    return listPage(account, 'webhook_endpoint', '/v1/webhook_endpoints', params);
  }),

  route('GET', '/v1/webhook_endpoints/:endpoint', {shape: {}, required: []}, (call) => {
    return find(call.account, call.path).object;
  }),

  route(
    'POST',
    '/v1/webhook_endpoints/:endpoint',
    {shape: {...fields, disabled: flag}, required: []},
    ({account, params, path}) => {
      const {object, facts} = find(account, path);
      const {description, disabled, enabled_events, metadata: labels, url} = params;
      const changed: Stripe.WebhookEndpoint = {
        ...object,
        ...(description !== undefined && {description}),
        ...(disabled !== undefined && {status: disabled ? 'disabled' : 'enabled'}),
        ...(enabled_events && {enabled_events}),
        ...(labels !== undefined && {metadata: mergeMetadata(object.metadata, labels)}),
        ...(url !== undefined && {url: checkUrl(url)}),
      };
      account.put('webhook_endpoint', {object: changed, facts, dueAt: null});
      return changed;
    },
  ),

  route('DELETE', '/v1/webhook_endpoints/:endpoint', {shape: {}, required: []}, (call) => {
    const {account, path} = call;
    const {object} = find(account, path);
    account.remove('webhook_endpoint', object.id);
    return {id: object.id, object: 'webhook_endpoint', deleted: true};
  }),
];

interface NewEndpoint {
  description?: string | null;
  enabled_events: string[];
  metadata?: Record<string, string> | null;
  url: string;
  isConnect: boolean;
  secret?: string;
}

export function createEndpoint(account: Account, sent: NewEndpoint): Endpoint {
  const {description = null, enabled_events, isConnect, metadata: labels, url} = sent;
  const row: Endpoint = {
    object: {
      id: account.newId('we'),
      object: 'webhook_endpoint',
      api_version: null,
      application: null,
      created: account.now,
      description,
      enabled_events,
      livemode: false,
      metadata: mergeMetadata({}, labels),
      status: 'enabled',
      url: checkUrl(url),
    },
    facts: {secret: sent.secret ?? account.newId('whsec'), isConnect},
    dueAt: null,
  };
  account.put('webhook_endpoint', row);
  return row;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The simulation sends nothing to another machine. */
function checkUrl(url: string): string {
  const {protocol, hostname} = URL.parse(url) ?? {};
  if (protocol === 'http:' && hostname !== undefined && LOOPBACK.has(hostname)) return url;
  throw invalidRequest('Invalid URL: the simulator delivers to http://127.0.0.1 alone.', {
    code: 'url_invalid',
    param: 'url',
  });
}

function find(account: Account, path: Readonly<Record<string, string>>): Endpoint {
  return require404(account, 'webhook_endpoint', path['endpoint']!, 'id');
}
