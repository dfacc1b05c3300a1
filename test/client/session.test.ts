import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {GrantedAccess} from '../../src/client/index.ts';
import {
  InvalidError,
  isPortalError,
  NetworkError,
  PermissionError,
  SessionError,
} from '../../src/errors/index.ts';
import {contactSession, invoice, page, session, tokens} from './builders.ts';
import {Refused, type ScriptedApi} from './scripted-api.ts';
import {apiUrl, password, quietApi, record, setupClient, signedIn, stored} from './setup.ts';
import {settle, World} from './world.ts';

const refused = () => new SessionError('Refused', {code: 'session_expired'});
const portalOff = () => new PermissionError('Off', {code: 'portal_off'});

/** Tokens good for ten minutes from now, numbered. */
function minting(world: World, api: ScriptedApi) {
  let count = 0;
  return api.on('createSession', () => {
    count += 1;
    return tokens({
      accessToken: `access-${count}`,
      refreshToken: `refresh-${count}`,
      expiresAt: new Date(world.time + 600_000).toISOString(),
    });
  });
}

test('without anything stored nobody is signed in, and nothing is asked', () => {
  const {client, api} = setupClient();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
  assert.equal(api.calls.length, 0);
});

test('a sign-in shows who it is and stores the refresh token alone', async () => {
  const {client, tab} = setupClient();

  await client.session.signIn(password);

  const {value} = client.session;
  assert.equal(value.status === 'signed-in' && value.session.contact?.name, 'Mara Lindt');
  assert.deepEqual([...tab.stored.keys()], [stored('session')]);
  assert.match(tab.stored.get(stored('session')) ?? '', /^refresh-\d+$/);
});

test('with session="memory" nothing is stored', async () => {
  const {client, tab} = setupClient({options: {session: {storage: 'memory'}}});

  await client.session.signIn(password);

  assert.equal(client.session.value.status, 'signed-in');
  assert.equal(tab.stored.size, 0);
});

test('a failed sign-in rejects and leaves everything as it was', async () => {
  const api = quietApi().on('createSession', () => {
    throw new InvalidError('No', {code: 'sign_in_failed'});
  });
  const {client} = setupClient({api});

  await assert.rejects(client.session.signIn(password), {code: 'sign_in_failed'});
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
});

test('a reload signs in again with the stored token, once, and stores the next one', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'kept'});
  const {client, api} = setupClient({world, tab});
  const {values} = record(client.session);

  await settle();

  assert.deepEqual(
    values.map(({status}) => status),
    ['starting', 'signed-in'],
  );
  assert.deepEqual(api.of('createSession')[0]?.args[0], {grant: 'refresh', token: 'kept'});
  assert.equal(api.count('getSession'), 0);
  assert.notEqual(tab.stored.get(stored('session')), 'kept');
});

test('another firm on the same site never reads this firm’s token (A-07)', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'kept'});
  const other = setupClient({
    world,
    tab,
    options: {apiUrl: 'https://billing.firm.example/portal/v1/birch'},
  });

  await settle();

  assert.equal(other.client.session.value.status, 'signed-out');
  assert.equal(other.api.calls.length, 0);
});

test('a stored token that is refused reads as an ended session, and is forgotten', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'old'});
  const api = quietApi().on('createSession', () => {
    throw refused();
  });
  const {client} = setupClient({world, tab, api});

  await settle();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
  assert.equal(tab.stored.size, 0);
});

test('an API that cannot be reached at the start reads as failed, and the token is kept for the next try', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'kept'});
  const api = quietApi().on('createSession', () => {
    throw new NetworkError('offline');
  });
  const {client} = setupClient({world, tab, api});
  await settle();
  assert.equal(client.session.value.status, 'failed');

  minting(world, api);
  await client.session.refresh();

  assert.equal(client.session.value.status, 'signed-in');
  assert.deepEqual(api.of('createSession').at(-1)?.args[0], {grant: 'refresh', token: 'kept'});
});

test('many calls at once renew the token once', async () => {
  const world = new World();
  const api = minting(world, quietApi());
  const {client} = await signedIn({world, api});
  await world.pass(590_000);

  await Promise.all([client.api.getSummary(), client.api.listMethods(), client.api.getSession()]);

  assert.equal(api.count('createSession'), 2);
  assert.deepEqual(
    ['getSummary', 'listMethods', 'getSession'].map((name) => api.of(name as never)[0]?.token),
    ['access-2', 'access-2', 'access-2'],
  );
});

