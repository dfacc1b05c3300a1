import assert from 'node:assert/strict';
import {test} from 'node:test';
import {enrollMethod} from '../../../demo/server/methods/enroll.ts';
import {ProcessorError} from '../../../demo/server/payments/processor.ts';
import {createWorld, saveMethod, type World} from '../payments/world.ts';

async function methodsOf({ports}: World) {
  return ports.db.query<{id: string; isDefault: boolean; last4: string; processor: string}>(
    `select id, is_default as "isDefault", last4, processor_method as processor
     from payment_methods order by added_at, id`,
  );
}

test('M-04: the first method of a contact becomes the default, later ones do not', async () => {
  const world = await createWorld();
  const first = await saveMethod(world, world.ada);
  await saveMethod(world, world.ada, 'pm_card_mastercard');
  const defaults = (await methodsOf(world)).filter(({isDefault}) => isDefault);
  assert.deepEqual(
    defaults.map(({id}) => id),
    [first],
  );
});

test('a later one becomes the default when it is asked for', async () => {
  const world = await createWorld();
  await saveMethod(world, world.ada);
  const second = await enrollMethod(world.ports, {
    contactId: world.ada.id,
    processorMethod: 'pm_card_mastercard',
    makeDefault: true,
  });
  const defaults = (await methodsOf(world)).filter(({isDefault}) => isDefault);
  assert.deepEqual(
    defaults.map(({id}) => id),
    [second],
  );
});

test('M-10: the same card saved twice stays one entry, and the copy is detached', async () => {
  const world = await createWorld();
  const first = await saveMethod(world, world.ada);
  const again = await saveMethod(world, world.ada);
  assert.equal(again, first);
  const [kept, ...more] = await methodsOf(world);
  assert.deepEqual(more, []);
  const [customer] = (await world.simulator.stripe.customers.list()).data;
  const attached = await world.simulator.stripe.paymentMethods.list({customer: customer!.id});
  assert.deepEqual(
    attached.data.map(({id}) => id),
    [kept!.processor],
  );
});

test('the same card of two contacts is two entries', async () => {
  const world = await createWorld();
  assert.notEqual(await saveMethod(world, world.ada), await saveMethod(world, world.ben));
});

test('a contact has one customer, however many methods are saved at once', async () => {
  const world = await createWorld();
  await Promise.all([
    saveMethod(world, world.ada),
    saveMethod(world, world.ada, 'pm_card_mastercard'),
    saveMethod(world, world.ada, 'pm_card_amex'),
  ]);
  const {data} = await world.simulator.stripe.customers.list();
  assert.deepEqual(
    data.map(({metadata}) => metadata),
    [{contact: world.ada.id}],
  );
  assert.equal((await methodsOf(world)).filter(({isDefault}) => isDefault).length, 1);
});

test('a bank account is saved with the mandate under which it is debited', async () => {
  const world = await createWorld();
  await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const [row] = await world.ports.db.query<{kind: string; mandate: string; bank: string}>(
    'select kind, mandate, bank_name as bank from payment_methods',
  );
  assert.equal(row!.kind, 'us_bank_account');
  assert.match(row!.mandate, /^mandate_/);
  assert.ok(row!.bank);
});

test('a card that the bank refuses is not saved', async () => {
  const world = await createWorld();
  await assert.rejects(
    saveMethod(world, world.ada, 'pm_card_chargeDeclined'),
    (error: ProcessorError) => error instanceof ProcessorError && error.kind === 'refused',
  );
  assert.deepEqual(await methodsOf(world), []);
});
