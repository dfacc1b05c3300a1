import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PaymentMethod} from '../../../src/contract/types.ts';
import {NetworkError, PermissionError} from '../../../src/errors/index.ts';
import {
  invoice,
  method,
  page,
  payable,
  session,
  submission,
  transaction,
  usd,
} from '../builders.ts';
import {quietApi} from '../setup.ts';
import {settle} from '../world.ts';
import {at, bank, openPayment, setupPayment, states} from './setup.ts';

test('S-15: opening asks what can be paid and with what, at the same time', async () => {
  const {client, api, options} = await setupPayment();
  api.off('checkPayable').off('listMethods');

  const flow = await client.startPayment(options);
  await settle();

  assert.deepEqual(flow.value, {phase: 'loading', count: 3});
  assert.deepEqual(api.next('checkPayable').args[0], ['inv_1', 'inv_2', 'inv_3']);
  assert.equal(api.count('listMethods'), 1);
});

test('P-02, P-03: the review says each amount, the total, and preselects the default', async () => {
  const {flow} = await openPayment();

  const {lines, total, methods, methodId, blocked, part, error} = at(flow, 'review');
  assert.deepEqual(
    lines.map(({number, amount}) => [number, amount.amount]),
    [
      ['INV-1', 10_000],
      ['INV-2', 20_000],
      ['INV-3', 30_000],
    ],
  );
  assert.deepEqual(total, usd(60_000));
  assert.deepEqual(
    methods.map((choice) => choice.method.id),
    ['pmt_visa', 'pmt_bank'],
  );
  assert.deepEqual(
    {methodId, blocked, part, error},
    {
      methodId: 'pmt_visa',
      blocked: null,
      part: null,
      error: null,
    },
  );
});

test('Pay Now pays its own invoice, whatever is selected', async () => {
  const {flow} = await openPayment({invoiceIds: ['inv_2']});

  assert.deepEqual(
    at(flow, 'review').lines.map(({number}) => number),
    ['INV-2'],
  );
});

test('project names and the whole total come from rows that are loaded', async () => {
  const bag = await setupPayment({items: [payable(1, {payableAmount: usd(4_000)}), payable(2)]});
  const list = bag.client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  bag.api.on('listInvoices', () => page([invoice(1, {payableAmount: usd(4_000)})]));
  list.subscribe(() => undefined);
  await settle();

  const flow = await bag.client.startPayment(bag.options);
  await settle();

  const [partly, unknown] = at(flow, 'review').lines;
  assert.deepEqual(partly?.projects, ['Harbour Line footbridge']);
  assert.deepEqual(partly?.ofTotal, usd(10_000));
  assert.deepEqual(unknown?.projects, []);
  assert.equal(unknown?.ofTotal, undefined);
});

test('P-15: what cannot pay comes last with its reason, and such a default is not preselected', async () => {
  const methods: PaymentMethod[] = [
    {...bank, isDefault: true},
    method({id: 'pmt_old', expYear: 2020, isDefault: false}),
    method({isDefault: false}),
    {...bank, id: 'pmt_new', isDefault: false, status: 'pending_verification'},
  ];
  const items = [payable(1), payable(2, {paymentOptions: ['card']})];
  const {flow} = await openPayment({items, methods});

  const review = at(flow, 'review');
  assert.deepEqual(
    review.methods.map((choice) => [choice.method.id, choice.ineligibility]),
    [
      ['pmt_visa', null],
      ['pmt_bank', {reason: 'not_accepted', numbers: ['INV-2']}],
      ['pmt_old', {reason: 'expired'}],
      ['pmt_new', {reason: 'pending_verification'}],
    ],
  );
  assert.equal(review.methodId, null);
  assert.equal(review.blocked, 'choose_method');

  flow.chooseMethod('pmt_bank');
  assert.equal(at(flow, 'review').methodId, null);
  flow.chooseMethod('pmt_visa');
  assert.equal(at(flow, 'review').methodId, 'pmt_visa');
  assert.equal(at(flow, 'review').blocked, null);
});