test('a token is used until a minute before its end', async () => {
  const world = new World();
  const api = minting(world, quietApi());
  const {client} = await signedIn({world, api});

  await world.pass(539_000);
  await client.api.getSummary();
  assert.equal(api.count('createSession'), 1);

  await world.pass(2_000);
  await client.api.getSummary();
  assert.equal(api.count('createSession'), 2);
});

test('a clock that is far ahead does not renew the token at each call', async () => {
  const world = new World();
  world.time += 3_600_000;
  const {client, api} = await signedIn({world});

  await client.api.getSummary();
  await client.api.getSummary();

  assert.equal(api.count('createSession'), 1);
});

test('a refused token is renewed; calls that it refused together renew once', async () => {
  const world = new World();
  const api = minting(world, quietApi());
  const {client} = await signedIn({world, api});
  const refuseFirst = () => {
    if (api.of('getSummary').length + api.of('listMethods').length <= 2) throw new Refused();
  };
  api
    .on('getSummary', () => {
      refuseFirst();
      return {outstanding: [], pastDue: []};
    })
    .on('listMethods', () => {
      refuseFirst();
      return {items: []};
    });

  await Promise.all([client.api.getSummary(), client.api.listMethods()]);

  assert.equal(api.count('createSession'), 2);
  assert.equal(client.session.value.status, 'signed-in');
});

test('a session that cannot be renewed ends by itself', async () => {
  const {client, api, tab} = await signedIn();
  api
    .on('getSummary', () => {
      throw new Refused();
    })
    .on('createSession', () => {
      throw refused();
    });

  await assert.rejects(client.api.getSummary(), (error) => isPortalError(error, 'session'));

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
  assert.equal(tab.stored.size, 0);
});

test('a call after the end does not turn an ended session into a plain one', async () => {
  const {client, api} = await signedIn();
  api.on('getSummary', () => {
    throw new Refused();
  });
  api.on('createSession', () => {
    throw refused();
  });
  await client.api.getSummary().catch(() => undefined);

  await client.api.listMethods().catch(() => undefined);

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
});

test('signing out drops everything at once, then tells the API with the old token', async () => {
  const {client, api, tab} = await signedIn();
  const list = client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  api.on('listInvoices', () => page([invoice(1)]));
  list.subscribe(() => undefined);
  await settle();
  assert.equal(list.value.status, 'ready');
  api.off('endSession');

  const told = client.session.signOut();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
  assert.deepEqual(list.value, {status: 'loading'});
  assert.equal(tab.stored.size, 0);
  await settle();
  assert.match(api.next('endSession').token ?? '', /^access-/);
  api.next('endSession').fail(new NetworkError('offline'));
  await told;
});

test('a sign-out during a renewal stays signed out', async () => {
  const world = new World();
  const api = minting(world, quietApi());
  const {client, tab} = await signedIn({world, api});
  await world.pass(590_000);
  api.off('createSession');
  const call = client.api.getSummary().catch(() => undefined);
  await settle();

  const told = client.session.signOut();
  api.next('createSession').answer(tokens({accessToken: 'late', refreshToken: 'late'}));
  await Promise.all([call, told]);

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
  assert.equal(tab.stored.size, 0);
  assert.equal(api.of('endSession')[0]?.token, 'late');
});

test('the newer of two sign-ins wins, whichever answers last', async () => {
  const api = quietApi().off('createSession');
  const {client} = setupClient({api});
  const first = client.session.signIn(password);
  const second = client.session.signIn(password);
  const [one, two] = api.of('createSession');

  two?.answer(tokens({session: contactSession('second'), refreshToken: 'second'}));
  await second;
  one?.answer(tokens({session: contactSession('first'), refreshToken: 'first'}));
  await first;

  const {value} = client.session;
  assert.equal(value.status === 'signed-in' && value.session.contact?.id, 'second');
});

test('A-05: portal_off from any call turns everything off, and asking again can turn it on', async () => {
  const {client, api} = await signedIn();
  const list = client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  api.on('listInvoices', () => page([invoice(1)]));
  list.subscribe(() => undefined);
  await settle();
  api.on('getSummary', () => {
    throw portalOff();
  });

  await client.api.getSummary().catch(() => undefined);

  const {value} = client.session;
  assert.equal(value.status, 'portal-off');
  assert.equal(value.status === 'portal-off' && value.session?.firm.name, 'Alder & Quay');
  assert.deepEqual(list.value, {status: 'loading'});
  const before = api.count('listInvoices');
  await list.reload();
  assert.equal(api.count('listInvoices'), before);

  await client.session.refresh();
  assert.equal(client.session.value.status, 'signed-in');
});

