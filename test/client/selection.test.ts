import assert from 'node:assert/strict';
import {performance} from 'node:perf_hooks';
import {test} from 'node:test';
import type {InvoiceQuery} from '../../src/client/index.ts';
import type {ExcludedItem, PayableItem, PayablePage} from '../../src/contract/types.ts';
import {NetworkError} from '../../src/errors/index.ts';
import {fromPayable} from '../../src/model/selection.ts';
import {invoice, page, payable, usd} from './builders.ts';
import {record, signedIn} from './setup.ts';
import {settle} from './world.ts';

const outstanding: InvoiceQuery = {status: 'outstanding', q: '', sort: 'due_on', limit: 2};
const pastDue: InvoiceQuery = {...outstanding, status: 'past_due'};
const rows = (...numbers: number[]) => numbers.map((number) => fromPayable(payable(number)));

function answer(
  items: PayableItem[],
  excluded: ExcludedItem[] = [],
  nextCursor: string | null = null,
): PayablePage {
  return {items, excluded, nextCursor};
}

async function setup() {
  const bag = await signedIn();
  const {selection} = bag.client;
  const ids = () => [...selection.value.selection.keys()];
  return {...bag, selection, ids};
}

async function shownList({client, api}: Awaited<ReturnType<typeof setup>>, query: InvoiceQuery) {
  const list = client.invoices(query);
  list.subscribe(() => undefined);
  await settle();
  return {list, api};
}

test('S-01: ticked rows are selected with the amounts seen, totals per currency', async () => {
  const {selection, ids} = await setup();
  const euro = {...fromPayable(payable(3)), amount: {amount: 980, currency: 'EUR'}};

  selection.set([...rows(1, 2), euro], true);
  assert.deepEqual(ids(), ['inv_1', 'inv_2', 'inv_3']);
  assert.deepEqual(selection.value.totals, [usd(30_000), {amount: 980, currency: 'EUR'}]);

  selection.set(rows(1), false);
  assert.deepEqual(ids(), ['inv_2', 'inv_3']);
  assert.equal(selection.has('inv_1'), false);
});

test('ticking what is ticked tells nobody', async () => {
  const {selection} = await setup();
  const [first] = rows(1);
  assert.ok(first);
  selection.set([first], true);
  const {values} = record(selection);

  selection.set([first], true);
  selection.set(rows(9), false);

  assert.equal(values.length, 1);
});

test('S-03, S-04: select-all takes every page and names what is left out', async () => {
  const {selection, api, ids} = await setup();

  const all = selection.selectAll({status: 'outstanding', q: ''});
  await settle();
  assert.equal(selection.value.isSelectingAll, true);
  assert.deepEqual(ids(), []);
  assert.deepEqual(api.next('listPayable').args[0], {status: 'outstanding', q: ''});
  const onHold: ExcludedItem = {id: 'inv_7', number: 'INV-7', reason: 'on_hold'};
  api.next('listPayable').answer(answer([payable(1), payable(2)], [onHold], 'c2'));
  await settle();
  assert.deepEqual(api.next('listPayable').args[0], {status: 'outstanding', q: '', cursor: 'c2'});
  const offline: ExcludedItem = {id: 'inv_9', number: 'INV-9', reason: 'no_payment_options'};
  api.next('listPayable').answer(answer([payable(3)], [offline]));
  await all;

  assert.deepEqual(ids(), ['inv_1', 'inv_2', 'inv_3']);
  assert.equal(selection.value.isSelectingAll, false);
  assert.deepEqual(selection.value.excluded, [onHold, offline]);
});

test('what was left out is named only while something of that select-all is selected', async () => {
  const {selection, api} = await setup();
  const excluded: ExcludedItem[] = [{id: 'inv_7', number: 'INV-7', reason: 'on_hold'}];
  api.on('listPayable', () => answer([payable(1), payable(2)], excluded));
  await selection.selectAll({status: 'outstanding', q: ''});
  selection.set(rows(5), true);

  selection.set(rows(1), false);
  assert.deepEqual(selection.value.excluded, excluded);
  selection.set(rows(2), false);
  assert.deepEqual(selection.value.excluded, []);
});

test('newer input wins: ticks and unticks during select-all are kept', async () => {
  const {selection, api, ids} = await setup();
  selection.set(rows(1, 9), true);
  const all = selection.selectAll({status: 'outstanding', q: ''});
  await settle();

  selection.set(rows(1), false);
  selection.set(rows(2), false);
  selection.set(rows(2), true);
  selection.set(rows(8), true);
  api.next('listPayable').answer(answer([payable(1), payable(2), payable(3)]));
  await all;

  assert.deepEqual(ids().sort(), ['inv_2', 'inv_3', 'inv_8', 'inv_9']);
});

test('newer input wins: clearing and unchecking stop a select-all', async () => {
  const bag = await setup();
  const {selection, api, ids} = bag;
  const {list} = await shownList(bag, outstanding);
  for (const stop of [() => selection.clear(), () => selection.unselectAll(list)]) {
    const all = selection.selectAll({status: 'outstanding', q: ''});
    await settle();
    const call = api.next('listPayable');

    stop();
    assert.equal(selection.value.isSelectingAll, false);
    assert.equal(call.signal?.aborted, true);
    call.answer(answer([payable(1)]));
    await all;

    assert.deepEqual(ids(), []);
  }
});

test('a second press on select-all asks once', async () => {
  const {selection, api} = await setup();

  void selection.selectAll({status: 'outstanding', q: ''});
  await selection.selectAll({status: 'outstanding', q: ''});

  assert.equal(api.count('listPayable'), 1);
});

