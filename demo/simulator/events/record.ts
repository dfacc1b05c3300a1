import type {Kind, Resource} from '../resources/kinds.ts';
import type {Ids} from '../ids.ts';
import {PLATFORM_ACCOUNT} from '../protocol/authentication.ts';
import type {Store} from '../store.ts';
import {endpointsFor} from './endpoints.ts';
import {eventTypesOf, previousAttributes} from './changes.ts';
import type {SimulatedEvent} from './event-types.ts';

/** The version of the SDK whose types the objects have. */
export const API_VERSION = '2026-10-28.endive';

/** The request that made a change; none made what the clock brought. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** The account in which it happened, and when. */
interface Scene {
  id: string;
  /** Unix seconds. */
  now: number;
  newId: Ids;
}

/** Keeps an event for each thing that happened to a resource, and has it delivered. */
export function recordEvents<K extends Kind>(
  store: Store,
  account: Scene,
  cause: Cause,
  kind: K,
  before: Resource[K] | undefined,
  after: Resource[K],
): string[] {
  return eventTypesOf(kind, before, after).map((type) => {
    const previous = previousAttributes(type, before, after);
    // A customer that is gone is told as it last was.
    const object = type === 'customer.deleted' ? before : after;
    const endpoints = endpointsFor(store, account.id, type);
    const event = {
      id: account.newId('evt'),
      object: 'event',
      ...(account.id !== PLATFORM_ACCOUNT && {account: account.id}),
      api_version: API_VERSION,
      created: account.now,
      data: {object, ...(previous && {previous_attributes: previous})},
      livemode: false,
      pending_webhooks: endpoints.length,
      request: {id: cause.requestId, idempotency_key: cause.idempotencyKey},
      type,
    } as unknown as SimulatedEvent;
    store.put(account.id, 'event', {object: event, facts: {}, dueAt: null});
    for (const endpoint of endpoints) {
      store.deliveries.add({
        account: account.id,
        event: event.id,
        endpointAccount: endpoint.account,
        endpoint: endpoint.id,
        dueAt: account.now,
      });
    }
    return event.id;
  });
}