test('A-05: a portal that is off at the start reads as off', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'kept'});
  const api = quietApi().on('createSession', () => {
    throw portalOff();
  });
  const {client} = setupClient({world, tab, api});

  await settle();

  assert.deepEqual(client.session.value, {status: 'portal-off', session: null});
});

test('a late refusal of an earlier session does not end the next one', async () => {
  const {client, api} = await signedIn();
  api.off('getSummary');
  const late = client.api.getSummary().catch(() => undefined);
  await settle();
  await client.session.signOut();
  await client.session.signIn(password);

  api.next('getSummary').fail(portalOff());
  await late;

  assert.equal(client.session.value.status, 'signed-in');
});

test('A-07: a call of one contact is never repeated with the token of the next', async () => {
  const {client, api} = await signedIn();
  api.off('getSummary');
  const late = client.api.getSummary();
  await settle();
  await client.session.signOut();
  api.on('createSession', () => tokens({session: contactSession('other'), accessToken: 'other'}));
  await client.session.signIn(password);

  api.next('getSummary').fail(new Refused());

  await assert.rejects(late, (error) => isPortalError(error, 'session'));
  assert.equal(api.count('getSummary'), 1);
  assert.equal(client.session.value.status, 'signed-in');
});

test('a duplicated tab signs in for itself and leaves the first one its session', async () => {
  const world = new World();
  const first = await signedIn({world, api: minting(world, quietApi())});
  const copy = setupClient({world, tab: first.tab.duplicate()});

  await settle();
  assert.deepEqual(copy.client.session.value, {status: 'signed-out', isExpired: false});
  assert.equal(copy.api.count('createSession'), 0);

  await world.pass(590_000);
  await first.client.api.getSummary();
  assert.equal(first.client.session.value.status, 'signed-in');
});

test('a copy that is opened after the token was renewed does not use the old one either', async () => {
  const world = new World();
  const first = await signedIn({world, api: minting(world, quietApi())});
  const copiedTab = first.tab.duplicate();
  await world.pass(590_000);
  await first.client.api.getSummary();

  const copy = setupClient({world, tab: copiedTab});
  await settle();

  assert.equal(copy.client.session.value.status, 'signed-out');
  assert.equal(copy.api.count('createSession'), 0);
});

test('two portals of one page take turns with the tab’s token', async () => {
  const world = new World();
  const api = minting(world, quietApi());
  const tab = world.openTab({[stored('session')]: 'kept'});
  const one = setupClient({world, tab, api});
  const two = setupClient({world, tab, api});

  await settle();

  assert.equal(one.client.session.value.status, 'signed-in');
  assert.equal(two.client.session.value.status, 'signed-in');
  assert.deepEqual(
    api.of('createSession').map(({args: [grant]}) => grant),
    [
      {grant: 'refresh', token: 'kept'},
      {grant: 'refresh', token: 'refresh-1'},
    ],
  );
});

test('a portal that is replaced while it renews leaves the new token to the next one', async () => {
  const world = new World();
  const tab = world.openTab({[stored('session')]: 'kept'});
  const api = quietApi().off('createSession');
  const first = setupClient({world, tab, api});
  await settle();
  first.client.dispose();
  const second = setupClient({world, tab, api});
  await settle();

  api.next('createSession').answer(tokens({refreshToken: 'next'}));
  await settle();

  assert.deepEqual(api.next('createSession').args[0], {grant: 'refresh', token: 'next'});
  api.next('createSession').answer(tokens());
  await settle();
  assert.equal(second.client.session.value.status, 'signed-in');
});

test('who is signed in is told again only when something of it changed', async () => {
  const world = new World();
  const {client} = await signedIn({world, api: minting(world, quietApi())});
  const {values} = record(client.session);

  await world.pass(590_000);
  await client.api.getSummary();
  await client.session.refresh();

  assert.equal(values.length, 1);
});

// A firm's own sign-in

