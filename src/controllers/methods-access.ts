import type {SessionState} from '../client/types.ts';
import type {Session} from '../contract/types.ts';

/** Whether saved methods exist for whoever is signed in (L-14); behind a payment link there are none. */
export function hasMethods({contact, capabilities}: Session): boolean {
  return !!contact && capabilities.payments && capabilities.savedMethods;
}

export type MethodsAccess =
  'loading' | 'signed-out' | 'unavailable' | 'portal-off' | 'failed' | 'ready';

/** What stands in the way of a contact's methods. */
export function methodsAccess(state: SessionState): MethodsAccess {
  const session = 'session' in state ? state.session : null;
  if (session?.contact && !hasMethods(session)) return 'unavailable';
  switch (state.status) {
    case 'starting':
      return 'loading';
    case 'signed-in':
      // Behind a payment link they appear after signing in (M-03).
      return session?.contact ? 'ready' : 'signed-out';
    default:
      return state.status;
  }
}