test('without a method that can pay, the button says so, and pressing it does nothing', async () => {
  const {flow, api, asked} = await openPayment({methods: [method({status: 'unusable'})]});
  assert.equal(at(flow, 'review').blocked, 'no_method');

  await flow.submit();

  assert.equal(api.count('submitPayment'), 0);
  assert.deepEqual(asked, []);
});

test('M-03: a payment link has no saved methods to ask for, and asks for its invoice alone', async () => {
  const link = {invoiceId: 'inv_1', expiresAt: '2026-07-01T00:00:00Z'};
  const {contact: _contact, ...guest} = session({kind: 'link', link});
  const detail = {...invoice(1), lines: [], taxes: [], subtotal: usd(20_000), payments: []};
  const quiet = quietApi({session: guest}).on('getInvoice', () => detail);
  const {flow, api} = await openPayment({api: quiet, invoiceIds: ['inv_1']});

  const {blocked, lines} = at(flow, 'review');
  assert.equal(blocked, 'no_method');
  assert.deepEqual(
    lines.map(({invoiceId}) => invoiceId),
    ['inv_1'],
  );
  // It may ask for its one invoice, and for no list.
  assert.deepEqual([api.count('listMethods'), api.count('checkPayable')], [0, 0]);
});

test('S-08: two currencies are asked about first; the other one stays selected', async () => {
  const items = [
    payable(1),
    payable(2, {payableAmount: {amount: 980, currency: 'EUR'}}),
    payable(3),
  ];
  const {flow, client} = await openPayment({items});

  assert.deepEqual(at(flow, 'currency').choices, [
    {total: usd(40_000), count: 2},
    {total: {amount: 980, currency: 'EUR'}, count: 1},
  ]);
  flow.chooseCurrency('EUR');

  const {lines, total} = at(flow, 'review');
  assert.deepEqual(
    lines.map(({number}) => number),
    ['INV-2'],
  );
  assert.deepEqual(total, {amount: 980, currency: 'EUR'});
  assert.equal(client.selection.value.selection.size, 3);
});

const mixed = [
  payable(7, {paymentOptions: ['card']}),
  payable(8),
  payable(9, {paymentOptions: ['us_bank_account']}),
];

test('S-09: no common method says which invoice takes what', async () => {
  const {flow} = await openPayment({items: mixed});

  const {cardOnly, bankOnly, byCard, others} = at(flow, 'no_common_method');
  assert.deepEqual({cardOnly, bankOnly}, {cardOnly: ['INV-7'], bankOnly: ['INV-9']});
  assert.deepEqual(
    byCard.map(({number}) => number),
    ['INV-7', 'INV-8'],
  );
  assert.deepEqual(
    others.map(({number}) => number),
    ['INV-9'],
  );
});

test('S-09: paying by card first leaves the others selected', async () => {
  const {flow, client} = await openPayment({items: mixed});

  flow.payByCardFirst();

  assert.deepEqual(at(flow, 'review').total, usd(150_000));
  assert.ok(client.selection.has('inv_9'));
});

test('S-09: leaving out takes an invoice from the payment and the selection', async () => {
  const {flow, client} = await openPayment({items: mixed});

  flow.leaveOut();

  assert.deepEqual(at(flow, 'review').total, usd(150_000));
  assert.equal(client.selection.has('inv_9'), false);
});

test('S-14: above the limit the first part is paid, oldest due first, and the rest stays selected', async () => {
  const api = quietApi({session: session({limits: {invoicesPerSubmission: 2}})});
  const {flow, client} = await openPayment({api, items: [payable(3), payable(1), payable(2)]});

  const {lines, part, total} = at(flow, 'review');
  assert.deepEqual(
    lines.map(({number}) => number),
    ['INV-3', 'INV-1'],
  );
  assert.deepEqual(part, {index: 1, count: 2, limit: 2});
  assert.deepEqual(total, usd(40_000));
  assert.equal(client.selection.value.selection.size, 3);
});

/** Three invoices, two of which fit into one payment and were just paid. */
async function firstPartPaid(setup: Parameters<typeof openPayment>[0] = {}) {
  const api = quietApi({session: session({limits: {invoicesPerSubmission: 2}})});
  const bag = await openPayment({api, ...setup});
  void bag.flow.submit();
  await settle();
  const paid = [transaction(1, 'succeeded'), transaction(2, 'succeeded')];
  api.next('submitPayment').answer(submission(paid));
  await settle();
  bag.flow.close();
  return {...bag, api};
}

