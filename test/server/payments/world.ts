import assert from 'node:assert/strict';
import {after} from 'node:test';
import Stripe from 'stripe';
import type {Db} from '../../../demo/server/db/port.ts';
import {findFirm} from '../../../demo/server/firms/firm.ts';
import {addMethod} from '../../../demo/server/methods/add.ts';
import {pursueSetup} from '../../../demo/server/methods/pursue-setup.ts';
import type {SetupRecord} from '../../../demo/server/methods/setup-record.ts';
import {requestHash} from '../../../demo/server/payments/idempotency.ts';
import {recomputeInvoices} from '../../../demo/server/payments/invoice-totals.ts';
import type {Payer} from '../../../demo/server/payments/payer.ts';
import {createStripeProcessor} from '../../../demo/server/payments/processor-stripe.ts';
import type {Processor} from '../../../demo/server/payments/processor.ts';
import {PaymentService} from '../../../demo/server/payments/service.ts';
import {paymentSettings, type PaymentSettings} from '../../../demo/server/payments/settings.ts';
import type {Order} from '../../../demo/server/payments/order.ts';
import {PaymentWorker} from '../../../demo/server/payments/worker.ts';
import type {Ports} from '../../../demo/server/ports.ts';
import {collectViolations} from '../../../demo/simulator/contract/validate.ts';
import type {Fault} from '../../../demo/simulator/faults.ts';
import {startSimulator} from '../../../demo/simulator/start.ts';
import {numberSortKey} from '../../../src/model/sort-key.ts';
import {openTestDatabase, testClock, testIds, testLog, type TestClock} from '../harness.ts';
import {outsideTransactions} from './outside-transactions.ts';

/** One server process, as far as payments go. */
export interface Server {
  ports: Ports & {clock: TestClock; log: ReturnType<typeof testLog>};
  settings: PaymentSettings;
  service: PaymentService;
  worker: PaymentWorker;
}

/**
 * A firm, a client with two contacts, the payment simulator in this process, and the server's own
 * payment code over the official SDK. Every exchange with the simulator keeps the SDK's types, and
 * no call is made while a database transaction is open.
 */
export interface World extends Server {
  /** The ports without what a test has put between. */
  plain: Ports;
  simulator: SimulatorDriver;
  /** Contacts of the same client. */
  ada: Payer;
  ben: Payer;
}

export interface SimulatorDriver {
  stripe: Stripe;
  advance(days: number): Promise<unknown>;
  arm(...faults: Fault[]): Promise<unknown>;
  /** No fault is armed any more. */
  heal(): Promise<unknown>;
  /** From now on the saved method does this: `lost_card`, `insufficient_funds`, `approve`… */
  behave(processorMethod: string, behaviour: string): Promise<unknown>;
  /** What a form makes of a test method, to be used once or again. */
  token(testId: string, use?: 'once' | 'on_session' | 'off_session'): Promise<string>;
  /** What a form makes of whatever it is told. */
  formToken(params: object): Promise<string>;
  /** What the page of the payer's bank does with the payer's answer. */
  answer(clientSecret: string, outcome: 'complete' | 'fail'): Promise<void>;
  /** Every intent there is, newest first. */
  intents(): Promise<Stripe.PaymentIntent[]>;
}

const {violations, onExchange} = collectViolations({refusedRequests: 'ignored'});
const running = await startSimulator({port: 0, dataPath: ':memory:', onExchange});
after(async () => {
  await running.stop();
  assert.deepEqual(violations, []);
});

/** One account per world: the simulator keeps them apart, as Stripe does. */
let worlds = 0;

export const testSettings: PaymentSettings = {
  ...paymentSettings,
  answerWithin: 60_000,
  askAboutDebits: 60_000,
};

export function connectProcessor(): Processor {
  return createStripeProcessor({
    secretKey: 'sk_test_simulator',
    url: running.url,
    maxNetworkRetries: 0,
  });
}

export async function createWorld({
  settings = testSettings,
  wrap = (ports) => ports,
}: {
  settings?: PaymentSettings;
  /** To stand between the server and its ports. */
  wrap?: (ports: Ports) => Ports;
} = {}): Promise<World> {
  worlds += 1;
  const account = `acct_world${worlds}`;
  const db = await openTestDatabase();
  const clock = testClock();
  const log = testLog();
  const plain: Ports = {db, processor: connectProcessor(), clock, ids: testIds(), log};
  await seed(db, account);
  return {
    ...startServer(wrap(plain), settings),
    plain,
    simulator: driver(account),
    ada: {kind: 'contact', id: 'con_ada', clientId: 'cli_acme', firmId: 'fir_alder'},
    ben: {kind: 'contact', id: 'con_ben', clientId: 'cli_acme', firmId: 'fir_alder'},
  };
}

