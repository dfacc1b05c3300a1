import {createApp} from '../../demo/server/app.ts';
import {ChangeFeed} from '../../demo/server/changes/feed.ts';
import {changeRoutes} from '../../demo/server/changes/routes.ts';
import {recomputeInvoices} from '../../demo/server/payments/invoice-totals.ts';
import {placeHold} from '../../demo/server/payments/ledger.ts';
import {ProcessorError, type Processor} from '../../demo/server/payments/processor.ts';
import {paymentRoutes} from '../../demo/server/payments/routes.ts';
import type {Ports} from '../../demo/server/ports.ts';
import {hashToken, newToken} from '../../demo/server/sessions/tokens.ts';
import {setPassword} from '../../demo/server/sessions/set-password.ts';
import {keepStaffUser} from '../../demo/server/staff/staff-users.ts';
import type {
  Arrangement,
  ClientFacts,
  InvoiceFacts,
  MadeClient,
  MethodFacts,
  Subject,
  WorkFacts,
} from '../../src/conformance/index.ts';
import {linkEnd} from '../../src/model/payment-link.ts';
import {
  addInvoice,
  createWorld,
  processorMethodOf,
  saveMethod,
  type World,
} from './payments/world.ts';
import {password, settings} from './portal.ts';

const origin = 'https://alderquay.example';
const apiUrl = 'https://billing.example/portal/v1/alder';
const staff = {
  apiUrl: 'https://billing.example/staff/v1/alder',
  email: 'sam@firm.example',
  password,
};
const day = 24 * 60 * 60_000;

/** The reference server over its database and the simulator, as the suite sees it. */
export async function serverSubject(): Promise<Subject> {
  const interference = new Interference();
  const world = await createWorld({wrap: (ports) => interference.between(ports)});
  interference.world = world;
  const {ports, service} = world;
  const {db} = ports;
  await db.query(`update firms set allowed_origins = $1`, [[origin]]);
  for (const id of ['con_ada', 'con_ben', 'con_eve']) {
    await setPassword(db, id, password, {cost: settings.passwordCost, now: 0});
  }
  const {firmId} = world.ada;
  await keepStaffUser(db, ports.ids, {...staff, firmId, name: 'Sam Lowe'}, settings.passwordCost);
  await populate(world);
  const app = createApp(ports, settings, {
    areas: [paymentRoutes(ports, service, settings), changeRoutes(new ChangeFeed(ports))],
  });
  return {
    apiUrl,
    contact: {email: 'ada@acme.example', password},
    colleague: {email: 'ben@acme.example', password},
    stranger: {email: 'eve@other.example', password},
    origin,
    staff,
    fetch: async (request) => app.request(request),
    arrange: arrangementOf(world, interference),
  };
}

/** What stands between the server and its processor: silence, or a bank without funds. */
class Interference {
  world: World | undefined;
  isStalled = false;
  readonly refusedInvoices = new Set<string>();
  /** The processor's method of an intent that is to be refused. */
  readonly #refusedIntents = new Map<string, string>();

