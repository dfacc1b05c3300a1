/**
 * Who may call what: every route of the contract × everybody there is. A route without a rule here
 * fails, so that nobody adds one without saying who may not use it.
 */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import {portalRoutes, staffRoutes, type Route} from '../../src/contract/index.ts';
import type {SessionTokens} from '../../src/contract/types.ts';
import {hashToken} from '../../demo/server/sessions/tokens.ts';
import {setPassword} from '../../demo/server/sessions/set-password.ts';
import {password, settings} from './portal.ts';
import {openDesk, type Desk} from './staff/desk.ts';

/** Ids that a route's path is filled with: all of them Alder's, of client `cli_1` and contact Ann. */
type Ids = Readonly<Record<string, string>>;

interface Rule {
  ids?: Ids;
  /** The thing named by the ids belongs to one client, or to one contact: others don't find it. */
  isOwned?: 'by client' | 'by contact' | 'by firm';
}

const invoice: Rule = {ids: {id: 'INV-1'}, isOwned: 'by client'};
const submission: Rule = {ids: {id: 'sub_1'}, isOwned: 'by contact'};
const savedMethod: Rule = {ids: {id: 'pmt_1'}, isOwned: 'by contact'};

const portalRules: Record<keyof typeof portalRoutes, Rule> = {
  createSession: {},
  requestSignInLink: {},
  changePassword: {},
  getSession: {},
  endSession: {},
  listInvoices: {},
  summarizeInvoices: {},
  listPayable: {},
  checkPayable: {},
  getInvoice: invoice,
  getInvoiceDocument: invoice,
  getStatement: {},
  getStatementDocument: {},
  getStatementTable: {},
  getReceipt: {ids: {id: 'INV-1', transactionId: 'txn_1'}, isOwned: 'by contact'},
  createPayment: {},
  listPayments: {},
  getPayment: submission,
  getPaymentSummary: submission,
  listPaymentHistory: {},
  getPaymentByKey: {ids: {key: '7c3c1f7e-6a3e-4c39-9d7a-0d6a3f0e2b11'}, isOwned: 'by contact'},
  burnPaymentKey: {ids: {key: 'a7b8f0d2-0f4c-4c35-8a52-7a2d5b1c9e01'}},
  syncPayment: submission,
  continuePayment: submission,
  cancelPayment: submission,
  retryPayment: submission,
  listMethods: {},
  addMethod: {},
  completeMethod: {ids: {id: 'stp_1'}, isOwned: 'by contact'},
  verifyMethod: savedMethod,
  setDefaultMethod: savedMethod,
  removeMethod: savedMethod,
  getTeam: {},
  streamEvents: {},
};

const ofFirm = (id: string): Rule => ({ids: {id}, isOwned: 'by firm'});

const staffRules: Record<keyof typeof staffRoutes, Rule> = {
  createStaffSession: {},
  getStaffSession: {},
  endStaffSession: {},
  listClients: {},
  getClient: ofFirm('cli_1'),
  changeClient: ofFirm('cli_1'),
  listContacts: ofFirm('cli_1'),
  listClientInvoices: ofFirm('cli_1'),
  changeContact: ofFirm('ann'),
  sendInvite: ofFirm('ann'),
  listPaymentLinks: ofFirm('INV-1'),
  createPaymentLink: ofFirm('INV-1'),
  revokePaymentLink: ofFirm('lnk_1'),
  listHolds: {},
  releaseHold: ofFirm('hld_1'),
  recordOutsidePayment: ofFirm('INV-1'),
  listAudit: {},
};

/** What a body must look like for a route to ask whose the thing is; nothing here is carried out. */
const bodies: Partial<Record<keyof typeof portalRoutes | keyof typeof staffRoutes, object>> = {
  setDefaultMethod: {isDefault: true},
  verifyMethod: {amounts: [32, 45]},
  cancelPayment: {},
  retryPayment: {
    items: [{transactionId: 'txn_1', amount: 1, currency: 'USD', version: 1}],
    instrument: {kind: 'saved', paymentMethodId: 'pmt_1'},
    consent: {textVersion: '1', locale: 'en'},
  },
  changeClient: {portal: {enabled: true}},
  changeContact: {access: 'user'},
  recordOutsidePayment: {
    amount: 1,
    currency: 'USD',
    receivedOn: '2026-11-19',
    reference: 'Check',
  },
};

/** Of a payment link to INV-1. */
const linkToken = 'l'.repeat(43);

type Persona =
  | 'nobody'
  | 'contact'
  | 'colleague'
  | 'contact of another client'
  | 'contact of another firm'
  | 'removed contact'
  | 'contact whose portal is off'
  | 'payment link'
  | 'staff'
  | 'staff of another firm'
  | 'staff who left';

