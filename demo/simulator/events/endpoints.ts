import {PLATFORM_ACCOUNT} from '../protocol/authentication.ts';
import type {Store} from '../store.ts';

interface EndpointRef {
  account: string;
  id: string;
}

/** More than anyone has; Stripe allows sixteen. */
const MANY = 100;

/** Who wants to hear of this: the account's own endpoints, and the platform's for connected accounts. */
export function endpointsFor(store: Store, account: string, type: string): EndpointRef[] {
  const listen = (holder: string, isConnect: boolean) =>
    store
      .list(holder, 'webhook_endpoint', {limit: MANY})
      .filter(({object, facts}) => {
        if (object.status !== 'enabled' || facts.isConnect !== isConnect) return false;
        return object.enabled_events.includes('*') || object.enabled_events.includes(type);
      })
      .map(({object}) => ({account: holder, id: object.id}))
      .reverse();
  return [
    ...listen(account, false),
    ...(account === PLATFORM_ACCOUNT ? [] : listen(PLATFORM_ACCOUNT, true)),
  ];
}
