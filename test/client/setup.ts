import {createPortalClient, type PortalClientOptions} from '../../src/client/index.ts';
import type {RowClient} from '../../src/client/types.ts';
import {wholeClient} from '../../src/client/whole-client.ts';
import type {SessionGrant, SessionTokens} from '../../src/contract/types.ts';
import {Late} from '../../src/errors/index.ts';
import {page, session, tokens} from './builders.ts';
import {ScriptedApi} from './scripted-api.ts';
import {settle, World, type Tab} from './world.ts';

export const apiUrl = 'https://billing.firm.example/portal/v1/alder';
export const stored = (name: string) => `client-portal-elements:${apiUrl}:${name}`;
export const password: SessionGrant = {
  grant: 'password',
  email: 'mara@northgate.example',
  password: 'correct horse',
};

export interface Setup {
  world?: World;
  tab?: Tab;
  api?: ScriptedApi;
  options?: Partial<PortalClientOptions>;
}

/** A client in a tab, its backend scripted. Nobody is signed in. */
export function setupClient({world = new World(), tab, api = quietApi(), options}: Setup = {}) {
  const own = tab ?? world.openTab();
  // As on a page that has been open for a moment.
  const complete = (rows: RowClient) => wholeClient(rows, own.platform);
  const whole = new Late(async () => complete);
  whole.value = complete;
  const rows = createPortalClient({
    apiUrl,
    wholeClient: whole,
    createApi: (access) => api.createApi(access),
    session: {storage: 'tab'},
    platform: own.platform,
    loadPayment: () => import('../../src/client/payment-flow/index.ts'),
    ...options,
  });
  return {world, tab: own, api, client: complete(rows)};
}

/** A client whose contact is signed in. */
export async function signedIn(setup: Setup = {}) {
  const bag = setupClient(setup);
  await settle();
  if (bag.client.session.value.status !== 'signed-in') await bag.client.session.signIn(password);
  await settle();
  return bag;
}

let issued = 0;

/** Signs everybody in as the same contact and has nothing to show. */
export function quietApi(overrides: Partial<SessionTokens> = {}): ScriptedApi {
  return new ScriptedApi()
    .on('createSession', () => {
      issued += 1;
      return tokens({
        accessToken: `access-${issued}`,
        refreshToken: `refresh-${issued}`,
        ...overrides,
      });
    })
    .on('getSession', () => overrides.session ?? session())
    .on('endSession', () => undefined)
    .on('listInvoices', () => page([]))
    .on('getSummary', () => ({outstanding: [], pastDue: []}))
    .on('listMethods', () => ({items: []}))
    .on('listUnfinishedPayments', () => ({items: [], nextCursor: null}))
    .on('checkPayable', () => ({items: [], excluded: [], nextCursor: null}));
}

/** Follows a store and keeps every value it took. */
export function record<T>(store: {value: T; subscribe(listener: () => void): () => void}) {
  const values: T[] = [store.value];
  const stop = store.subscribe(() => values.push(store.value));
  return {values, stop};
}