function firm(world: World, ...answers: (GrantedAccess | null | Error)[]) {
  const asked: number[] = [];
  const getSession = async () => {
    asked.push(world.time);
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? null;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {asked, options: {session: {getSession}}};
}

function grant(world: World, name: string, minutes = 10): GrantedAccess {
  return {accessToken: name, expiresAt: new Date(world.time + minutes * 60_000).toISOString()};
}

test('getSession signs in, and nothing is stored', async () => {
  const world = new World();
  const {options, asked} = firm(world, grant(world, 'firm-1'));
  const {client, api, tab} = setupClient({world, options});

  await settle();

  assert.equal(client.session.value.status, 'signed-in');
  assert.equal(api.of('getSession')[0]?.token, 'firm-1');
  assert.equal(asked.length, 1);
  assert.equal(tab.stored.size, 0);
});

test('getSession that gives null is nobody', async () => {
  const world = new World();
  const {client, api} = setupClient({world, options: firm(world, null).options});

  await settle();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
  assert.equal(api.calls.length, 0);
});

test('getSession is called again in the last minute, once for all who wait', async () => {
  const world = new World();
  const {options, asked} = firm(world, grant(world, 'firm-1'), grant(world, 'firm-2', 20));
  const {client, api} = setupClient({world, options});
  await world.pass(530_000);
  await client.api.getSummary();
  assert.equal(asked.length, 1);

  await world.pass(15_000);
  await Promise.all([client.api.getSummary(), client.api.listMethods()]);

  assert.equal(asked.length, 2);
  assert.equal(api.of('listMethods')[0]?.token, 'firm-2');
});

test('getSession is called again when its token is refused; null then ends the session', async () => {
  const world = new World();
  const {options, asked} = firm(world, grant(world, 'firm-1'), null);
  const {client, api} = setupClient({world, options});
  await settle();
  api.on('getSummary', () => {
    throw new Refused();
  });

  await client.api.getSummary().catch(() => undefined);

  assert.equal(asked.length, 2);
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
});

test('a fresh token of getSession that is refused, too, is not asked for without end', async () => {
  const world = new World();
  const {options, asked} = firm(world, grant(world, 'firm-1'), grant(world, 'firm-2'));
  const api = quietApi().on('getSession', () => {
    throw new Refused();
  });
  const {client} = setupClient({world, options, api});

  await settle();

  assert.equal(asked.length, 1);
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
});

test('A-06: another contact from getSession is known before anything is loaded with the new token', async () => {
  const world = new World();
  const {options} = firm(world, grant(world, 'mara'), grant(world, 'ivo', 20));
  const api = quietApi();
  api.on('getSession', () => contactSession(api.count('getSession') === 1 ? 'mara' : 'ivo'));
  const {client} = setupClient({world, options, api});
  await settle();
  const list = client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  api.on('listInvoices', () => page([invoice(api.count('listInvoices'))]));
  list.subscribe(() => undefined);
  await settle();
  const shown: string[] = [];
  list.subscribe(() => {
    const who = client.session.value;
    const contact = who.status === 'signed-in' ? who.session.contact?.id : 'nobody';
    shown.push(`${contact} ${list.value.status}`);
  });
  await world.pass(590_000);

  const stale = client.api.getSummary();

  await assert.rejects(stale, (error) => isPortalError(error, 'session'));
  await settle();
  assert.deepEqual(shown, ['ivo loading', 'ivo ready']);
  assert.deepEqual(
    api.of('listInvoices').map(({token}) => token),
    ['mara', 'ivo'],
  );
  assert.equal(api.count('getSummary'), 0);
});

test('A-06: a new token is not used before it is known whose it is', async () => {
  const world = new World();
  const {options} = firm(world, grant(world, 'mara'), grant(world, 'next', 20));
  const {client, api} = setupClient({world, options});
  await world.pass(590_000);
  api.off('getSession');

  const early = client.api.getSummary();
  await settle();
  const late = client.api.listMethods();
  await settle();
  assert.equal(api.count('getSummary') + api.count('listMethods'), 0);
  api.next('getSession').answer(session());
  await Promise.all([early, late]);

  assert.equal(api.of('listMethods')[0]?.token, 'next');
  assert.equal(api.count('getSession'), 2);
});

test('getSession that answers after a sign-out has no effect', async () => {
  const world = new World();
  let answer: (granted: GrantedAccess) => void = () => undefined;
  const getSession = () => new Promise<GrantedAccess>((resolve) => (answer = resolve));
  const {client, api} = setupClient({world, options: {session: {getSession}}});

  await client.session.signOut();
  answer(grant(world, 'late'));
  await settle();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: false});
  assert.equal(api.calls.length, 0);
});

