import {type Cause, recordEvents} from '../events/record.ts';
import type {Ids} from '../ids.ts';
import type {Kind} from '../resources/kinds.ts';
import type {ListQuery, Row, Store} from '../store.ts';
import type {Access} from './authentication.ts';
import {invalidRequest, noSuch} from './errors.ts';
import {integer, listOf, type Params, type Shape, text} from './params.ts';

/** What a route works with: one account's part of the store, at one moment. */
export interface Account {
  readonly id: string;
  /** Unix seconds. */
  readonly now: number;
  newId: Ids;
  find<K extends Kind>(kind: K, id: string): Row<K> | undefined;
  list<K extends Kind>(kind: K, query: ListQuery): Row<K>[];
  /** What it changes is an event. */
  put<K extends Kind>(kind: K, row: Row<K>): void;
  remove(kind: Kind, id: string): void;
  /** Ids of the events made so far. */
  readonly events: readonly string[];
}

const THE_CLOCK: Cause = {requestId: null, idempotencyKey: null};

export function openAccount(
  store: Store,
  id: string,
  now: number,
  newId: Ids,
  cause: Cause = THE_CLOCK,
): Account {
  const events: string[] = [];
  const account: Account = {
    id,
    now,
    newId,
    events,
    find: (kind, resource) => store.find(id, kind, resource),
    list: (kind, query) => store.list(id, kind, query),
    put: (kind, row) => {
      const before = store.find(id, kind, row.object.id)?.object;
      store.put(id, kind, row);
      events.push(...recordEvents(store, account, cause, kind, before, row.object));
    },
    remove: (_kind, resource) => store.remove(id, resource),
  };
  return account;
}

export interface Call<P> {
  account: Account;
  params: P;
  /** Ids from the path, by the names in the route. */
  path: Readonly<Record<string, string>>;
  /** What kind of key asks. */
  access: Access;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `/v1/customers/:customer` */
  path: string;
  shape: Shape;
  required: readonly string[];
  /** The kinds of key that may ask. */
  access: readonly Access[];
  run(call: Call<Record<string, unknown>>): object;
}

const common = {expand: listOf(text())};

/** `expand` is a parameter of every route; whoever answers the request expands. */
export function route<S extends Shape, const R extends readonly (keyof S & string)[]>(
  method: Route['method'],
  path: string,
  {shape, required, access = ['secret']}: {shape: S; required: R; access?: readonly Access[]},
  run: (call: Call<Params<S> & Required<Pick<Params<S>, R[number]>>>) => object,
): Route {
  return {method, path, shape: {...common, ...shape}, required, access, run: run};
}

/** The parameters of a list: https://docs.stripe.com/api/pagination */
export const paging = {
  limit: integer({min: 1, max: 100}),
  starting_after: text(),
  ending_before: text(),
};

export function listPage<K extends Kind>(
  account: Account,
  kind: K,
  url: string,
  params: {limit?: number; starting_after?: string; ending_before?: string},
  where: Record<string, string | undefined> = {},
  filters: Pick<ListQuery, 'types' | 'created'> = {},
) {
  const {limit = 10, starting_after: startingAfter, ending_before: endingBefore} = params;
  if (startingAfter !== undefined && endingBefore !== undefined) {
    throw invalidRequest(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
      {code: 'parameters_exclusive', param: 'starting_after'},
    );
  }
  for (const [param, id] of Object.entries({
    starting_after: startingAfter,
    ending_before: endingBefore,
  })) {
    if (id !== undefined && !account.find(kind, id)) throw noSuch(label(kind), id, param);
  }
  const rows = account.list(kind, {where, ...filters, startingAfter, endingBefore, limit});
  const page = rows.slice(0, limit);
  if (endingBefore !== undefined) page.reverse();
  return {
    object: 'list' as const,
    data: page.map(({object}) => object),
    has_more: rows.length > limit,
    url,
  };
}

/** As Stripe names kinds in "No such …". */
function label(kind: Kind): string {
  switch (kind) {
    case 'payment_method':
      return 'PaymentMethod';
    case 'setup_intent':
      return 'setupintent';
    case 'confirmation_token':
      return 'ConfirmationToken';
    default:
      return kind;
  }
}

/** The resource that the path names, or Stripe's 404. */
export function require404<K extends Kind>(account: Account, kind: K, id: string, param: string) {
  const row = account.find(kind, id);
  if (!row) throw noSuch(label(kind), id, param, 404);
  return row;
}
