import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, useSimulator} from './support.ts';

const {stripe, advance, saved, savedAccount, create} = await useSimulator();

/** A payment of 12 500 that has succeeded. */
async function paidBy(testId: string) {
  const intent = await create(await saved(testId));
  return stripe.paymentIntents.confirm(intent.id);
}

const chargeOf = ({latest_charge}: Stripe.PaymentIntent) =>
  stripe.charges.retrieve(latest_charge as string);

async function typesOf(id: string): Promise<string[]> {
  const {data} = await stripe.events.list({limit: 100});
  const mine = data.filter(({data}) => (data.object as {id?: string}).id === id);
  return mine.map(({type}) => type).reverse();
}

/** What the account’s balance has lost and won by one thing. */
async function movesOf(source: string): Promise<[string, number][]> {
  const {data} = await stripe.balanceTransactions.list({source});
  return data
    .map(({reporting_category: category, amount}) => [category, amount] as const)
    .reverse() as [string, number][];
}

suite('a refund', () => {
  test('in parts and then of the rest takes the money back, and is told', async () => {
    const intent = await paidBy('pm_card_visa');
    const {id: payment_intent} = intent;
    const part = await stripe.refunds.create({
      payment_intent,
      amount: 2500,
      reason: 'requested_by_customer',
      metadata: {invoice: 'inv_1'},
      expand: ['balance_transaction', 'charge'],
    });
    assert.equal(part.status, 'succeeded');
    assert.match(part.id, /^re_3\w{23}$/);
    assert.equal((part.balance_transaction as Stripe.BalanceTransaction).amount, -2500);
    assert.equal((part.charge as Stripe.Charge).amount_refunded, 2500);
    assert.equal((part.charge as Stripe.Charge).refunded, false);
    const rest = await stripe.refunds.create({charge: intent.latest_charge as string});
    assert.equal(rest.amount, 10_000);
    assert.equal((await chargeOf(intent)).refunded, true);
    const {data} = await stripe.refunds.list({payment_intent});
    assert.deepEqual(
      data.map(({id}) => id),
      [rest.id, part.id],
    );
    assert.deepEqual(await typesOf(intent.latest_charge as string), [
      'charge.succeeded',
      'charge.refunded',
      'charge.refunded',
    ]);
    assert.deepEqual(await typesOf(part.id), ['refund.created']);
    // The payment itself stays what it was.
    const read = await stripe.paymentIntents.retrieve(payment_intent);
    assert.equal(read.status, 'succeeded');
    assert.equal(read.amount_received, 12_500);
  });

  test('that fails afterwards gives the money back to the firm', async () => {
    const intent = await paidBy('pm_card_refundFail');
    const refund = await stripe.refunds.create({payment_intent: intent.id});
    assert.equal(refund.status, 'succeeded');
    await advance(1);
    const failed = await stripe.refunds.retrieve(refund.id, {
      expand: ['failure_balance_transaction'],
    });
    assert.equal(failed.status, 'failed');
    assert.equal(failed.failure_reason, 'lost_or_stolen_card');
    const back = failed.failure_balance_transaction as Stripe.BalanceTransaction;
    assert.equal(back.amount, 12_500);
    assert.deepEqual(await movesOf(refund.id), [
      ['refund', -12_500],
      ['refund_failure', 12_500],
    ]);
    const charge = await chargeOf(intent);
    assert.equal(charge.amount_refunded, 0);
    assert.equal(charge.refunded, false);
    assert.deepEqual(await typesOf(refund.id), [
      'refund.created',
      'refund.updated',
      'charge.refund.updated',
      'refund.failed',
    ]);
  });

  test('may be pending for a day', async () => {
    const {id: payment_intent} = await paidBy('pm_card_pendingRefund');
    const refund = await stripe.refunds.create({payment_intent});
    assert.equal(refund.status, 'pending');
    await advance(1);
    assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  });

  test('of a bank debit is pending for four days', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const {id} = await create(payer, {allowed_payment_method_types: ['us_bank_account']});
    await stripe.paymentIntents.confirm(id);
    const early = await failureOf(stripe.refunds.create({payment_intent: id}));
    assert.equal(early.code, 'charge_not_refundable');
    await advance(4);
    const refund = await stripe.refunds.create({payment_intent: id});
    assert.match(refund.id, /^pyr_/);
    assert.equal(refund.status, 'pending');
    await advance(4);
    assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  });

  test('is made once under its key', async () => {
    const {id: payment_intent} = await paidBy('pm_card_visa');
    const params = {payment_intent, amount: 1000};
    const options = {idempotencyKey: 'refund once'};
    const first = await stripe.refunds.create(params, options);
    const again = await stripe.refunds.create(params, options);
    assert.equal(again.id, first.id);
    assert.equal((await stripe.refunds.list({payment_intent})).data.length, 1);
  });

  test('of more than is left, of nothing, or of what is no payment is refused', async () => {
    const intent = await paidBy('pm_card_visa');
    const {id: payment_intent} = intent;
    const refuse = async (params: Stripe.RefundCreateParams) =>
      failureOf(stripe.refunds.create(params));
    assert.equal((await refuse({payment_intent, amount: 12_501})).param, 'amount');
    assert.equal((await refuse({payment_intent, amount: 0})).param, 'amount');
    assert.equal((await refuse({})).code, 'parameter_missing');
    assert.equal((await refuse({payment_intent: 'pi_none'})).code, 'resource_missing');
    await stripe.refunds.create({payment_intent});
    assert.equal((await refuse({payment_intent})).code, 'charge_already_refunded');
    const unpaid = await create(await saved('pm_card_visa'));
    assert.equal((await refuse({payment_intent: unpaid.id})).code, 'charge_not_refundable');
  });

  test('keeps its metadata', async () => {
    const {id: payment_intent} = await paidBy('pm_card_visa');
    const {id} = await stripe.refunds.create({payment_intent, amount: 100});
    await stripe.refunds.update(id, {metadata: {ledger: 'entry_1'}});
    assert.deepEqual((await stripe.refunds.retrieve(id)).metadata, {ledger: 'entry_1'});
  });
});

test('a charge that succeeded is in the balance, less the fee', async () => {
  const intent = await paidBy('pm_card_visa');
  const charge = await stripe.charges.retrieve(intent.latest_charge as string, {
    expand: ['balance_transaction'],
  });
  const line = charge.balance_transaction as Stripe.BalanceTransaction;
  assert.equal(line.amount, 12_500);
  assert.equal(line.fee, 393);
  assert.equal(line.net, 12_107);
  assert.equal((await stripe.balanceTransactions.retrieve(line.id)).source, charge.id);
});