type Verdict = 'served' | 400 | 401 | 403 | 404;

/** What each persona gets at the portal's API of Alder. */
function verdictAtPortal(route: Route, {isOwned}: Rule, persona: Persona): Verdict {
  if (route.callers.includes('nobody')) return 'served';
  switch (persona) {
    case 'contact':
      return 'served';
    case 'colleague':
      return isOwned === 'by contact' ? 404 : 'served';
    case 'contact of another client':
      return isOwned ? 404 : 'served';
    case 'contact whose portal is off':
      return 403;
    case 'payment link':
      if (!route.callers.includes('link')) return 403;
      return isOwned === 'by contact' ? 404 : 'served';
    case 'staff':
    case 'staff who left':
      return 404;
    default:
      return 401;
  }
}

/** The same at the staff API. */
function verdictAtDesk(route: Route, persona: Persona): Verdict {
  if (route.callers.includes('nobody')) return 'served';
  switch (persona) {
    case 'staff':
      return 'served';
    case 'nobody':
    case 'staff of another firm':
    case 'contact of another firm':
    case 'staff who left':
      return 401;
    default:
      return 404;
  }
}

async function openWorld() {
  const desk = await openDesk();
  const {build, db} = desk;
  await db.query(`update firms set takes_payments = true where key = 'birch'`);
  await db.query(`update clients set portal_enabled = true where id = 'cli_birch'`);
  await build.client('cli_2');
  await build.contact('dora', {client_id: 'cli_2'});
  await build.contact('ella', {client_id: 'cli_birch', firm_id: 'firm_birch'});
  await build.contact('gone', {client_id: 'cli_1'});
  await build.client('cli_3');
  await build.contact('hal', {client_id: 'cli_3'});
  await build.staff('left');
  await build.invoice('INV-1', {client_id: 'cli_1'});
  await placeThings(desk);
  return desk;
}

/** Ann's submission, with its key, and her method; a hold. */
async function placeThings({build, db}: Desk): Promise<void> {
  await build.insert('payment_methods', {
    id: 'pmt_1',
    contact_id: 'ann',
    processor_method: 'pm_1',
    kind: 'card',
    brand: 'visa',
    last4: '4242',
    status: 'active',
    is_default: true,
    added_at: '2026-11-01T00:00:00Z',
  });
  await build.annPaid('INV-1', 100);
  await build.insert('idempotency_keys', {
    principal_kind: 'contact',
    principal_id: 'ann',
    key: portalRules.getPaymentByKey.ids?.['key'],
    request_hash: new Uint8Array(32),
    submission_id: 'sub_1',
    created_at: '2026-11-19T12:00:00Z',
  });
  await build.insert('method_setups', {
    id: 'stp_1',
    firm_id: 'firm_alder',
    contact_id: 'ann',
    kind: 'card',
    confirmation_token: 'ctoken_1',
    has_mandate: false,
    is_saved: true,
    makes_default: false,
    state: 'succeeded',
    payment_method_id: 'pmt_1',
    created_at: '2026-11-19T12:00:00Z',
    updated_at: '2026-11-19T12:00:00Z',
  });
  await build.insert('payment_links', {
    id: 'lnk_1',
    invoice_id: 'INV-1',
    token_hash: hashToken(linkToken),
    created_at: '2026-11-19T12:00:00Z',
    expires_at: '2027-01-19T12:00:00Z',
  });
  await db.query(
    `insert into holds (id, invoice_id, reason, created_at)
     values ('hld_1', 'INV-1', 'refund', '2026-11-19T12:00:00Z')`,
  );
}

/** A new session each time: some routes end the one they are called with. */
async function tokenOf(desk: Desk, persona: Persona): Promise<string | undefined> {
  const {db, signIn, signInStaff} = desk;
  switch (persona) {
    case 'nobody':
      return undefined;
    case 'contact':
      return signIn('ann@client.example');
    case 'colleague':
      return signIn('ben@client.example');
    case 'contact of another client':
      return signIn('dora@client.example');
    case 'contact of another firm':
      return desk.signInAt('birch', 'ella@client.example');
    case 'removed contact': {
      await db.query(`update contacts set access = 'user' where id = 'gone'`);
      const token = await signIn('gone@client.example');
      await db.query(`update contacts set access = 'none' where id = 'gone'`);
      return token;
    }
    case 'contact whose portal is off': {
      await db.query(`update clients set portal_enabled = true where id = 'cli_3'`);
      const token = await signIn('hal@client.example');
      await db.query(`update clients set portal_enabled = false where id = 'cli_3'`);
      return token;
    }
    case 'payment link': {
      await db.query(`update payment_links set revoked_at = null where id = 'lnk_1'`);
      const body = {grant: 'payment_link', token: linkToken};
      const {body: tokens} = await desk.call('POST', '/sessions', {body});
      return (tokens as SessionTokens).accessToken;
    }
    case 'staff':
      return signInStaff('sam@firm.example');
    case 'staff of another firm':
      return signInStaff('bo@firm.example', 'birch');
    case 'staff who left': {
      await db.query(`update staff_users set is_active = true where id = 'stf_left'`);
      const token = await signInStaff('left@firm.example');
      await db.query(`update staff_users set is_active = false where id = 'stf_left'`);
      return token;
    }
  }
}