/** One more server on the database and the simulator of these ports. */
export function startServer(given: Ports, settings = testSettings): Server {
  const ports = outsideTransactions(given) as Server['ports'];
  const service = new PaymentService(ports, settings);
  return {ports, settings, service, worker: new PaymentWorker(ports, settings, service)};
}

function driver(account: string): SimulatorDriver {
  const stripe = new Stripe('sk_test_simulator', {
    host: '127.0.0.1',
    port: running.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    stripeAccount: account,
  });
  const control = async (path: string, body: unknown) => {
    const response = await fetch(`${running.url}/_simulator${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, path);
    return (await response.json()) as unknown;
  };
  return {
    stripe,
    advance: (days) => control('/clock', {advanceDays: days}),
    arm: (...faults) => control('/faults', {faults}),
    heal: () => fetch(`${running.url}/_simulator/faults`, {method: 'DELETE'}),
    behave: (method, behaviour) => control(`/payment_methods/${method}`, {behaviour}),
    async token(testId, use = 'once') {
      const {id} = await stripe.testHelpers.confirmationTokens.create({
        payment_method: testId,
        ...(use !== 'once' && {setup_future_usage: use}),
      });
      return id;
    },
    async formToken(params) {
      const response = await fetch(`${running.url}/v1/confirmation_tokens`, {
        method: 'POST',
        headers: {
          Authorization: 'Bearer pk_test_simulator',
          'Content-Type': 'application/json',
          'Stripe-Account': account,
        },
        body: JSON.stringify(params),
      });
      assert.equal(response.status, 200);
      return ((await response.json()) as {id: string}).id;
    },
    async answer(clientSecret, outcome) {
      const [intent = ''] = clientSecret.split('_secret');
      const path = intent.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
      const response = await fetch(`${running.url}/v1/${path}/${intent}/challenge`, {
        method: 'POST',
        headers: {
          Authorization: 'Bearer pk_test_simulator',
          'Content-Type': 'application/json',
          'Stripe-Account': account,
        },
        body: JSON.stringify({client_secret: clientSecret, outcome}),
      });
      assert.equal(response.status, 200, await response.text());
    },
    intents: () => stripe.paymentIntents.list({limit: 100}).autoPagingToArray({limit: 10_000}),
  };
}

async function seed(db: Db, account: string): Promise<void> {
  await db.script(`
    insert into firms (id, key, name, legal_name, country, time_zone, statement_name,
      takes_payments, stripe_account)
    values ('fir_alder', 'alder', 'Alder', 'Alder LLP', 'US', 'America/New_York', 'ALDER', true,
      '${account}');
    insert into clients (id, firm_id, external_id, name, portal_enabled)
    values ('cli_acme', 'fir_alder', 'acme', 'Acme', true),
      ('cli_other', 'fir_alder', 'other', 'Other', true);
    insert into contacts (id, firm_id, client_id, external_id, name, email, access)
    values ('con_ada', 'fir_alder', 'cli_acme', 'ada', 'Ada', 'ada@acme.example', 'user'),
      ('con_ben', 'fir_alder', 'cli_acme', 'ben', 'Ben', 'ben@acme.example', 'user'),
      ('con_eve', 'fir_alder', 'cli_other', 'eve', 'Eve', 'eve@other.example', 'user');
  `);
}

/** Saves one of Stripe's test methods for a contact, as the form does: through the server's own code. */
export async function saveMethod(
  {ports, simulator}: Pick<World, 'ports' | 'simulator'>,
  payer: Payer,
  testId = 'pm_card_visa',
): Promise<string> {
  const firm = await findFirm(ports.db, 'alder');
  const order = {
    confirmationToken: await simulator.token(testId, 'on_session'),
    makeDefault: false,
    consent: {textVersion: '1', locale: 'en'},
    request: {key: crypto.randomUUID(), hash: new Uint8Array([1])},
    address: '192.0.2.7',
    agent: 'Test/1.0',
  };
  let {setup} = await addMethod(ports, firm!, payer, order);
  if (setup.state === 'requires_action') setup = await passChallenge({ports, simulator}, setup);
  assert.ok(setup.methodId, `${testId} was not saved: ${setup.failure?.code}`);
  return setup.methodId;
}

async function passChallenge(
  {ports, simulator}: Pick<World, 'ports' | 'simulator'>,
  setup: SetupRecord,
): Promise<SetupRecord> {
  const {account, processorSetup} = setup;
  const ref = {account, setup: processorSetup!};
  const {clientSecret} = await ports.processor.retrieveSetup(ref);
  await simulator.answer(clientSecret!, 'complete');
  return pursueSetup(ports, setup);
}

export async function processorMethodOf({ports}: World, methodId: string): Promise<string> {
  const [row] = await ports.db.query<{method: string}>(
    'select processor_method as method from payment_methods where id = $1',
    [methodId],
  );
  return row!.method;
}

export interface InvoiceDetails {
  id?: string;
  number?: string;
  total?: number;
  /** Paid elsewhere before it was imported. */
  paid?: number;
  currency?: string;
  dueOn?: string | null;
  clientId?: string;
  options?: string[];
  state?: 'draft' | 'sent' | 'void';
  isHidden?: boolean;
}

let invoices = 0;

/** Whoever holds a payment link to the invoice. */
export async function linkTo({ada, ports}: World, invoiceId: string): Promise<Payer> {
  const id = ports.ids('lnk');
  const now = ports.clock.now();
  await ports.db.query(
    `insert into payment_links (id, invoice_id, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [id, invoiceId, new TextEncoder().encode(id), new Date(now), new Date(now + 30 * 86_400_000)],
  );
  return {...ada, kind: 'link', id, invoiceId};
}

export async function addInvoice(
  {ports: {db}}: Pick<World, 'ports'>,
  details: InvoiceDetails = {},
): Promise<string> {
  invoices += 1;
  const {id = `inv_${String(invoices).padStart(5, '0')}`, number = `INV-${invoices}`} = details;
  const {total = 10_000, paid = 0, currency = 'USD', dueOn = '2026-12-01'} = details;
  const {clientId = 'cli_acme', options = ['card', 'us_bank_account']} = details;
  await db.query(
    `insert into invoices (id, firm_id, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, state, is_hidden, payment_options)
     values ($1, 'fir_alder', $2, $1, $3, $4, lower($3), '2026-11-01', $5, $6, $7, $7, $8, $9, $10)`,
    [
      id,
      clientId,
      number,
      numberSortKey(number),
      dueOn,
      currency,
      total,
      details.state ?? 'sent',
      details.isHidden ?? false,
      options,
    ],
  );
  if (paid !== 0) {
    await db.query(
      `insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency,
         is_live, booked_at)
       values ($1, 'fir_alder', $2, 'import', $2, 'opening_payment', $3, $4, false, now())`,
      [`led_${id}`, id, paid, currency],
    );
    await recomputeInvoices(db, [id]);
  }
  return id;
}

export async function addInvoices(world: Pick<World, 'ports'>, count: number, details = {}) {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await addInvoice(world, details));
  return ids;
}

export interface InvoiceNow {
  total: number;
  paid: number;
  pending: number;
  hasActive: boolean;
  isOnHold: boolean;
  currency: string;
  version: number;
}

export async function invoiceNow({ports}: Pick<World, 'ports'>, id: string): Promise<InvoiceNow> {
  const [row] = await ports.db.query<InvoiceNow>(
    `select total, paid, pending, has_active as "hasActive", is_on_hold as "isOnHold", currency,
       version from invoices where id = $1`,
    [id],
  );
  return row!;
}

/** What a browser sends that shows the invoices as they are now: all that is due on each. */
export async function orderOf(
  world: Pick<World, 'ports'>,
  invoiceIds: readonly string[],
  methodId: string,
  changes: Partial<Order> & {key?: string} = {},
): Promise<Order> {
  const items = [];
  for (const invoiceId of invoiceIds) {
    const {total, paid, pending, currency, version} = await invoiceNow(world, invoiceId);
    items.push({invoiceId, amount: total - paid - pending, currency, version});
  }
  const {key = crypto.randomUUID(), ...rest} = changes;
  const order = {
    items,
    instrument: {kind: 'saved', paymentMethodId: methodId} as const,
    consent: {textVersion: '1', locale: 'en'},
    address: '192.0.2.7',
    agent: 'Test/1.0',
    ...rest,
  };
  return {request: {key, hash: requestHash('POST /payments', order.items)}, ...order};
}

/** Pays everything due with a method entered anew, as the form makes its token. */
export async function payWithNew(
  world: World,
  payer: Payer,
  invoiceIds: readonly string[],
  testId: string,
  {save = false, makeDefault = false} = {},
) {
  const use = invoiceIds.length === 1 && !save ? 'once' : 'on_session';
  const confirmationToken = await world.simulator.token(testId, use);
  const instrument = {kind: 'new' as const, confirmationToken, save, ...(save && {makeDefault})};
  const order = await orderOf(world, invoiceIds, '', {instrument});
  return (await world.service.pay(payer, order)).submission;
}

/** Pays everything due on the invoices in one submission. */
export async function pay(
  world: World,
  payer: Payer,
  invoiceIds: readonly string[],
  methodId: string,
) {
  const order = await orderOf(world, invoiceIds, methodId);
  return (await world.service.pay(payer, order)).submission;
}