test('S-06: select-all of a search and of everything, one while the other asks, both count', async () => {
  const {selection, api, ids} = await setup();
  const matching = selection.selectAll({status: 'outstanding', q: 'north'});
  const all = selection.selectAll({status: 'outstanding', q: ''});
  await settle();
  const [first, second] = api.of('listPayable');

  second?.answer(answer([payable(1), payable(2)]));
  await all;
  assert.equal(selection.value.isSelectingAll, true);
  first?.answer(answer([payable(2)]));
  await matching;

  assert.deepEqual(ids(), ['inv_1', 'inv_2']);
  assert.equal(selection.value.isSelectingAll, false);
});

test('a select-all that fails rejects, changes nothing and can be tried again', async () => {
  const {selection, api, ids} = await setup();
  selection.set(rows(9), true);
  const failing = selection.selectAll({status: 'outstanding', q: ''});
  await settle();
  api.next('listPayable').answer(answer([payable(1)], [], 'c2'));
  await settle();

  api.next('listPayable').fail(new NetworkError('offline'));
  await assert.rejects(failing, {kind: 'network'});
  assert.deepEqual(ids(), ['inv_9']);
  assert.equal(selection.value.isSelectingAll, false);

  api.on('listPayable', () => answer([payable(1)]));
  await selection.selectAll({status: 'outstanding', q: ''});
  assert.deepEqual(ids(), ['inv_9', 'inv_1']);
});

test('S-05: the top box knows the selected rows that no page has loaded', async () => {
  const bag = await setup();
  const {selection, api} = bag;
  api.on('listInvoices', () => page([invoice(1), invoice(2)], {payableCount: 4, nextCursor: 'c'}));
  const {list} = await shownList(bag, pastDue);
  assert.equal(selection.topBox(list), 'none');

  api.on('listPayable', () => answer([1, 2, 3, 4].map((number) => payable(number))));
  await selection.selectAll(pastDue);
  assert.equal(selection.countIn(list), 4);
  assert.equal(selection.topBox(list), 'all');

  selection.set(rows(4), false);
  assert.equal(selection.topBox(list), 'mixed');

  selection.set(rows(77), true);
  assert.equal(selection.countIn(list), 3);

  selection.unselectAll(list);
  assert.deepEqual(bag.ids(), ['inv_77']);
  assert.equal(selection.topBox(list), 'none');
});

test('S-05: whatever is selected belongs to the list of all outstanding', async () => {
  const bag = await setup();
  const {selection, api} = bag;
  api.on('listInvoices', () => page([invoice(1)], {payableCount: 2, nextCursor: 'c'}));
  const {list} = await shownList(bag, outstanding);

  selection.set(rows(50), true);
  assert.equal(selection.countIn(list), 1);
  selection.unselectAll(list);

  assert.deepEqual(bag.ids(), []);
});

test('S-12: an invoice that arrives after select-all is not selected', async () => {
  const bag = await setup();
  const {selection, api, ids} = bag;
  api.on('listPayable', () => answer([payable(1)]));
  api.on('listInvoices', () => page([invoice(1)]));
  const {list} = await shownList(bag, outstanding);
  await selection.selectAll(outstanding);
  assert.equal(selection.topBox(list), 'all');

  api.on('listInvoices', () => page([invoice(1), invoice(2)]));
  await list.reload();

  assert.deepEqual(ids(), ['inv_1']);
  assert.equal(selection.topBox(list), 'mixed');
});

test('S-11: after a change, selected invoices of unloaded pages are asked about, 500 at a time', async () => {
  const {client, selection, api, ids} = await setup();
  const many = Array.from({length: 1_100}, (_, index) => index + 1);
  selection.set(rows(...many), true);
  api.on('checkPayable', (asked) => ({
    items: asked.filter((id) => id !== 'inv_2').map((id) => payable(Number(id.slice(4)))),
    excluded: [],
    nextCursor: null,
  }));

  client.invalidate();
  await settle();

  assert.deepEqual(
    api.of('checkPayable').map(({args: [asked]}) => asked.length),
    [500, 500, 100],
  );
  assert.equal(ids().length, 1_099);
  const [change] = selection.value.changes;
  assert.equal(change?.type === 'left' && change.because, 'gone');
});

test('S-11: what was ticked after the question is newer than its answer', async () => {
  const {client, selection, api, ids} = await setup();
  api.off('checkPayable');
  selection.set(rows(1, 2), true);
  client.invalidate();
  await settle();

  selection.set(rows(1), false);
  selection.set(rows(1), true);
  api.next('checkPayable').answer(answer([]));
  await settle();

  assert.deepEqual(ids(), ['inv_1']);
});

test('a pay button in view is known until the last one leaves', async () => {
  const {selection} = await setup();
  const {values} = record(selection.hasPayButton);

  const one = selection.showPayButton();
  const two = selection.showPayButton();
  one();
  one();
  assert.equal(selection.hasPayButton.value, true);
  two();

  assert.deepEqual(values, [false, true, false]);
});

test('one toggle among 2 000 selected takes less than a frame has to give', async () => {
  const {selection} = await setup();
  const all = rows(...Array.from({length: 2_000}, (_, index) => index + 1));
  selection.set(all, true);
  const one = all.slice(0, 1);
  for (let warm = 0; warm < 50; warm += 1) selection.set(one, warm % 2 === 1);

  const times = Array.from({length: 41}, (_, index) => {
    const start = performance.now();
    selection.set(one, index % 2 === 1);
    return performance.now() - start;
  });

  const median = times.sort((a, b) => a - b)[20] ?? Infinity;
  assert.ok(median < 1, `${median} ms`);
});