test('S-14: the next payment of the rest is part two of two', async () => {
  const {client, options} = await firstPartPaid();

  const next = await client.startPayment(options);
  await settle();
  assert.deepEqual(at(next, 'review').part, {index: 2, count: 2, limit: 2});
  assert.deepEqual(states(next), ['INV-3 planned']);
  const other = await client.startPayment({...options, invoiceIds: ['inv_1']});
  await settle();
  assert.equal(at(other, 'review').part, null);
});

test('S-14: one invoice of a rest that is paid by itself is no part of anything', async () => {
  const items = [payable(1), payable(2), payable(3), payable(4)];
  const {client, options} = await firstPartPaid({items});

  const flow = await client.startPayment({...options, invoiceIds: ['inv_3']});
  await settle();

  assert.equal(at(flow, 'review').part, null);
});

test('S-14: each currency has parts of its own', async () => {
  const eur = (number: number) =>
    payable(number, {payableAmount: {amount: 900 * number, currency: 'EUR'}});
  const items = [payable(1), payable(2), payable(3), eur(7), eur(8), eur(9)];
  const api = quietApi({session: session({limits: {invoicesPerSubmission: 2}})});
  const {flow, client, options} = await openPayment({api, items});
  flow.chooseCurrency('USD');
  void flow.submit();
  await settle();
  const paid = [transaction(1, 'succeeded'), transaction(2, 'succeeded')];
  api.next('submitPayment').answer(submission(paid));
  await settle();
  flow.close();

  const next = await client.startPayment(options);
  await settle();
  next.chooseCurrency('EUR');
  assert.deepEqual(at(next, 'review').part, {index: 1, count: 2, limit: 2});
  next.close();
  const rest = await client.startPayment(options);
  await settle();
  rest.chooseCurrency('USD');
  assert.deepEqual(at(rest, 'review').part, {index: 2, count: 2, limit: 2});
});

test('S-14: a part that is left and resumed is the same part', async () => {
  const api = quietApi({session: session({limits: {invoicesPerSubmission: 2}})});
  const {flow, client, options} = await openPayment({api});
  void flow.submit();
  await settle();
  const begun = submission([transaction(1, 'confirming'), transaction(2, 'queued')]);
  api.next('submitPayment').answer(begun);
  await settle();
  flow.close();

  const again = await client.resumePayment({submissionId: begun.id}, options);

  assert.deepEqual(at(again, 'working').part, {index: 1, count: 2, limit: 2});
});

test('S-14, S-15: after a reload nothing is selected, so what is resumed and what comes next is no part', async () => {
  const api = quietApi({session: session({limits: {invoicesPerSubmission: 2}})});
  const begun = submission([transaction(1, 'confirming'), transaction(2, 'queued')]);
  api.on('getPayment', () => begun);
  const {client, options} = await setupPayment({api});

  const resumed = await client.resumePayment({submissionId: begun.id}, options);
  await settle();
  assert.equal(at(resumed, 'working').part, null);
  resumed.close();
  const next = await client.startPayment({...options, invoiceIds: ['inv_3']});
  await settle();
  assert.equal(at(next, 'review').part, null);
});

test('P-13: a part can be paid of an invoice that no list has loaded', async () => {
  const partialPayments = {payments: true, savedMethods: true, team: false, partialPayments: true};
  const api = quietApi({session: session({capabilities: partialPayments})});
  const items = [payable(1, {minimum: usd(50)}), payable(2, {minimum: usd(50)}), payable(3)];
  const {flow, client} = await openPayment({api, items});
  assert.equal(client.findInvoice('inv_1'), undefined);

  flow.payPart('inv_1', 2_500);

  const {lines, total} = at(flow, 'review');
  assert.deepEqual(lines[0]?.part, {
    min: usd(50),
    due: usd(10_000),
    isOther: true,
    problem: null,
  });
  assert.deepEqual(
    lines.map(({part}) => part !== undefined),
    [true, true, false],
  );
  assert.deepEqual(total, usd(52_500));
});

