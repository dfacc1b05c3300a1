import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type Stripe from 'stripe';
import {ProcessorError, type Processor} from '../../../demo/server/payments/processor.ts';
import {findFirm} from '../../../demo/server/firms/firm.ts';
import {addMethod} from '../../../demo/server/methods/add.ts';
import {removeMethod} from '../../../demo/server/methods/remove.ts';
import type {Ports} from '../../../demo/server/ports.ts';
import {Refusal} from '../../../demo/server/refusal.ts';
import {Killed} from './mortal.ts';
import {deliverTo, webhookApp} from './deliveries.ts';
import {
  expectAllFinal,
  expectBooksBalance,
  expectNobodyOvercharged,
  expectNothingKept,
  expectSound,
} from './soundness.ts';
import {
  addInvoice,
  createWorld,
  orderOf,
  processorMethodOf,
  saveMethod,
  startServer,
  type Server,
  type World,
} from './world.ts';

/** What happens to a call to the processor. A killed process does nothing any more. */
type Fate = 'ok' | 'lost_before' | 'lost_after' | 'busy' | 'killed_before' | 'killed_after';

type Who = 'ada' | 'ben';

type Step =
  | {do: 'submit'; who: 'ada' | 'ben'; mask: number; method: number; part: number; server: number}
  | {do: 'submitNew'; who: Who; mask: number; testId: string; save: boolean; server: number}
  | {do: 'add'; who: Who; testId: string; server: number}
  | {do: 'remove'; who: Who; method: number; server: number}
  | {do: 'answer'; outcome: 'complete' | 'fail'}
  | {do: 'cancel'; at: number; server: number; first: boolean}
  | {do: 'retry'; at: number; server: number}
  | {do: 'sync'; at: number; server: number}
  | {do: 'tick'; server: number}
  | {do: 'wait'; minutes: number}
  | {do: 'days'; count: number}
  | {do: 'behave'; word: string}
  | {do: 'hear'; event: number; isTwice: boolean; server: number}
  | {do: 'refund'; at: number};

const server = fc.nat(1);
const at = fc.nat(7);
const who = fc.constantFrom('ada' as const, 'ben' as const);
const testId = fc.constantFrom(
  'pm_card_visa',
  'pm_card_authenticationRequired',
  'pm_card_authenticationRequiredOnSetup',
  'pm_card_threeDSecureRequiredChargeDeclined',
  'pm_card_chargeDeclined',
  'pm_card_chargeCustomerFail',
  'pm_usBankAccount_success',
  'pm_usBankAccount_insufficientFunds',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      who,
      mask: fc.integer({min: 1, max: 31}),
      method: fc.nat(1),
      part: fc.constantFrom(1, 1, 0.5),
      server,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('submitNew' as const),
      who,
      mask: fc.integer({min: 1, max: 31}),
      testId,
      save: fc.boolean(),
      server,
    }),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('add' as const), who, testId, server})},
  {
    weight: 1,
    arbitrary: fc.record({do: fc.constant('remove' as const), who, method: fc.nat(3), server}),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      outcome: fc.constantFrom('complete' as const, 'complete' as const, 'fail' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({do: fc.constant('cancel' as const), at, server, first: fc.boolean()}),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('retry' as const), at, server})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('sync' as const), at, server})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('tick' as const), server})},
  {
    // Any of what the processor has told by then: at once, late, again, out of order.
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      event: fc.nat(99),
      isTwice: fc.boolean(),
      server,
    }),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('refund' as const), at})},
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 3, 3, 59, 61, 2_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({do: fc.constant('days' as const), count: fc.integer({min: 1, max: 5})}),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('behave' as const),
      word: fc.constantFrom(
        'approve',
        'generic_decline',
        'insufficient_funds',
        'lost_card',
        'authenticate',
      ),
    }),
  },
);

const fate = fc.oneof(
  {weight: 8, arbitrary: fc.constant<Fate>('ok')},
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fate>(
      'lost_before',
      'lost_after',
      'busy',
      'killed_before',
      'killed_after',
    ),
  },
);

test('FM-03, FM-04, FM-06, FM-07, P-08: whatever happens in whatever order: no balance is charged twice, no invoice let go too early', async () => {
  const runs = Number(process.env['FC_RUNS'] ?? 20);
  await fc.assert(
    fc.asyncProperty(
      // Steps of one group happen at the same time.
      fc.array(fc.array(step, {minLength: 1, maxLength: 3}), {minLength: 3, maxLength: 12}),
      fc.array(fate, {maxLength: 60}),
      async (groups, fates) => {
        const story = await beginStory(fates);
        for (const group of groups) {
          await Promise.all(group.map((each) => play(story, each)));
          await story.settled();
          await expectNobodyOvercharged(story.world);
        }
        await endStory(story);
        await expectSound(story.world);
        await expectBooksBalance(story.world);
        await expectAllFinal(story.world);
        await expectNothingKept(story.world);
      },
    ),
    {numRuns: runs, endOnFailure: true},
  );
});

