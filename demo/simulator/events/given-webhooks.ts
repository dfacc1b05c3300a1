import type {Ids} from '../ids.ts';
import {PLATFORM_ACCOUNT} from '../protocol/authentication.ts';
import {openAccount} from '../protocol/route.ts';
import {createEndpoint} from '../resources/webhook-endpoints.ts';
import type {Store} from '../store.ts';

/** An endpoint that the simulator is told of when it is started, and not by Stripe's API. */
export interface GivenWebhook {
  /** `acct_…`; the platform's own when not given. */
  account?: string;
  url: string;
  /** `whsec_…` */
  secret: string;
}

const MANY = 100;

/**
 * Replaces the endpoints that were given before. One with the same account and path is the same
 * endpoint, so that what waits for it arrives although the server has come back on another port.
 */
export function setWebhooks(
  store: Store,
  now: number,
  newId: Ids,
  wanted: readonly GivenWebhook[],
): void {
  const kept = new Set<string>();
  for (const {account: id = PLATFORM_ACCOUNT, url, secret} of wanted) {
    const account = openAccount(store, id, now, newId);
    const known = given(store, id).find(({object}) => pathOf(object.url) === pathOf(url));
    const {object, facts, dueAt} =
      known ?? createEndpoint(account, {url, secret, enabled_events: ['*'], isConnect: false});
    const endpoint = {
      object: {...object, url},
      facts: {...facts, secret, isGiven: true as const},
      dueAt,
    };
    account.put('webhook_endpoint', endpoint);
    kept.add(object.id);
  }
  for (const account of store.accountsOf('webhook_endpoint')) {
    for (const {object} of given(store, account)) {
      if (!kept.has(object.id)) store.remove(account, object.id);
    }
  }
}

function given(store: Store, account: string) {
  return store
    .list(account, 'webhook_endpoint', {limit: MANY})
    .filter(({facts}) => facts.isGiven === true);
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** Reads `{"webhooks": [{"account", "url", "secret"}]}`; throws a sentence when it says something else. */
export function readWebhooks(body: unknown): GivenWebhook[] {
  const {webhooks} = (body ?? {}) as {webhooks?: unknown};
  if (!Array.isArray(webhooks)) throw new Error('Expected {"webhooks": [{"url", "secret"}]}.');
  return webhooks.map((item: unknown) => {
    const {account, url, secret} = (item ?? {}) as Record<string, unknown>;
    if (typeof url !== 'string' || !URL.canParse(url)) throw new Error('A webhook needs a "url".');
    if (typeof secret !== 'string' || !secret.startsWith('whsec_')) {
      throw new Error('A webhook needs a "secret" that begins with whsec_.');
    }
    if (account === undefined || account === null) return {url, secret};
    if (typeof account === 'string' && /^acct_\w+$/.test(account)) return {account, url, secret};
    throw new Error('The "account" of a webhook is acct_….');
  });
}
