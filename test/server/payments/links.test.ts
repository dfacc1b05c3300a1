import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Refusal} from '../../../demo/server/refusal.ts';
import {expectSound} from './soundness.ts';
import {addInvoice, createWorld, invoiceNow, linkTo, payWithNew} from './world.ts';

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

test('A-08 a payment link pays its invoice by a card entered anew, and sees its own payment', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const link = await linkTo(world, invoice);
  const submission = await payWithNew(world, link, [invoice], 'pm_card_visa');
  assert.equal(submission.status, 'completed');
  assert.equal((await world.service.read(link, submission.id)).id, submission.id);
  await assert.rejects(world.service.read(world.ada, submission.id), refusedAs('not_found'));
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  await expectSound(world);
});

test('A-08 a payment link pays no other invoice of its client, and none once it is withdrawn', async () => {
  const world = await createWorld();
  const [invoice, other] = [await addInvoice(world), await addInvoice(world)];
  const link = await linkTo(world, invoice);
  await assert.rejects(payWithNew(world, link, [other], 'pm_card_visa'), refusedAs('not_found'));
  await world.ports.db.query('update payment_links set revoked_at = created_at where id = $1', [
    link.id,
  ]);
  await assert.rejects(
    payWithNew(world, link, [invoice], 'pm_card_visa'),
    refusedAs('link_revoked'),
  );
  assert.deepEqual(await world.simulator.intents(), []);
});

test('A-08 a payment link tries five cards an hour, and the next one after that', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const link = await linkTo(world, invoice);
  const cards = [
    'pm_card_chargeDeclined',
    'pm_card_chargeDeclinedInsufficientFunds',
    'pm_card_chargeDeclinedLostCard',
    'pm_card_chargeDeclinedExpiredCard',
    'pm_card_chargeDeclinedIncorrectCvc',
  ];
  for (const card of cards) {
    assert.equal((await payWithNew(world, link, [invoice], card)).status, 'failed', card);
  }
  await assert.rejects(payWithNew(world, link, [invoice], 'pm_card_visa'), (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual([error.code, error.details.retryAfter], ['rate_limited', 3600]);
    return true;
  });
  world.ports.clock.advance(60 * 60_000);
  const paid = await payWithNew(world, link, [invoice], 'pm_card_visa');
  assert.equal(paid.status, 'completed');
  await expectSound(world);
});