test('getSession that never answers is a timeout', async () => {
  const world = new World();
  const getSession = () => new Promise<never>(() => undefined);
  const {client} = setupClient({world, options: {session: {getSession}}});

  await world.pass(30_000);

  const {value} = client.session;
  assert.equal(value.status === 'failed' && value.error.kind, 'timeout');
});

for (const [name, fails] of [
  ['throws', () => Promise.reject(new Error('no connection'))],
  [
    'throws at once',
    () => {
      throw new Error('no connection');
    },
  ],
] as const) {
  test(`getSession that ${name} reads as failed and can be tried again`, async () => {
    let isBroken = true;
    const world = new World();
    const getSession = () => (isBroken ? fails() : Promise.resolve(grant(world, 'firm-1')));
    const {client} = setupClient({world, options: {session: {getSession}}});
    await settle();
    const {value} = client.session;
    assert.equal(value.status === 'failed' && value.error.kind, 'network');

    isBroken = false;
    await client.session.refresh();

    assert.equal(client.session.value.status, 'signed-in');
  });
}

test('with getSession, signing in by a grant is a mistake of the page', async () => {
  const world = new World();
  const {client} = setupClient({world, options: firm(world, grant(world, 'firm-1')).options});

  await assert.rejects(client.session.signIn(password), {kind: 'setup'});
});

// A backend of the page's own

test('a backend that signs people in by itself is asked who it is', async () => {
  const world = new World();
  const foreign = quietApi();
  const noTokens = {current: async () => 'own', renew: async () => null};
  const {client} = setupClient({
    world,
    options: {createApi: () => foreign.createApi(noTokens), isForeign: true},
  });

  await settle();
  assert.equal(client.session.value.status, 'signed-in');

  foreign.on('getSummary', () => {
    throw refused();
  });
  await client.api.getSummary().catch(() => undefined);
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
});

test('a session of such a backend that has ended when it is asked again reads as ended, not as signed out', async () => {
  const world = new World();
  const foreign = quietApi();
  const noTokens = {current: async () => 'own', renew: async () => null};
  const {client} = setupClient({
    world,
    options: {createApi: () => foreign.createApi(noTokens), isForeign: true},
  });
  await settle();

  foreign.on('getSession', () => {
    throw refused();
  });
  await client.session.refresh();

  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
});

test('a backend of the page’s own that rejects with anything rejects with a PortalError', async () => {
  const {client, api} = await signedIn();
  api.on('getSummary', () => {
    throw new TypeError('x is undefined');
  });

  await assert.rejects(client.api.getSummary(), {kind: 'server', name: 'PortalError'});
});

// Other tabs

test('A-06: a sign-out reaches the same contact’s other tabs, and no other contact’s', async () => {
  const world = new World();
  const [first, second] = [await signedIn({world}), await signedIn({world})];
  const other = await signedIn({world, api: quietApi({session: contactSession('ivo')})});
  const list = second.client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  second.api.on('listInvoices', () => page([invoice(1)]));
  list.subscribe(() => undefined);
  await settle();

  await first.client.session.signOut();

  assert.deepEqual(second.client.session.value, {status: 'signed-out', isExpired: false});
  assert.deepEqual(list.value, {status: 'loading'});
  assert.equal(second.tab.stored.size, 0);
  assert.equal(other.client.session.value.status, 'signed-in');
  assert.deepEqual(world.messages, [
    {channel: `client-portal-elements:${apiUrl}:con_mara`, message: 'signed-out'},
  ]);
});

test('other tabs hear that something changed, and ask again; nothing more is told', async () => {
  const world = new World();
  const [first, second] = [await signedIn({world}), await signedIn({world})];
  second.client.summary.subscribe(() => undefined);
  await settle();

  first.client.invalidate();
  await settle();

  assert.equal(second.api.count('getSummary'), 2);
  assert.deepEqual(world.messages, [
    {channel: `client-portal-elements:${apiUrl}:con_mara`, message: 'changed'},
  ]);
});

test('a session of a payment link has no channel', async () => {
  const link = {invoiceId: 'inv_1', expiresAt: '2026-07-01T00:00:00Z'};
  const {contact: _contact, ...guest} = session({kind: 'link', link});
  const {client, world} = await signedIn({api: quietApi({session: guest})});

  client.invalidate();

  assert.deepEqual(world.messages, []);
});
