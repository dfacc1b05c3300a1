import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {aPastDueInvoice, anInvoice, manyInvoices, usd} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList, type MountedList} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';
import {expectFocus} from '../../support/focus.ts';

const two = (): FakeApi =>
  new FakeApi([
    aPastDueInvoice({id: 'inv_a', number: 'INV-A'}),
    anInvoice({id: 'inv_b', number: 'INV-B'}),
  ]);

const paid = {
  status: 'paid',
  paid: usd(10_000),
  due: usd(0),
  payableAmount: null,
  notPayableReason: 'paid',
} as const;

/** The name a control is known by, and the row it stands in. */
function place({list}: Pick<MountedList, 'list'>): string {
  const {focused} = list;
  const row = focused?.closest<HTMLElement>('.row')?.dataset['id'];
  const name = focused?.ariaLabel ?? focused?.textContent ?? '';
  return [row, name.replace(/\s+/g, ' ').trim()].filter(Boolean).join(': ');
}

describe('portal-invoice-list, by keyboard', () => {
  it('is walked through with Tab in the order it is read', async () => {
    const mounted = await mountList(two());
    const {list} = mounted;
    list.chip('Outstanding').focus();
    const places: string[] = [];

    for (let step = 0; step < 12; step += 1) {
      await sendKeys({press: 'Tab'});
      places.push(place(mounted));
    }

    expect(places).to.deep.equal([
      'Search invoices by number or project',
      'Pay Selected',
      'Select all outstanding invoices',
      'Invoice',
      'Due',
      'Amount',
      'inv_a: Select INV-A, $100.00 due',
      'inv_a: INV-A',
      'inv_a: Pay Now, invoice INV-A, $100.00',
      'inv_b: Select INV-B, $100.00 due',
      'inv_b: INV-B',
      'inv_b: Pay Now, invoice INV-B, $100.00',
    ]);
  });

  it('selects with Space and pays with Enter', async () => {
    const {list, opened} = await mountList(two());
    list.box('INV-B')?.focus();

    await sendKeys({press: ' '});
    await waitUntil(() => list.selectedNumbers.join() === 'INV-B');
    list.paySelected?.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => opened.length === 1);

    expect(opened[0]?.invoiceIds).to.deep.equal(['inv_b']);
  });

  it('moves between filters with the arrow keys', async () => {
    const {list} = await mountList(two());
    list.chip('Outstanding').focus();

    await sendKeys({press: 'ArrowRight'});

    await waitUntil(() => list.numbers.join() === 'INV-A');
    await expectFocus(() => list.chip('Past due'));
  });

  it('comes back to the button that opened a view', async () => {
    const {list} = await mountList(two());
    list.payNow('INV-B')?.click();
    await list.element.updateComplete;

    list.element.focus();
    await list.element.updateComplete;

    await expectFocus(() => list.payNow('INV-B'));
  });

  it('goes to the row after it when the paid row has left the list', async () => {
    const api = two();
    const {list} = await mountList(api);
    list.payNow('INV-A')?.focus();
    api.change('inv_a', paid);

    await list.element.reload();
    await list.settled();

    expect(list.numbers).to.deep.equal(['INV-B']);
    await waitUntil(() => list.focused?.textContent?.trim() === 'INV-B');
  });

  it('goes to the number of the row when only its button has left', async () => {
    const api = two();
    const {list} = await mountList(api);
    await list.show('All');
    list.payNow('INV-A')?.focus();
    api.change('inv_a', paid);

    await list.element.reload();
    await list.settled();

    await waitUntil(() => list.focused?.textContent?.trim() === 'INV-A');
  });

  it('goes to the heading when the last row has left', async () => {
    const api = new FakeApi([anInvoice({id: 'inv_a', number: 'INV-A'})]);
    const {list} = await mountList(api);
    list.payNow('INV-A')?.focus();
    api.change('inv_a', paid);

    await list.element.reload();
    await list.settled();

    await waitUntil(() => list.focused?.id === 'heading');
  });

  it('does not take the focus from the page when rows change', async () => {
    const api = two();
    const {list} = await mountList(api);
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    api.change('inv_a', paid);

    await list.element.reload();
    await list.settled();

    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('keeps the focus in its row when a refresh brings another order', async () => {
    const api = two();
    const {list} = await mountList(api);
    list.box('INV-B')?.focus();
    api.change('inv_b', {dueOn: '2020-01-01'});

    await list.element.reload();
    await list.settled();

    expect(list.numbers).to.deep.equal(['INV-B', 'INV-A']);
    await expectFocus(() => list.box('INV-B'));
  });

  it('hides no focused row under the bar that sticks', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(25)));
    list.element.style.width = '1000px';
    await list.tick('INV-0025');
    window.scrollTo(0, document.documentElement.scrollHeight);

    list.box('INV-0010')?.focus();
    const edges = () => ({
      bar: list.root.querySelector('.bar')!.getBoundingClientRect(),
      head: list.root.querySelector('thead')!.getBoundingClientRect(),
      box: list.box('INV-0010')!.getBoundingClientRect(),
    });
    await waitUntil(() => edges().box.top >= edges().head.bottom, 'the row stays hidden');
    const {bar, head} = edges();

    expect(bar.top).to.be.closeTo(0, 1);
    expect(head.top).to.be.closeTo(bar.bottom, 1);
    window.scrollTo(0, 0);
  });
});
