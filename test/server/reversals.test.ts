import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {carryOutDue, storeEvent} from '../../demo/server/webhooks/inbox.ts';
import type {Refusal} from '../../demo/server/refusal.ts';
import {
  addInvoice,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  type World,
} from './payments/world.ts';

let events = 0;

/** The processor tells that something happened to one of its objects, and it is carried out. */
async function tell(world: World, kind: string, id: string): Promise<string> {
  events += 1;
  const event = {
    id: `evt_reversal${events}`,
    type: `${kind}.updated`,
    account: null,
    isLive: false,
    createdAt: world.ports.clock.now(),
    object: {kind, id},
  };
  const now = world.ports.clock.now();
  await storeEvent(world.plain.db, 'fir_alder', event, {isOurs: true, now});
  await carryOutDue(world.ports, world.service);
  return event.id;
}

async function paid(testId = 'pm_card_visa') {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, testId);
  const invoice = await addInvoice(world);
  await pay(world, world.ada, [invoice], method);
  const [intent] = await world.simulator.intents();
  return {world, method, invoice, intent: intent!.id};
}

async function ledgerOf({plain: {db}}: World): Promise<[string, number][]> {
  const rows = await db.query<{kind: string; amount: number}>(
    'select kind, amount from ledger order by booked_at, id',
  );
  return rows.map(({kind, amount}) => [kind, amount]);
}

async function holdsOf({plain: {db}}: World): Promise<string[]> {
  const rows = await db.query<{reason: string}>('select reason from holds order by id');
  return rows.map(({reason}) => reason);
}

/** Shown, and nobody is asked to pay it again. */
async function expectOnHold(world: World, invoice: string, method: string, due: number) {
  const {paid: received, total, isOnHold} = await invoiceNow(world, invoice);
  assert.deepEqual([total - received, isOnHold], [due, true]);
  if (due === 0) return;
  const order = await orderOf(world, [invoice], method);
  await assert.rejects(world.service.pay(world.ada, order), (error: Refusal) => {
    assert.equal(error.code, 'invoice_not_payable');
    return true;
  });
}

suite('FM-12, L-17: a refund', () => {
  test('is booked, shown, and puts the invoice on hold; told twice, it is booked once', async () => {
    const {world, method, invoice, intent} = await paid();
    const {stripe} = world.simulator;
    const refund = await stripe.refunds.create({payment_intent: intent, amount: 2_500});
    await tell(world, 'refund', refund.id);
    await tell(world, 'refund', refund.id);
    assert.deepEqual(await ledgerOf(world), [
      ['charge', 10_000],
      ['refund', -2_500],
    ]);
    assert.deepEqual(await holdsOf(world), ['refund']);
    await expectOnHold(world, invoice, method, 2_500);
    const rest = await stripe.refunds.create({payment_intent: intent});
    await tell(world, 'refund', rest.id);
    await expectOnHold(world, invoice, method, 10_000);
    const [row] = await world.plain.db.query<{refunded: number}>(
      'select refunded from transactions',
    );
    assert.equal(row!.refunded, 10_000);
    const {items} = await submissionsOf(world);
    assert.deepEqual(items[0]!.transactions[0]!.refunded, {amount: 10_000, currency: 'USD'});
  });

  test('that fails is taken back in the books, and staff look at it', async () => {
    const {world, invoice, intent} = await paid('pm_card_refundFail');
    const {stripe} = world.simulator;
    const refund = await stripe.refunds.create({payment_intent: intent});
    await tell(world, 'refund', refund.id);
    await world.simulator.advance(2);
    assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'failed');
    await tell(world, 'refund', refund.id);
    assert.deepEqual(await ledgerOf(world), [
      ['charge', 10_000],
      ['refund', -10_000],
      ['refund_failed', 10_000],
    ]);
    const {paid: received, isOnHold} = await invoiceNow(world, invoice);
    assert.deepEqual([received, isOnHold], [10_000, true]);
  });

  test('heard of before its payment was: the payment is asked about first', async () => {
    const {world, intent} = await paid();
    await world.plain.db.script(`
      delete from ledger; update transactions set state = 'unknown', settled_at = null;
      update submissions set is_final = false`);
    const refund = await world.simulator.stripe.refunds.create({payment_intent: intent});
    await tell(world, 'refund', refund.id);
    assert.deepEqual(await ledgerOf(world), [
      ['charge', 10_000],
      ['refund', -10_000],
    ]);
  });
});

