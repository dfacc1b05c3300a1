import type {InvoiceListData, Resource, SessionState} from '../../client/types.ts';
import type {Firm, Session} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {identityOf} from '../../model/identity.ts';

/** What the list shows: six different views, so that no failure reads as "no invoices" (L-13). */
export type ListState =
  | {readonly status: 'loading'; readonly session: Session | null}
  | {readonly status: 'signed-out'}
  | {
      readonly status: 'unavailable';
      readonly because: 'portal-off' | 'not-permitted';
      readonly firm: Firm | null;
    }
  | {
      readonly status: 'failed';
      readonly error: PortalError;
      /** Null while not even the session is known. */
      readonly session: Session | null;
    }
  | (Loaded & {readonly status: 'empty'})
  | (Loaded & {readonly status: 'ready'});

/** An answer is there; it may be older than the last attempt to refresh it. */
export interface Loaded {
  readonly session: Session;
  readonly data: InvoiceListData;
  readonly isRefreshing: boolean;
  readonly error?: PortalError | undefined;
  /** Milliseconds since the epoch. */
  readonly loadedAt: number;
}

export function listState(state: SessionState, list: Resource<InvoiceListData>): ListState {
  switch (state.status) {
    case 'starting':
      return {status: 'loading', session: null};
    case 'signed-out':
      return {status: 'signed-out'};
    case 'portal-off':
      return {
        status: 'unavailable',
        because: 'portal-off',
        firm: state.session ? state.session.firm : null,
      };
    case 'failed':
      return {status: 'failed', error: state.error, session: null};
    case 'signed-in':
      return signedIn(state.session, list);
  }
}

function signedIn(session: Session, list: Resource<InvoiceListData>): ListState {
  if (list.status === 'loading') return {status: 'loading', session};
  if (list.status === 'failed') {
    const {error} = list;
    return error.kind === 'permission'
      ? {status: 'unavailable', because: 'not-permitted', firm: session.firm}
      : {status: 'failed', error, session};
  }
  const isEmpty = list.data.items.length === 0 && !list.data.hasMore;
  return isEmpty ? {...list, session, status: 'empty'} : {...list, session};
}

/** Whose rows these are: nobody sees another's, not even while the next ones load. */
export function personOf(state: SessionState): string | null {
  return state.status === 'signed-in' ? identityOf(state.session) : null;
}