interface Story {
  world: World;
  servers: Server[];
  invoices: string[];
  methods: {ada: string[]; ben: string[]};
  cards: string[];
  fates: Fate[];
  settled(): Promise<unknown>;
}

async function beginStory(given: readonly Fate[]): Promise<Story> {
  const world = await createWorld();
  await world.plain.db.query('update firms set allows_partial_payments = true');
  const fates = [...given];
  const servers = [0, 1].map(() => startServer(fateful(world, fates)));
  const invoices: string[] = [];
  for (let index = 0; index < 5; index += 1) invoices.push(await addInvoice(world));
  const methods = {
    ada: [
      await saveMethod(world, world.ada),
      await saveMethod(world, world.ada, 'pm_usBankAccount_success'),
    ],
    ben: [
      await saveMethod(world, world.ben, 'pm_card_mastercard'),
      await saveMethod(world, world.ben, 'pm_usBankAccount_insufficientFunds'),
    ],
  };
  const cards = [
    await processorMethodOf(world, methods.ada[0]!),
    await processorMethodOf(world, methods.ben[0]!),
  ];
  const settled = () => Promise.all(servers.map(({service}) => service.settled()));
  return {world, servers, invoices, methods, cards, fates, settled};
}

/** Calls meet their fates in turn; none that could take money is made after its time. */
function fateful(world: World, fates: Fate[]): Ports {
  const {processor, db, clock} = world.plain;
  const meet = async <T>(call: () => Promise<T>): Promise<T> => {
    const met = fates.shift() ?? 'ok';
    if (met === 'busy') throw new ProcessorError('busy', 'busy');
    if (met === 'lost_before') throw new ProcessorError('lost', 'lost before');
    if (met === 'killed_before') throw new Killed('before a call');
    const result = await call();
    if (met === 'lost_after') throw new ProcessorError('lost', 'lost after');
    if (met === 'killed_after') throw new Killed('after a call');
    return result;
  };
  const expectInTime = async (column: string, id: string | undefined) => {
    const [row] = await db.query<{until: string}>(
      `select s.authorized_until as until from submissions s
         join transactions t on t.submission_id = s.id where t.${column} = $1`,
      [id],
    );
    assert.ok(clock.now() <= Date.parse(row!.until), 'nothing starts after authorizedUntil');
  };
  const faulty: Processor = {
    ...processor,
    async createIntent(order, key) {
      await expectInTime('id', order.metadata['transaction']);
      return meet(() => processor.createIntent(order, key));
    },
    async confirmIntent(order, key) {
      await expectInTime('processor_intent', order.intent);
      return meet(() => processor.confirmIntent(order, key));
    },
    createSetup: (order, key) => meet(() => processor.createSetup(order, key)),
    retrieveSetup: (setup) => meet(() => processor.retrieveSetup(setup)),
    cancelSetup: (setup) => meet(() => processor.cancelSetup(setup)),
    retrieveToken: (token) => meet(() => processor.retrieveToken(token)),
    detachMethod: (method) => meet(() => processor.detachMethod(method)),
    cancelIntent: (intent) => meet(() => processor.cancelIntent(intent)),
    retrieveIntent: (intent) => meet(() => processor.retrieveIntent(intent)),
  };
  return {...world.plain, processor: faulty};
}

/** Whatever a payer is refused is part of the story; anything else that is thrown is a fault. */
async function play(story: Story, step: Step): Promise<void> {
  try {
    await playOut(story, step);
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Killed)) throw error;
  }
}

async function playOut(story: Story, step: Step): Promise<unknown> {
  const {world, servers} = story;
  switch (step.do) {
    case 'submit': {
      const chosen = story.invoices.filter((_, index) => step.mask & (1 << index));
      const order = await orderOf(world, chosen, story.methods[step.who][step.method]!);
      const items = order.items.map((item) => ({
        ...item,
        amount: Math.max(1, Math.floor(item.amount * step.part)),
      }));
      return servers[step.server]!.service.pay(world[step.who], {...order, items});
    }
    case 'submitNew': {
      const chosen = story.invoices.filter((_, index) => step.mask & (1 << index));
      const use = chosen.length === 1 && !step.save ? 'once' : 'on_session';
      const confirmationToken = await world.simulator.token(step.testId, use);
      const instrument = {kind: 'new' as const, confirmationToken, save: step.save};
      const order = await orderOf(world, chosen, '', {instrument});
      return servers[step.server]!.service.pay(world[step.who], order);
    }
    case 'add': {
      const confirmationToken = await world.simulator.token(step.testId, 'on_session');
      const consent = {textVersion: '1', locale: 'en'};
      const request = {key: crypto.randomUUID(), hash: new Uint8Array([1])};
      const order = {confirmationToken, makeDefault: true, consent, request};
      const {ports} = servers[step.server]!;
      const firm = (await findFirm(world.plain.db, 'alder'))!;
      return addMethod(ports, firm, world[step.who], {...order, address: null, agent: null});
    }
    case 'remove': {
      const {id} = world[step.who];
      const rows = await world.plain.db.query<{id: string}>(
        `select id from payment_methods where contact_id = $1 and status <> 'removed' order by id`,
        [id],
      );
      const found = rows[step.method];
      return found && removeMethod(servers[step.server]!.ports, id, found.id, '2026-11-20');
    }
    case 'answer':
      return answerAll(world, step.outcome);
    case 'cancel': {
      const found = await submissionAt(story, step.at);
      const ids = step.first && found ? [found.transactionIds[0]!] : undefined;
      return found && servers[step.server]!.service.cancel(found.payer, found.id, ids);
    }
    case 'sync': {
      const found = await submissionAt(story, step.at);
      return found && servers[step.server]!.service.sync(found.payer, found.id);
    }
    case 'retry':
      return retry(story, step);
    case 'tick':
      return servers[step.server]!.worker.tick();
    case 'wait': {
      story.world.ports.clock.advance(step.minutes * 60_000);
      return;
    }
    case 'hear': {
      const events = await toldBy(world);
      const event = events[step.event % Math.max(1, events.length)];
      return event && hear(servers[step.server]!, event, step.isTwice ? 2 : 1);
    }
    case 'refund': {
      const paid = (await world.simulator.intents()).filter(({status}) => status === 'succeeded');
      const intent = paid[step.at % Math.max(1, paid.length)];
      // One that was given back whole already is refused.
      const refund = {payment_intent: intent?.id ?? ''};
      return intent && world.simulator.stripe.refunds.create(refund).catch(() => undefined);
    }
    case 'days':
      return world.simulator.advance(step.count);
    case 'behave':
      return Promise.all(story.cards.map((card) => world.simulator.behave(card, step.word)));
  }
}

