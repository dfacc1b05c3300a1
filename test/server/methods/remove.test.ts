import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PaymentMethodList} from '../../../src/contract/types.ts';
import {ProcessorError} from '../../../demo/server/payments/processor.ts';
import {apiOf} from '../payments/api.ts';
import {
  addInvoice,
  createWorld,
  orderOf,
  pay,
  processorMethodOf,
  saveMethod,
  type World,
} from '../payments/world.ts';

async function idsOf(world: World): Promise<string[]> {
  const {body} = await apiOf(world, world.ada).get('/payment-methods');
  return (body as PaymentMethodList).items.map(({id}) => id);
}

test('M-06, FM-08: a deleted method is gone from the list, detached, and charged by nobody', async () => {
  const world = await createWorld();
  const id = await saveMethod(world, world.ada);
  const processorMethod = await processorMethodOf(world, id);
  const invoice = await addInvoice(world);
  const order = await orderOf(world, [invoice], id);
  const api = apiOf(world, world.ada);
  const {status, body} = await api.delete(`/payment-methods/${id}`);
  assert.deepEqual([status, body], [200, {deleted: true, newDefaultId: null}]);
  assert.deepEqual(await idsOf(world), []);
  const {customer} = await world.simulator.stripe.paymentMethods.retrieve(processorMethod);
  assert.equal(customer, null);
  const {items, instrument, consent} = order;
  const late = await api.pay({items, instrument, consent});
  assert.deepEqual([late.status, late.problem.code], [404, 'payment_method_not_found']);
  assert.equal((await world.simulator.intents()).length, 0);
  const again = await api.delete(`/payment-methods/${id}`);
  assert.equal(again.problem.code, 'payment_method_not_found');
});

test('M-07: deleting the default names the newest usable one, or none', async () => {
  const world = await createWorld();
  const first = await saveMethod(world, world.ada);
  world.ports.clock.advance(1000);
  const second = await saveMethod(world, world.ada, 'pm_card_mastercard');
  world.ports.clock.advance(1000);
  const expired = await saveMethod(world, world.ada, 'pm_card_amex');
  await world.ports.db.query('update payment_methods set exp_year = 2020 where id = $1', [expired]);
  const api = apiOf(world, world.ada);
  assert.deepEqual((await api.delete(`/payment-methods/${first}`)).body, {
    deleted: true,
    newDefaultId: second,
  });
  assert.deepEqual((await api.delete(`/payment-methods/${second}`)).body, {
    deleted: true,
    newDefaultId: null,
  });
});

test('M-08, FM-08: a method with a payment under way is not deleted, and the invoice is named', async () => {
  const world = await createWorld();
  const account = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const invoice = await addInvoice(world, {number: 'INV-77'});
  await pay(world, world.ada, [invoice], account);
  const {status, problem} = await apiOf(world, world.ada).delete(`/payment-methods/${account}`);
  assert.deepEqual([status, problem.code], [409, 'payment_method_in_use']);
  assert.deepEqual(problem.params, {number: 'INV-77', numbers: ['INV-77']});
  assert.deepEqual(await idsOf(world), [account]);
});

test('the processor gives no answer: it is deleted for its owner, and let go of later', async () => {
  let isLost = true;
  const world = await createWorld({
    wrap: (ports) => ({
      ...ports,
      processor: {
        ...ports.processor,
        detachMethod(method) {
          if (isLost) return Promise.reject(new ProcessorError('lost', 'lost'));
          return ports.processor.detachMethod(method);
        },
      },
    }),
  });
  const id = await saveMethod(world, world.ada);
  const processorMethod = await processorMethodOf(world, id);
  const api = apiOf(world, world.ada);
  assert.equal((await api.delete(`/payment-methods/${id}`)).status, 200);
  const {items} = (await api.get('/payment-methods')).body as PaymentMethodList;
  assert.deepEqual(
    items.map(({status, isDefault}) => [status, isDefault]),
    [['removing', false]],
  );
  isLost = false;
  await world.worker.tick();
  assert.deepEqual(await idsOf(world), []);
  const {customer} = await world.simulator.stripe.paymentMethods.retrieve(processorMethod);
  assert.equal(customer, null);
});

test('FM-08: a method being deleted while somebody pays with it: one of the two happens', async () => {
  const world = await createWorld();
  const id = await saveMethod(world, world.ada);
  const order = await orderOf(world, [await addInvoice(world)], id);
  const api = apiOf(world, world.ada);
  const {items, instrument, consent} = order;
  const [deleted, paid] = await Promise.all([
    api.delete(`/payment-methods/${id}`),
    api.pay({items, instrument, consent}),
  ]);
  const outcome = [deleted.status, paid.status];
  const isOneOf = [
    [200, 404],
    [409, 201],
    [200, 201],
  ].some((each) => String(each) === String(outcome));
  assert.ok(isOneOf, String(outcome));
  const charged = (await world.simulator.intents()).length;
  assert.equal(charged, paid.status === 201 ? 1 : 0);
});

test('M-02: no other contact lists, defaults, verifies, deletes or pays with it by any route', async () => {
  const world = await createWorld();
  const id = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world);
  const ben = apiOf(world, world.ben);
  const own = (await ben.get('/payment-methods')).body as PaymentMethodList;
  assert.deepEqual(own.items, []);
  const {items, consent} = await orderOf(world, [invoice], id);
  for (const foreign of [id, 'pmt_none']) {
    const instrument = {kind: 'saved', paymentMethodId: foreign};
    const answers = [
      await ben.patch(`/payment-methods/${foreign}`, {isDefault: true}),
      await ben.post(`/payment-methods/${foreign}/verify`, {body: {amounts: [32, 45]}}),
      await ben.delete(`/payment-methods/${foreign}`),
      await ben.pay({items, instrument, consent}),
    ];
    for (const {status, problem} of answers) {
      assert.deepEqual([status, problem.code], [404, 'payment_method_not_found']);
    }
  }
  assert.deepEqual(await idsOf(world), [id]);
});

test('M-05: a method that cannot pay does not become the default', async () => {
  const world = await createWorld();
  const usual = await saveMethod(world, world.ada);
  const card = await saveMethod(world, world.ada, 'pm_card_mastercard');
  const account = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  await world.ports.db.query('update payment_methods set exp_year = 2020 where id = $1', [card]);
  await world.ports.db.query(`update payment_methods set status = 'unusable' where id = $1`, [
    account,
  ]);
  const api = apiOf(world, world.ada);
  for (const [id, reason] of [
    [card, 'expired'],
    [account, 'unusable'],
  ] as const) {
    const {problem} = await api.patch(`/payment-methods/${id}`, {isDefault: true});
    assert.deepEqual([problem.code, problem.params], ['payment_method_unusable', {reason}]);
  }
  assert.equal((await idsOf(world))[0], usual);
});
