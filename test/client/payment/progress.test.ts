import assert from 'node:assert/strict';
import {test} from 'node:test';
import {NetworkError} from '../../../src/errors/index.ts';
import {invoice, page, submission, transaction, usd} from '../builders.ts';
import {password} from '../setup.ts';
import {settle} from '../world.ts';
import {at, expire, setupPayment} from './setup.ts';

const asked = (version = 1) =>
  submission([transaction(1, 'succeeded'), transaction(2, 'requires_action')], {
    version,
    action: {kind: 'confirm_payment', clientSecret: 'pi_2_secret'},
  });
const ended = (version: number, state: 'succeeded' | 'processing' = 'succeeded') =>
  submission([transaction(1, 'succeeded'), transaction(2, state)], {version});

/** The bank asks the payer, in a window that is answered by `answer`. */
async function askedByBank() {
  let answer: (outcome: 'completed' | 'left') => void = () => undefined;
  const bag = await setupPayment();
  const flow = await bag.client.startPayment({
    ...bag.options,
    handleAction: () => new Promise((resolve) => (answer = resolve)),
  });
  await settle();
  void flow.submit();
  await settle();
  bag.api.next('submitPayment').answer(asked());
  await settle();
  void flow.confirm();
  assert.equal(at(flow, 'confirm').isOpen, true);
  return {...bag, flow, answer: (outcome: 'completed' | 'left') => answer(outcome)};
}

test('P-11: the bank’s window stays open while the server is asked what has become of it', async () => {
  const {flow, api, world} = await askedByBank();
  await world.pass(600);
  api.next('getPayment').answer(asked(2));
  await settle();

  assert.equal(at(flow, 'confirm').isOpen, true);
});

test('P-16: what the bank was answered is asked for by nobody while the session is over', async () => {
  const {flow, api, client, answer} = await askedByBank();
  await expire({client, api});
  at(flow, 'signed_out');
  answer('completed');
  await settle();
  assert.equal(api.count('syncPayment'), 0);

  api.on('getPayment', () => ended(2));
  await client.session.signIn(password);
  await settle();
  at(flow, 'result');
});

test('FM-02: a payment that cannot be given up says so', async () => {
  const {flow, api, client} = await askedByBank();
  flow.close();
  const [payment] = client.unfinished.value;
  assert.equal(payment?.status, 'needs_confirmation');
  api.on('cancelPayment', () => {
    throw new NetworkError('offline');
  });

  await assert.rejects(payment.cancel!(), NetworkError);
});

test('P-12, P-16: a result is asked for once, and so is the day its debit should arrive', async () => {
  const {flow, api, client, world, answer} = await askedByBank();
  answer('completed');
  api.on('syncPayment', () => ended(2, 'processing'));
  const lastPayment = {
    state: 'processing',
    amount: usd(20_000),
    submittedAt: '2026-06-15T12:00:00Z',
    expectedOn: '2026-07-09',
    byMe: true,
    kind: 'us_bank_account',
  } as const;
  api.on('listInvoices', () => page([invoice(2, {lastPayment})]));
  await world.pass(600);
  assert.equal(at(flow, 'result').expectedOn, '2026-07-09');
  const asked = [api.count('getPayment'), api.count('listInvoices')];

  await expire({client, api});
  await client.session.signIn(password);
  await world.pass(60_000);

  at(flow, 'result');
  assert.deepEqual([api.count('getPayment'), api.count('listInvoices')], asked);
});