  between(ports: Ports): Ports {
    const {processor} = ports;
    const own: Pick<Processor, 'createIntent' | 'confirmIntent'> = {
      createIntent: async (order, key) => {
        if (this.isStalled) throw new ProcessorError('busy', 'The processor is stalled');
        const intent = await processor.createIntent(order, key);
        const {invoice = ''} = order.metadata;
        if (this.refusedInvoices.has(invoice) && order.method !== null) {
          this.#refusedIntents.set(intent.id, order.method);
        }
        return intent;
      },
      confirmIntent: async (order, key) => {
        const method = this.#refusedIntents.get(order.intent);
        if (method === undefined) return processor.confirmIntent(order, key);
        await this.world?.simulator.behave(method, 'insufficient_funds');
        const intent = await processor.confirmIntent(order, key);
        await this.world?.simulator.behave(method, 'approve');
        return intent;
      },
    };
    const between = new Proxy(processor, {
      get(target, name: keyof Processor) {
        if (name === 'createIntent' || name === 'confirmIntent') return own[name];
        const member = target[name];
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    return {...ports, processor: between};
  }
}

function arrangementOf(world: World, interference: Interference): Arrangement {
  const {ports, worker} = world;
  const catchUp = async () => {
    // Longer than any wait for a processor that gave no answer.
    ports.clock.advance(2 * 60_000);
    await worker.tick();
  };
  return {
    invoice: async (facts) => ({id: await makeInvoice(world, facts)}),
    method: async (facts) => ({id: await makeMethod(world, facts)}),
    work: (facts) => makeWork(world, facts),
    client: (facts) => makeClient(world, facts),
    wallet: async (isOn) => {
      await ports.db.query('update firms set takes_payments = $2 where id = $1', [
        world.ada.firmId,
        isOn,
      ]);
    },
    enteredMethod: async ({use = 'keep', asksFirst = false} = {}) => ({
      confirmationToken: await world.simulator.token(
        asksFirst ? 'pm_card_authenticationRequiredOnSetup' : 'pm_card_amex',
        use === 'once' ? 'once' : 'on_session',
      ),
    }),
    answerBank: (clientSecret, answer) => world.simulator.answer(clientSecret, answer),
    paymentLink: (invoiceId) => makeLink(world, invoiceId),
    async revokeLink(id) {
      await ports.db.query('update payment_links set revoked_at = created_at where id = $1', [id]);
    },
    async changeInvoice(id, {total}) {
      await ports.db.query(
        'update invoices set total = $2, subtotal = $2, version = version + 1 where id = $1',
        [id, total],
      );
    },
    async refuseInvoice(id) {
      interference.refusedInvoices.add(id);
    },
    async stallProcessor() {
      interference.isStalled = true;
    },
    async resumeProcessor() {
      interference.isStalled = false;
      await catchUp();
    },
    async advance(milliseconds) {
      ports.clock.advance(milliseconds);
      const days = Math.floor(milliseconds / day);
      if (days === 0) return;
      await world.simulator.advance(days);
      await catchUp();
    },
  };
}

async function makeInvoice(world: World, facts: InvoiceFacts): Promise<string> {
  const {options, isOnHold = false, of = 'contact', ...rest} = facts;
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  const id = await addInvoice(world, {
    ...Object.fromEntries(known),
    ...(options && {options: [...options]}),
    ...(of === 'stranger' && {clientId: 'cli_other'}),
  });
  if (isOnHold) {
    const {db, ids, clock} = world.ports;
    await placeHold(db, ids, {invoiceId: id, reason: 'amount_mismatch'}, clock.now());
    await recomputeInvoices(db, [id]);
  }
  return id;
}

async function makeLink({ports: {db, ids, clock}}: World, invoiceId: string) {
  const [id, token, now] = [ids('lnk'), newToken(), clock.now()];
  const expiresAt = linkEnd({dueOn: null, today: new Date(now).toISOString().slice(0, 10)}, now);
  await db.query(
    `insert into payment_links (id, invoice_id, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [id, invoiceId, hashToken(token), new Date(now), new Date(expiresAt)],
  );
  return {id, token};
}

async function makeWork({ports: {db, ids}}: World, facts: WorkFacts) {
  const {name = 'Vera Holt', role = 'Surveyor', of = 'contact'} = facts;
  const [projectId, personId] = [ids('prj'), ids('stf')];
  const clientId = of === 'stranger' ? 'cli_other' : 'cli_acme';
  await db.query(
    `insert into projects (id, client_id, external_id, name, search_key, is_visible)
     values ($1, $2, $1, 'Weir', 'weir', $3)`,
    [projectId, clientId, !facts.isProjectHidden],
  );
  await db.query(
    `insert into staff (id, firm_id, external_id, name, is_shown)
     select $1, firm_id, $1, $2, $3 from clients where id = $4`,
    [personId, name, !facts.isPersonHidden, clientId],
  );
  await db.query('insert into assignments (project_id, staff_id, role) values ($1, $2, $3)', [
    projectId,
    personId,
    role,
  ]);
  return {projectId, personId};
}

async function makeClient(world: World, facts: ClientFacts): Promise<MadeClient> {
  const {isPortalOn = true, hasPassword = true} = facts;
  const {db, ids} = world.ports;
  const [id, contactId] = [ids('cli'), ids('con')];
  const {firmId} = world.ada;
  const email = `${contactId}@osier.example`;
  await db.query(
    `insert into clients (id, firm_id, external_id, name, portal_enabled)
     values ($1, $2, $1, 'Osier Theatre', $3)`,
    [id, firmId, isPortalOn],
  );
  await db.query(
    `insert into contacts (id, firm_id, client_id, external_id, name, email, access)
     values ($1, $2, $3, $1, 'Nell Abara', $4, $5)`,
    [contactId, firmId, id, email, hasPassword ? 'user' : 'none'],
  );
  if (hasPassword) {
    await setPassword(db, contactId, password, {cost: settings.passwordCost, now: 0});
  }
  return {id, contact: {id: contactId, email, password}};
}

/** A card of its own per behaviour: the same card saved twice is one entry (M-10). */
const testIds = {
  card: {
    approve: 'pm_card_visa',
    insufficient_funds: 'pm_card_mastercard',
    lost_card: 'pm_card_amex',
    authenticate: 'pm_card_authenticationRequired',
  },
  us_bank_account: {
    approve: 'pm_usBankAccount_success',
    insufficient_funds: 'pm_usBankAccount_insufficientFunds',
    lost_card: 'pm_usBankAccount_accountClosed',
    authenticate: 'pm_usBankAccount_processing',
  },
} as const;

async function makeMethod(world: World, facts: MethodFacts): Promise<string> {
  const {kind = 'card', behaviour = 'approve', status = 'active', of = 'contact'} = facts;
  const payer = of === 'colleague' ? world.ben : world.ada;
  const unusual = kind === 'card' ? 'pm_card_discover' : 'pm_usBankAccount_noAccount';
  const testId = status === 'active' ? testIds[kind][behaviour] : unusual;
  const id = await saveMethod(world, payer, testId);
  const {db} = world.ports;
  if (status === 'expired') {
    await db.query('update payment_methods set exp_year = 2024 where id = $1', [id]);
  } else if (status !== 'active') {
    await db.query('update payment_methods set status = $2 where id = $1', [id, status]);
  } else if (kind === 'card' && /insufficient_funds|lost_card/.test(behaviour)) {
    await world.simulator.behave(await processorMethodOf(world, id), behaviour);
  }
  return id;
}

/** Invoices of every kind, for the checks that read what is there. */
async function populate(world: World): Promise<void> {
  const seeds = [
    {number: 'INV-9', dueOn: '2026-11-10', total: 45_000},
    {number: 'INV-10', dueOn: null, total: 12_000},
    {number: 'inv-11', currency: 'EUR', total: 45_000},
    {number: 'INV-100', total: 90_000, paid: 30_000},
    {number: 'A-1', currency: 'JPY', total: 18_600, options: []},
    {number: 'A-2', total: -5_000},
    {number: 'A-3 50%_\\', total: 7_000, paid: 7_000},
    {number: 'OTHER-1', clientId: 'cli_other'},
  ];
  for (const seed of seeds) await addInvoice(world, seed);
  await world.ports.db.script(`
    insert into projects (id, client_id, external_id, name, search_key)
    values ('prj_bridge', 'cli_acme', 'bridge', 'Harbour Street footbridge',
      'harbour street footbridge');
    insert into invoice_projects (invoice_id, project_id, position)
    select id, 'prj_bridge', 1 from invoices where number in ('INV-9', 'INV-100');
  `);
}
