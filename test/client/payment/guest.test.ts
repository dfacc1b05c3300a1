import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PaymentFlowOptions} from '../../../src/client/index.ts';
import {listPendingKeys} from '../../../src/client/payment-flow/pending-keys.ts';
import {NetworkError} from '../../../src/errors/index.ts';
import {invoice, session, submission, tokens, transaction, usd} from '../builders.ts';
import {password, quietApi} from '../setup.ts';
import {settle} from '../world.ts';
import {at, setupPayment, told} from './setup.ts';

/** A guest behind a payment link has typed a card. */
async function asGuest(own: Partial<PaymentFlowOptions> = {}) {
  const {contact: _contact, ...guest} = session({
    kind: 'link',
    link: {invoiceId: 'inv_1', expiresAt: '2026-07-01T00:00:00Z'},
    processor: {kind: 'stripe', publishableKey: 'pk_test_1', testMode: true},
  });
  const detail = {...invoice(1), lines: [], taxes: [], subtotal: usd(20_000), payments: []};
  const api = quietApi({session: guest}).on('getInvoice', () => detail);
  const bag = await setupPayment({api, invoiceIds: ['inv_1']});
  const flow = await bag.client.startPayment({
    ...bag.options,
    createToken: () => Promise.resolve('ctoken_1'),
    ...own,
  });
  await settle();
  flow.enterMethod();
  api.on('createSession', () => tokens());
  return {...bag, flow};
}

const begun = () => submission([transaction(1, 'confirming')]);

test('M-03: a contact who signs in before a guest has sent anything goes on with what they may pay with', async () => {
  const {flow, api, client} = await asGuest();
  await client.session.signIn(password);
  await settle();

  assert.equal(at(flow, 'review').methodId, null);
  assert.equal(at(flow, 'review').methods.length, 2);
  assert.equal(api.count('submitPayment'), 0);
});

test('FM-01: what a guest has sent is asked for by no contact who signs in, and its key stays', async () => {
  const {flow, api, client, world} = await asGuest();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  api.next('getPaymentByKey').fail(new NetworkError('offline'));
  await settle();
  at(flow, 'checking');

  await client.session.signIn(password);
  await world.pass(60_000);

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.equal(api.count('getPaymentByKey'), 1);
  assert.equal(listPendingKeys(client).length, 1);
  assert.deepEqual(client.unfinished.value, []);
});

test('FM-01: an answer to a guest that comes once a contact is there leaves its key to the guest', async () => {
  const {flow, api, client, world, notices} = await asGuest();
  void flow.submit();
  await settle();
  await client.session.signIn(password);
  api.next('submitPayment').answer(begun());
  await world.pass(60_000);

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.equal(api.count('getPayment'), 0);
  assert.equal(listPendingKeys(client).length, 1);
  assert.deepEqual(told(notices), []);
});

test('M-03: nothing is sent for a guest whom a contact follows while the page is asked', async () => {
  let allow: (isAllowed: boolean) => void = () => undefined;
  const approve = () => new Promise<boolean>((resolve) => (allow = resolve));
  const {flow, api, client, world} = await asGuest({approve});
  void flow.submit();
  await settle();
  await client.session.signIn(password);
  allow(true);
  await world.pass(60_000);

  assert.equal(api.count('submitPayment'), 0);
  assert.equal(listPendingKeys(client).length, 0);
});

test('P-21: a guest’s payment under way is followed by no contact who signs in', async () => {
  const {flow, api, client, world} = await asGuest();
  void flow.submit();
  await settle();
  const sent = api.next('submitPayment');
  assert.deepEqual(sent.args[0].instrument, {
    kind: 'new',
    confirmationToken: 'ctoken_1',
    save: false,
  });
  sent.answer(begun());
  await settle();
  at(flow, 'working');
  await client.session.signIn(password);
  await world.pass(60_000);

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.equal(api.count('getPayment'), 0);
});