test('S-14: more than one question holds keeps the server’s order over all of them', async () => {
  const all = Array.from({length: 700}, (_, index) => payable(index + 1));
  const bag = await setupPayment({items: all.slice(0, 600)});
  bag.api.on('listPayable', ({cursor}) =>
    cursor
      ? {items: all.slice(0, 350), excluded: [], nextCursor: null}
      : {items: all.slice(350), excluded: [], nextCursor: 'c2'},
  );

  const flow = await bag.client.startPayment(bag.options);
  await settle();

  const {lines, part} = at(flow, 'review');
  assert.deepEqual(part, {index: 1, count: 2, limit: 500});
  assert.equal(lines[0]?.number, 'INV-351');
  assert.equal(lines.at(-1)?.number, 'INV-250');
  assert.equal(bag.api.count('checkPayable'), 0);
});

test('what cannot be paid now is told and left out; a changed amount shows the one before', async () => {
  const bag = await setupPayment();
  bag.offer.items = [payable(1, {payableAmount: usd(9_000), version: 2}), payable(2)];
  bag.offer.excluded = [{id: 'inv_3', number: 'INV-3', reason: 'on_hold'}];

  const flow = await bag.client.startPayment(bag.options);
  await settle();

  const {lines, excluded, total} = at(flow, 'review');
  assert.deepEqual(
    lines.map(({amount, was}) => [amount.amount, was?.amount]),
    [
      [9_000, 10_000],
      [20_000, undefined],
    ],
  );
  assert.deepEqual(
    excluded.map(({number}) => number),
    ['INV-3'],
  );
  assert.deepEqual(total, usd(29_000));
});

test('when nothing can be paid any more, that is said', async () => {
  const bag = await setupPayment();
  bag.offer.items = [];
  bag.offer.excluded = [
    {id: 'inv_1', number: 'INV-1', reason: 'paid'},
    {id: 'inv_2', number: 'INV-2', reason: 'processing'},
  ];

  const flow = await bag.client.startPayment(bag.options);
  await settle();

  const {taken, total} = at(flow, 'taken');
  assert.deepEqual(taken, [
    {invoiceId: 'inv_1', number: 'INV-1', reason: 'paid'},
    {invoiceId: 'inv_2', number: 'INV-2', reason: 'in_progress'},
    {invoiceId: 'inv_3', number: 'INV-3', reason: 'gone'},
  ]);
  assert.equal(total, null);
  flow.continueWithRest();
  at(flow, 'taken');
});

test('a failure to load is shown, and Retry asks again', async () => {
  const bag = await setupPayment();
  bag.api.on('listMethods', () => {
    throw new NetworkError('offline');
  });
  const flow = await bag.client.startPayment(bag.options);
  await settle();
  assert.equal(at(flow, 'failed').error.kind, 'network');

  bag.api.on('listMethods', () => ({items: [method()]}));
  flow.reload();
  at(flow, 'loading');
  await settle();

  at(flow, 'review');
});

test('a portal that is turned off ends in a failure, not in a payment', async () => {
  const bag = await setupPayment();
  bag.api.on('checkPayable', () => {
    throw new PermissionError('Off', {code: 'portal_off'});
  });

  const flow = await bag.client.startPayment(bag.options);
  await settle();

  assert.equal(at(flow, 'failed').error.code, 'portal_off');
});

test('commands that do not fit the phase do nothing', async () => {
  const {flow, api} = await openPayment();
  const before = flow.value;

  flow.reload();
  flow.chooseCurrency('EUR');
  flow.payByCardFirst();
  flow.leaveOut();
  flow.continueWithRest();
  await flow.confirmChanged();
  await flow.stopRemaining();
  await flow.retry();

  assert.equal(flow.value, before);
  assert.equal(api.count('submitPayment'), 0);
});

test('closing before anything was sent ends it; late answers have no effect', async () => {
  const bag = await setupPayment();
  bag.api.off('checkPayable');
  const flow = await bag.client.startPayment(bag.options);
  await settle();

  flow.close();
  bag.api.next('checkPayable').answer({items: [payable(1)], excluded: [], nextCursor: null});
  await settle();

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.deepEqual(bag.client.unfinished.value, []);
});
