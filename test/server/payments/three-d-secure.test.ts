import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type {Submission} from '../../../src/contract/types.ts';
import {apiOf} from './api.ts';
import {gateAt} from './gate.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  linkTo,
  orderOf,
  pay,
  payWithNew,
  saveMethod,
  startServer,
} from './world.ts';

const minute = 60_000;

function statesOf({transactions}: Submission): string[] {
  return transactions.map(({state, failure}) => `${state} ${failure?.code ?? ''}`.trim());
}

/** A saved card whose bank asks about each charge. */
async function asked(count: number) {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_card_authenticationRequired');
  const invoices = await addInvoices(world, count);
  const submission = await pay(world, world.ada, invoices, method);
  const api = apiOf(world, world.ada);
  const sync = async () => {
    world.ports.clock.advance(3000);
    return (await api.post(`/payments/${submission.id}/sync`)).submission;
  };
  return {world, invoices, submission, api, sync};
}

const secretOf = ({action}: Submission) => action?.clientSecret ?? '';

test('P-11: one invoice is asked for at a time, the rest waits, and each is charged once', async () => {
  const {world, submission, sync} = await asked(3);
  assert.equal(submission.status, 'action_required');
  assert.equal(submission.action?.kind, 'confirm_payment');
  assert.deepEqual(statesOf(submission), ['requires_action', 'queued', 'queued']);
  await world.simulator.answer(secretOf(submission), 'complete');
  const second = await sync();
  assert.deepEqual(statesOf(second), ['succeeded', 'requires_action', 'queued']);
  assert.notEqual(secretOf(second), secretOf(submission));
  await world.simulator.answer(secretOf(second), 'complete');
  await world.simulator.answer(secretOf(await sync()), 'complete');
  const last = await sync();
  assert.deepEqual([last.status, last.action], ['completed', undefined]);
  await expectSound(world);
});

test('FM-05, P-11: a challenge that failed or was left leaves that one unpaid, the others go on', async () => {
  const {world, invoices, submission, sync} = await asked(4);
  await world.simulator.answer(secretOf(submission), 'fail');
  const second = await sync();
  assert.deepEqual(statesOf(second).slice(0, 2), [
    'failed authentication_required',
    'requires_action',
  ]);
  await world.simulator.answer(secretOf(second), 'fail');
  const third = await sync();
  await world.simulator.answer(secretOf(third), 'fail');
  const fourth = await sync();
  // Three in a row are no declines: nothing is stopped.
  await world.simulator.answer(secretOf(fourth), 'complete');
  const last = await sync();
  assert.deepEqual(statesOf(last), [
    'failed authentication_required',
    'failed authentication_required',
    'failed authentication_required',
    'succeeded',
  ]);
  assert.equal(last.status, 'partly_completed');
  assert.equal((await invoiceNow(world, invoices[0]!)).hasActive, false);
  const open = (await world.simulator.intents()).filter(({status}) => /^requires_/.test(status));
  assert.deepEqual(open, []);
  await expectSound(world);
});

test('M-11: the secret is told while the action is open, and to its payer alone; it is kept nowhere', async () => {
  const {world, submission, api} = await asked(1);
  const path = `/payments/${submission.id}`;
  assert.equal(secretOf((await api.get(path)).submission), secretOf(submission));
  const [listed] = (await api.get('/payments?state=unfinished')).items;
  assert.equal(secretOf(listed!), secretOf(submission));
  assert.equal((await apiOf(world, world.ben).get(path)).problem.code, 'not_found');
  await world.simulator.answer(secretOf(submission), 'complete');
  assert.equal((await api.get(path)).submission.action, undefined);
  for (const table of ['submissions', 'transactions', 'idempotency_keys', 'consents']) {
    const rows = await world.ports.db.query(`select * from ${table}`);
    assert.ok(!JSON.stringify(rows).includes('_secret'), table);
  }
  assert.ok(!JSON.stringify(world.ports.log.lines).includes('_secret'));
});

