import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, useSimulator} from './support.ts';

const {stripe, advance, control, saved, savedAccount, create} = await useSimulator();

/** The dispute that a payment by this card leads to. */
async function disputeOf(testId: string) {
  const {id} = await create(await saved(testId));
  const intent = await stripe.paymentIntents.confirm(id);
  assert.equal(intent.status, 'succeeded');
  const {data} = await stripe.disputes.list({payment_intent: id});
  assert.equal(data.length, 1);
  return {intent, dispute: data[0]!};
}

async function typesOf(id: string): Promise<string[]> {
  const {data} = await stripe.events.list({limit: 100});
  const mine = data.filter(({data}) => (data.object as {id?: string}).id === id);
  return mine.map(({type}) => type).reverse();
}

const netOf = ({balance_transactions: lines}: Stripe.Dispute) =>
  lines.reduce((sum, {amount}) => sum + amount, 0);

suite('a card payment that is disputed', () => {
  test('loses the money and a fee at once, and waits for evidence', async () => {
    const {intent, dispute} = await disputeOf('pm_card_createDispute');
    assert.equal(dispute.status, 'needs_response');
    assert.equal(dispute.reason, 'fraudulent');
    assert.equal(dispute.charge, intent.latest_charge);
    assert.equal(netOf(dispute), -12_500);
    assert.equal(dispute.balance_transactions[0]?.fee, 1500);
    assert.equal(dispute.evidence_details.due_by, dispute.created + 20 * 86_400);
    assert.deepEqual(await typesOf(dispute.id), [
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ]);
    const charge = await stripe.charges.retrieve(intent.latest_charge as string);
    assert.equal(charge.disputed, true);
    const error = await failureOf(stripe.refunds.create({charge: charge.id}));
    assert.equal(error.code, 'charge_disputed');
  });

  test('gets the money back when the bank finds for the firm', async () => {
    const {dispute} = await disputeOf('pm_card_createDisputeProductNotReceived');
    assert.equal(dispute.reason, 'product_not_received');
    const won = await stripe.disputes.update(dispute.id, {
      evidence: {uncategorized_text: 'winning_evidence', customer_name: 'Ada Alder'},
    });
    assert.equal(won.status, 'won');
    assert.equal(netOf(won), 0);
    assert.equal(won.evidence_details.submission_count, 1);
    assert.deepEqual((await typesOf(dispute.id)).slice(2), [
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  test('does not when it finds against it, or the firm gives up', async () => {
    const {dispute} = await disputeOf('pm_card_createDispute');
    const lost = await stripe.disputes.update(dispute.id, {
      evidence: {uncategorized_text: 'losing_evidence'},
    });
    assert.equal(lost.status, 'lost');
    assert.equal(netOf(lost), -12_500);
    const {dispute: other} = await disputeOf('pm_card_createDispute');
    const closed = await stripe.disputes.close(other.id);
    assert.equal(closed.status, 'lost');
    const error = await failureOf(stripe.disputes.close(other.id));
    assert.match(error.message, /already closed/);
  });

  test('is lost by the clock when nobody answers in time', async () => {
    const {dispute} = await disputeOf('pm_card_createDispute');
    const draft = await stripe.disputes.update(dispute.id, {
      evidence: {product_description: 'Advice'},
      submit: false,
      metadata: {invoice: 'inv_1'},
    });
    assert.equal(draft.status, 'needs_response');
    assert.equal(draft.metadata['invoice'], 'inv_1');
    await advance(20);
    const lost = await stripe.disputes.retrieve(dispute.id);
    assert.equal(lost.status, 'lost');
    assert.equal(lost.evidence_details.past_due, true);
  });

  test('is under review until the bank has decided', async () => {
    const {dispute} = await disputeOf('pm_card_createDispute');
    const evidence = {uncategorized_text: 'We delivered.'};
    const reviewed = await stripe.disputes.update(dispute.id, {evidence});
    assert.equal(reviewed.status, 'under_review');
    const error = await failureOf(stripe.disputes.update(dispute.id, {evidence}));
    assert.match(error.message, /under review/);
  });

  test('is only asked about by an inquiry, which moves no money', async () => {
    const {intent, dispute} = await disputeOf('pm_card_createDisputeInquiry');
    assert.equal(dispute.status, 'warning_needs_response');
    assert.equal(dispute.balance_transactions.length, 0);
    assert.equal(dispute.is_charge_refundable, true);
    await stripe.refunds.create({payment_intent: intent.id});
    await advance(20);
    assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'warning_closed');
  });
});

suite('a bank debit that was paid', () => {
  const debit = {allowed_payment_method_types: ['us_bank_account' as const]};

  test('and is disputed is lost from the start', async () => {
    const {id} = await create(await savedAccount('pm_usBankAccount_dispute'), debit);
    await stripe.paymentIntents.confirm(id);
    await advance(4);
    const [dispute] = (await stripe.disputes.list({payment_intent: id})).data;
    assert.ok(dispute);
    assert.equal(dispute.status, 'lost');
    assert.equal(dispute.reason, 'debit_not_authorized');
    assert.equal(netOf(dispute), -12_500);
    assert.deepEqual(await typesOf(dispute.id), [
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
    assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
  });

  test('comes back late: paid on day four, taken back on day six', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    await control('POST', `/payment_methods/${payer.method}`, {behaviour: 'return_late'});
    const {id} = await create(payer, debit);
    await stripe.paymentIntents.confirm(id);
    await advance(4);
    assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
    assert.equal((await stripe.disputes.list({payment_intent: id})).data.length, 0);
    await advance(2);
    const {data} = await stripe.disputes.list({payment_intent: id});
    assert.deepEqual(
      data.map(({reason, status}) => [reason, status]),
      [['insufficient_funds', 'lost']],
    );
  });

  test('comes back late although nobody looked in between', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    await control('POST', `/payment_methods/${payer.method}`, {behaviour: 'return_late'});
    const {id} = await create(payer, debit);
    await stripe.paymentIntents.confirm(id);
    await advance(30);
    const [dispute] = (await stripe.disputes.list({payment_intent: id})).data;
    const intent = await stripe.paymentIntents.retrieve(id);
    assert.equal(dispute!.created, intent.created + 6 * 86_400);
  });
});