suite('FM-12, L-17: a dispute', () => {
  async function disputed(testId = 'pm_card_createDispute') {
    const given = await paid(testId);
    const {data} = await given.world.simulator.stripe.disputes.list({limit: 1});
    return {...given, dispute: data[0]!};
  }

  test('takes the money back in the books, and gives it again when it is won', async () => {
    const {world, invoice, method, dispute} = await disputed();
    await tell(world, 'dispute', dispute.id);
    await tell(world, 'dispute', dispute.id);
    assert.deepEqual(await ledgerOf(world), [
      ['charge', 10_000],
      ['dispute', -10_000],
    ]);
    assert.deepEqual(await holdsOf(world), ['dispute']);
    await expectOnHold(world, invoice, method, 10_000);
    assert.equal((await submissionsOf(world)).items[0]!.transactions[0]!.disputed, true);

    await world.simulator.stripe.disputes.update(dispute.id, {
      evidence: {uncategorized_text: 'winning_evidence'},
      submit: true,
    });
    await tell(world, 'dispute', dispute.id);
    assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
    const won = (await submissionsOf(world)).items[0]!.transactions[0]!;
    assert.equal(won.disputed, undefined);
    assert.equal((await invoiceNow(world, invoice)).isOnHold, true);
  });

  test('that only asks moves no money and holds nothing', async () => {
    const {world, invoice, dispute} = await disputed('pm_card_createDisputeInquiry');
    await tell(world, 'dispute', dispute.id);
    const {paid: received, isOnHold} = await invoiceNow(world, invoice);
    assert.deepEqual([received, isOnHold], [10_000, false]);
  });

  test('P-12, L-17: a debit that comes back after it had arrived puts the invoice on hold', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada, 'pm_usBankAccount_dispute');
    const invoice = await addInvoice(world);
    await pay(world, world.ada, [invoice], method);
    await world.simulator.advance(90);
    const [intent] = await world.simulator.intents();
    const {data} = await world.simulator.stripe.disputes.list({payment_intent: intent!.id});
    // The server has not heard that it arrived either.
    await tell(world, 'dispute', data[0]!.id);
    assert.deepEqual(await ledgerOf(world), [
      ['charge', 10_000],
      ['dispute', -10_000],
    ]);
    assert.deepEqual(await holdsOf(world), ['return']);
    const {isOnHold, paid: received} = await invoiceNow(world, invoice);
    assert.deepEqual([received, isOnHold], [0, true]);
    // Kept for the letter to its payer.
    const [transaction] = await world.plain.db.query<{reason: string | null}>(
      'select return_reason as reason from transactions',
    );
    assert.equal(data[0]!.reason, 'debit_not_authorized');
    assert.equal(transaction?.reason, 'debit_not_authorized');
  });
});

async function submissionsOf(world: World) {
  const rows = await world.plain.db.query<{id: string}>('select id from submissions');
  const items = await Promise.all(rows.map(({id}) => world.service.read(world.ada, id)));
  return {items};
}

test('the ledger says what the processor’s own balance says', async () => {
  const {world, intent} = await paid();
  const refund = await world.simulator.stripe.refunds.create({
    payment_intent: intent,
    amount: 1_234,
  });
  await tell(world, 'refund', refund.id);
  const {data} = await world.simulator.stripe.balanceTransactions.list({limit: 100});
  const moved = data.reduce((sum, {amount}) => sum + amount, 0);
  const booked = (await ledgerOf(world)).reduce((sum, [, amount]) => sum + amount, 0);
  assert.equal(booked, moved);
});