test('P-11: Skip this invoice: that one is canceled at the processor’s, the next is asked for', async () => {
  const {world, submission, api} = await asked(2);
  const [first] = submission.transactions;
  const answer = await api.post(`/payments/${submission.id}/cancel`, {
    body: {transactionIds: [first!.id]},
  });
  assert.deepEqual(statesOf(answer.submission), ['canceled stopped', 'requires_action']);
  const intents = await world.simulator.intents();
  assert.deepEqual(
    intents.map(({status}) => status),
    ['requires_action', 'canceled'],
  );
});

test('FM-05: nobody answers for an hour: the intent is canceled, then the invoice is let go', async () => {
  const {world, invoices, submission} = await asked(2);
  world.ports.clock.advance(59 * minute);
  await world.worker.tick();
  assert.equal((await world.simulator.intents())[0]!.status, 'requires_action');
  world.ports.clock.advance(2 * minute);
  await world.worker.tick();
  const {submission: now} = await apiOf(world, world.ada).get(`/payments/${submission.id}`);
  assert.deepEqual(statesOf(now), [
    'failed authentication_required',
    'canceled authorization_expired',
  ]);
  assert.equal((await world.simulator.intents())[0]!.status, 'canceled');
  assert.equal((await invoiceNow(world, invoices[0]!)).hasActive, false);
  await expectAllFinal(world);
});

test('FM-05: a payment link is given ten minutes', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const link = await linkTo(world, invoice);
  const asked = await payWithNew(world, link, [invoice], 'pm_card_authenticationRequired');
  assert.equal(asked.status, 'action_required');
  world.ports.clock.advance(11 * minute);
  await world.worker.tick();
  assert.equal((await world.simulator.intents())[0]!.status, 'canceled');
  await expectAllFinal(world);
});

test('FM-07: the payer passes at the last moment: what the processor says is booked', async () => {
  const {world, submission, invoices} = await asked(1);
  await world.simulator.answer(secretOf(submission), 'complete');
  world.ports.clock.advance(61 * minute);
  await world.worker.tick();
  assert.equal((await invoiceNow(world, invoices[0]!)).paid, 10_000);
  await expectSound(world);
});

test('a token that pays at once is asked for, too', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const submission = await payWithNew(
    world,
    world.ada,
    [invoice],
    'pm_card_authenticationRequired',
  );
  assert.equal(submission.action?.kind, 'confirm_payment');
  await world.simulator.answer(secretOf(submission), 'complete');
  const {submission: paid} = await apiOf(world, world.ada).post(`/payments/${submission.id}/sync`);
  assert.equal(paid.status, 'completed');
});