const personas: readonly Persona[] = [
  'nobody',
  'contact',
  'colleague',
  'contact of another client',
  'contact of another firm',
  'removed contact',
  'contact whose portal is off',
  'payment link',
  'staff',
  'staff of another firm',
  'staff who left',
];

interface Asked {
  api: 'portal' | 'staff';
  name: string;
  route: Route;
  rule: Rule;
  firm?: string;
}

async function ask(desk: Desk, {api, name, route, rule, firm}: Asked, token: string | undefined) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => rule.ids?.[key] ?? key);
  const body = (bodies as Record<string, object>)[name] ?? (route.body ? {} : undefined);
  const answer = await desk.call(route.method, path, {
    api,
    token,
    ...(firm !== undefined && {firm}),
    ...(body !== undefined && {body}),
    headers: {
      ...(route.requires === 'idempotency-key' && {'Idempotency-Key': randomUUID()}),
      // A version that nothing has: whoever may change it is told so, and nothing is changed.
      ...(route.requires === 'if-match' && {'If-Match': '"999999"'}),
    },
  });
  return answer.status;
}

function holds(status: number, verdict: Verdict): boolean {
  // Let in: what then becomes of a request that asks for nothing is other tests' matter.
  return verdict === 'served' ? ![401, 403, 404].includes(status) : status === verdict;
}

const apis = [
  {api: 'portal', routes: portalRoutes, rules: portalRules},
  {api: 'staff', routes: staffRoutes, rules: staffRules},
] as const;

for (const {api, routes, rules} of apis) {
  test(`every route of the ${api} API has a rule of who may call it`, () => {
    assert.deepEqual(Object.keys(rules).sort(), Object.keys(routes).sort());
    for (const [name, {path}] of Object.entries<Route>(routes)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
      const rule = (rules as Record<string, Rule>)[name];
      assert.deepEqual(Object.keys(rule?.ids ?? {}), named, name);
    }
  });
}

test('A-07 each route of the portal API × each persona', async () => {
  const desk = await openWorld();
  for (const [name, route] of Object.entries<Route>(portalRoutes)) {
    const rule: Rule = portalRules[name as keyof typeof portalRules];
    const asked = {api: 'portal', name, route, rule} as const;
    // A route that this server does not have is unknown to everybody.
    const isServed = (await ask(desk, asked, undefined)) !== 404;
    for (const persona of personas) {
      const verdict = isServed ? verdictAtPortal(route, rule, persona) : 404;
      await restore(desk);
      const status = await ask(desk, asked, await tokenOf(desk, persona));
      assert.ok(holds(status, verdict), `${name} × ${persona}: ${status}, not ${verdict}`);
    }
  }
});

test('A-07 each route of the staff API × each persona', async () => {
  const desk = await openWorld();
  for (const [name, route] of Object.entries<Route>(staffRoutes)) {
    const rule: Rule = staffRules[name as keyof typeof staffRules];
    const asked = {api: 'staff', name, route, rule} as const;
    const isServed = (await ask(desk, asked, undefined)) !== 404;
    for (const persona of personas) {
      const verdict = isServed ? verdictAtDesk(route, persona) : 404;
      const status = await ask(desk, asked, await tokenOf(desk, persona));
      if (name === 'revokePaymentLink' && verdict === 'served') continue;
      assert.ok(holds(status, verdict), `${name} × ${persona}: ${status}, not ${verdict}`);
    }
    if (rule.isOwned) {
      // At home in their own API, with an id of this firm's.
      const token = await tokenOf(desk, 'staff of another firm');
      const status = await ask(desk, {...asked, firm: 'birch'}, token);
      assert.equal(status, 404, `${name} with another firm's id`);
    }
  }
});

/** What a route called by its rightful owner may have used up. */
async function restore({db}: Desk): Promise<void> {
  await setPassword(db, 'ann', password, {cost: settings.passwordCost, now: 0});
  await db.query(
    `update payment_methods set status = 'active', is_default = true where id = 'pmt_1'`,
  );
}