/** Every event there is of the firm's account, as it would be delivered. */
async function toldBy({plain: {db}, simulator}: World): Promise<Stripe.Event[]> {
  const [firm] = await db.query<{account: string}>('select stripe_account as account from firms');
  const events = await simulator.stripe.events
    .list({limit: 100})
    .autoPagingToArray({limit: 10_000});
  return events.map((event) => ({...event, account: firm!.account}));
}

async function hear(server: Server, event: Stripe.Event, times: number): Promise<void> {
  const app = webhookApp(server);
  const deliveries = Array.from({length: times}, () => deliverTo(app, server, event));
  for (const status of await Promise.all(deliveries)) assert.equal(status, 200);
}

/** Whatever is asked of anyone is answered, as the payers' browsers would. */
async function answerAll({simulator}: World, outcome: 'complete' | 'fail'): Promise<void> {
  const intents = await simulator.intents();
  const {data: setups} = await simulator.stripe.setupIntents.list({limit: 100});
  for (const {status, client_secret: secret} of [...intents, ...setups]) {
    if (status !== 'requires_action') continue;
    // Another step of the same moment may have ended it.
    await simulator.answer(secret!, outcome).catch(() => undefined);
  }
}

async function retry(story: Story, {at, server}: Extract<Step, {do: 'retry'}>) {
  const {world} = story;
  const found = await submissionAt(story, at);
  if (!found) return;
  const rows = await world.plain.db.query<{id: string; invoiceId: string}>(
    `select id, invoice_id as "invoiceId" from transactions
     where submission_id = $1 and state in ('failed', 'skipped', 'canceled')`,
    [found.id],
  );
  if (rows.length === 0) return;
  const who = found.payer.id === world.ada.id ? 'ada' : 'ben';
  const order = await orderOf(
    world,
    rows.map(({invoiceId}) => invoiceId),
    story.methods[who][0]!,
  );
  const items = order.items.map(({invoiceId: _, ...item}, index) => ({
    ...item,
    transactionId: rows[index]!.id,
  }));
  await story.servers[server]!.service.retry(found.payer, found.id, items, order);
}

async function submissionAt({world}: Story, at: number) {
  const rows = await world.plain.db.query<{id: string; payerId: string; transactionIds: string[]}>(
    `select s.id, s.principal_id as "payerId",
       array(select t.id from transactions t where t.submission_id = s.id order by t.position)
         as "transactionIds"
     from submissions s order by s.created_at, s.id`,
  );
  const found = rows[at % Math.max(1, rows.length)];
  return found && {...found, payer: found.payerId === world.ada.id ? world.ada : world.ben};
}

/** The processor is well again, time passes, and the workers find what is left. */
async function endStory({world, servers, fates, cards}: Story): Promise<void> {
  fates.length = 0;
  await Promise.all(cards.map((card) => world.simulator.behave(card, 'approve')));
  for (let round = 0; round < 4; round += 1) {
    world.ports.clock.advance(3 * 60_000);
    await servers[round % 2]!.worker.tick();
  }
  // Of refunds nobody hears but by events; the last ones come first.
  for (const event of await toldBy(world)) {
    if (event.type.startsWith('refund.')) await hear(servers[0]!, event, 1);
  }
  // What the payers left unanswered is ended when its time is over, and given back.
  await world.simulator.advance(5);
  for (let round = 0; round < 6; round += 1) {
    world.ports.clock.advance(3 * 61 * 60_000);
    await servers[round % 2]!.worker.tick();
  }
}