suite('a new card for several, asked for while it is set up', () => {
  async function settingUp(testId = 'pm_card_authenticationRequiredOnSetup', save = false) {
    const world = await createWorld();
    const invoices = await addInvoices(world, 3);
    const submission = await payWithNew(world, world.ada, invoices, testId, {save});
    const api = apiOf(world, world.ada);
    const next = async () => (await api.post(`/payments/${submission.id}/continue`)).submission;
    return {world, invoices, submission, api, next};
  }

  test('nothing is charged before; /continue goes on, and the three are paid', async () => {
    const {world, submission, next} = await settingUp();
    assert.equal(submission.status, 'action_required');
    assert.equal(submission.action?.kind, 'confirm_setup');
    assert.deepEqual(statesOf(submission), ['queued', 'queued', 'queued']);
    assert.deepEqual(await world.simulator.intents(), []);
    assert.equal((await next()).status, 'action_required');
    await world.simulator.answer(secretOf(submission), 'complete');
    const paid = await next();
    assert.deepEqual(statesOf(paid), ['succeeded', 'succeeded', 'succeeded']);
    await expectSound(world);
  });

  test('a card that asks each time asks for each invoice as well', async () => {
    const {world, submission, next} = await settingUp('pm_card_authenticationRequired', true);
    await world.simulator.answer(secretOf(submission), 'complete');
    const first = await next();
    assert.equal(first.action?.kind, 'confirm_payment');
    assert.deepEqual(statesOf(first), ['requires_action', 'queued', 'queued']);
  });

  test('FM-05: the challenge fails: nothing is charged, and the invoices are free at once', async () => {
    const {world, submission, next, invoices} = await settingUp();
    await world.simulator.answer(secretOf(submission), 'fail');
    const ended = await next();
    assert.deepEqual(statesOf(ended), [
      'failed authentication_required',
      'skipped earlier_decline',
      'skipped earlier_decline',
    ]);
    assert.deepEqual(await world.simulator.intents(), []);
    assert.equal((await invoiceNow(world, invoices[2]!)).hasActive, false);
    await expectAllFinal(world);
  });

  test('canceled: the set-up is ended at the processor’s, nothing is saved', async () => {
    const {world, submission, api} = await settingUp(undefined, true);
    const {submission: now} = await api.post(`/payments/${submission.id}/cancel`, {body: {}});
    assert.equal(now.status, 'canceled');
    const {data} = await world.simulator.stripe.setupIntents.list();
    assert.equal(data[0]!.status, 'canceled');
    await expectAllFinal(world);
  });

  test('nobody answers: it ends with its authorisation', async () => {
    const {world, submission, api} = await settingUp();
    world.ports.clock.advance(61 * minute);
    await world.worker.tick();
    world.ports.clock.advance(61 * minute);
    await world.worker.tick();
    const {submission: now} = await api.get(`/payments/${submission.id}`);
    assert.equal(now.status, 'expired');
    const {data} = await world.simulator.stripe.setupIntents.list();
    assert.equal(data[0]!.status, 'canceled');
    await expectAllFinal(world);
  });
});

test('two servers: whoever hears of the answer goes on, and nothing is charged twice', async () => {
  const {world, submission, api} = await asked(2);
  await world.simulator.answer(secretOf(submission), 'complete');
  world.ports.clock.advance(3000);
  await Promise.all([
    api.post(`/payments/${submission.id}/sync`),
    api.post(`/payments/${submission.id}/continue`),
    world.worker.tick(),
  ]);
  const {submission: now} = await api.get(`/payments/${submission.id}`);
  assert.deepEqual(statesOf(now), ['succeeded', 'requires_action']);
  await expectSound(world);
});

suite('somebody asked the processor just before the payer did something', () => {
  async function overtaken() {
    const {world, submission, api} = await asked(1);
    const gate = gateAt('retrieveIntent', 'after');
    const early = startServer(gate.wrap(world.plain));
    const hearing = early.service.hear(submission.id, null);
    await gate.reached;
    const ended = async () => {
      gate.open();
      await hearing;
      return (await api.get(`/payments/${submission.id}`)).submission;
    };
    return {world, submission, api, ended};
  }

  test('P-11, FM-05: the answer to the bank is heard all the same', async () => {
    const {world, submission, api, ended} = await overtaken();
    await world.simulator.answer(secretOf(submission), 'complete');
    const told = await api.post(`/payments/${submission.id}/continue`);
    assert.deepEqual([told.status, told.submission.status], [202, 'action_required']);
    assert.deepEqual(statesOf(await ended()), ['succeeded']);
    await expectSound(world);
  });

  test('what was canceled meanwhile does not wait for the bank', async () => {
    const {world, submission, api, ended} = await overtaken();
    const told = await api.post(`/payments/${submission.id}/cancel`, {body: {}});
    assert.equal(told.status, 202);
    assert.deepEqual(statesOf(await ended()), ['canceled stopped']);
    await expectAllFinal(world);
  });
});

test('P-08: the same order while one is asked for: the invoice is in progress', async () => {
  const {world, invoices} = await asked(1);
  const method = await saveMethod(world, world.ben);
  const api = apiOf(world, world.ben);
  const {items, instrument, consent} = await orderOf(world, invoices, method);
  const changed = items.map((item) => ({...item, amount: 10_000}));
  const {problem} = await api.pay({items: changed, instrument, consent});
  assert.equal(problem.code, 'invoice_payment_in_progress');
});
