import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {Invoice} from '../../../../src/contract/types.ts';
import {ServerError} from '../../../../src/errors/index.ts';
import type {PortalSelectionChangedEvent} from '../../../../src/events/index.ts';
import {
  aPastDueInvoice,
  aSession,
  anInvoice,
  day,
  eur,
  manyInvoices,
  usd,
} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {pressShiftSpace} from '../../support/keys.ts';
import {mountList} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';
import {expectFocus} from '../../support/focus.ts';

const notOffered: Partial<Invoice> = {
  payableAmount: null,
  notPayableReason: 'no_payment_options',
  paymentOptions: [],
};

/** Three to pay, one of them past due, and two that cannot be paid online. */
function mixed(): FakeApi {
  return new FakeApi([
    aPastDueInvoice({number: 'INV-1', total: usd(10_000)}),
    anInvoice({number: 'INV-2', total: usd(20_000), dueOn: day(2)}),
    anInvoice({number: 'INV-3', total: usd(30_000), dueOn: day(3)}),
    anInvoice({number: 'INV-7', dueOn: day(4), ...notOffered}),
    anInvoice({number: 'INV-9', dueOn: day(5), ...notOffered}),
  ]);
}

describe('portal-invoice-list, selection', () => {
  it('pays exactly the ticked rows with Pay Selected (S-01)', async () => {
    const api = mixed();
    const {list, opened} = await mountList(api);

    await list.tick('INV-1', 'INV-3');
    list.paySelected?.click();
    await list.element.updateComplete;

    expect(list.bar).to.contain('2 selected').and.to.contain('$400.00');
    expect(opened.map(({view, invoiceIds}) => [view, invoiceIds])).to.deep.equal([
      ['payment', [api.invoices[0]?.id, api.invoices[2]?.id]],
    ]);
  });

  it('selects every outstanding invoice with the top-most box, on every page (S-02, S-03)', async () => {
    const api = new FakeApi(manyInvoices(60));
    api.payablePage = 40;
    const {list, opened} = await mountList(api);

    await list.tickAll();
    list.paySelected?.click();
    await list.element.updateComplete;

    expect(list.numbers).to.have.length(25);
    expect(list.bar).to.contain('60 selected').and.to.contain('$6,000.00');
    expect(list.topBox.checked).to.be.true;
    expect(opened[0]?.invoiceIds).to.have.length(60);
  });

  it('leaves out what cannot be paid online, counted and named (S-04)', async () => {
    const {list} = await mountList(mixed());

    await list.tickAll();

    expect(list.bar).to.contain('3 selected, 2 cannot be paid online: INV-7, INV-9');
    await waitUntil(() => list.said === '3 selected, 2 cannot be paid online');
    expect(list.selectedNumbers).to.deep.equal(['INV-1', 'INV-2', 'INV-3']);
  });

  it('shows in the top-most box none, some or all of what is payable (S-05)', async () => {
    const {list} = await mountList(mixed());
    const seen = () => [list.topBox.checked, list.topBox.indeterminate];

    expect(seen()).to.deep.equal([false, false]);
    await list.tick('INV-1');
    expect(seen()).to.deep.equal([false, true]);
    await list.tick('INV-2', 'INV-3');
    expect(seen()).to.deep.equal([true, false]);
  });

  it('unselects what belongs to the query with the top-most box, and Clear all the rest (S-05)', async () => {
    const {list} = await mountList(mixed());
    await list.tick('INV-1', 'INV-2', 'INV-3');
    await list.show('Past due');

    list.topBox.click();
    await list.element.updateComplete;

    expect(list.bar).to.contain('2 selected, 2 not shown');
    list.button('Clear all (2)').click();
    await list.element.updateComplete;
    expect(list.bar).to.contain('Select invoices to pay them together.');
    await waitUntil(() => list.said === 'Selection cleared');
  });

  it('selects what matches a filter, and offers all outstanding ones (S-06)', async () => {
    const api = mixed();
    const {list} = await mountList(api);
    await list.show('Past due');

    await list.tickAll();

    expect(list.bar).to.contain('The one that matches is selected.');
    expect(api.called('listPayable')[0]?.[0]).to.include({status: 'past_due', q: ''});
    list.button('Select all 5 outstanding').click();
    await list.settled();
    expect(list.bar).to.contain('3 selected, 2 cannot be paid online');
  });

  it('does not call the top-most box "all outstanding" under a filter (S-06)', async () => {
    const {list} = await mountList(mixed());

    expect(list.topBox).to.have.attribute('aria-label', 'Select all outstanding invoices');
    await list.show('Past due');
    expect(list.topBox).to.have.attribute('aria-label', 'Select all');
  });

  it('gives the reason when Pay Selected is pressed with nothing selected (S-07)', async () => {
    const {list, opened} = await mountList(mixed());
    const button = list.paySelected!;
    const reason = list.root.getElementById(button.getAttribute('aria-describedby') ?? '');

    expect(button).to.have.attribute('aria-disabled', 'true');
    expect(reason?.textContent).to.contain('Select at least one invoice first.');
    button.focus();
    await expectFocus(() => button);
    button.click();
    await list.element.updateComplete;

    expect(opened).to.have.length(0);
    expect(reason?.getBoundingClientRect().width).to.be.above(50);
    await waitUntil(() => list.said === 'Select at least one invoice first.');
  });

  it('keeps totals of two currencies apart (S-08)', async () => {
    const api = new FakeApi([
      anInvoice({number: 'INV-1', total: usd(600_000)}),
      anInvoice({number: 'INV-2', total: eur(98_000)}),
    ]);
    const {list} = await mountList(api);

    await list.tick('INV-1', 'INV-2');

    expect(list.text('[part=totals]')).to.equal('$6,000.00 and €980.00');
  });

  it('counts a selected invoice that a filter hides, and shows it again (S-10)', async () => {
    const {list} = await mountList(mixed());
    await list.tick('INV-1', 'INV-2');

    await list.show('Past due');

    expect(list.bar).to.contain('2 selected, 1 not shown').and.to.contain('$300.00');
    list.button('Show selected').click();
    await list.settled();
    expect(list.selectedNumbers).to.deep.equal(['INV-1', 'INV-2']);
    expect(list.bar).not.to.contain('not shown');
  });

  it('keeps count, total and Clear where nothing matches any more (S-10)', async () => {
    const {list} = await mountList(mixed());
    await list.tick('INV-1');

    await list.show('Processing');

    expect(list.text('[part=state]')).to.contain('Nothing processing');
    expect(list.bar).to.contain('1 selected, 1 not shown');
  });

  it('lets a paid invoice leave the selection, and says so (S-11)', async () => {
    const api = mixed();
    const {list} = await mountList(api);
    await list.tick('INV-1', 'INV-2');
    api.change(api.invoices[0]!.id, {
      status: 'paid',
      paid: usd(10_000),
      due: usd(0),
      payableAmount: null,
      notPayableReason: 'paid',
    });

    await list.element.reload();
    await list.settled();

    await waitUntil(() => list.said === 'INV-1 was paid and left your selection');
    expect(list.bar).to.contain('1 selected');
  });

  it('says old and new amount of a selected invoice that has changed (S-11)', async () => {
    const api = mixed();
    const {list} = await mountList(api);
    await list.tick('INV-2');
    api.change(api.invoices[1]!.id, {due: usd(15_000), payableAmount: usd(15_000)});

    await list.element.reload();
    await list.settled();

    await waitUntil(() => list.said === 'INV-2 changed from $200.00 to $150.00');
    expect(list.text('[part=totals]')).to.equal('$150.00');
  });

  it('does not add what arrives after select-all (S-12)', async () => {
    const api = mixed();
    const {list} = await mountList(api);
    await list.tickAll();
    api.invoices.push(anInvoice({number: 'INV-99', dueOn: day(1)}));

    await list.element.reload();
    await list.settled();

    expect(list.box('INV-99')?.checked).to.be.false;
    expect(list.topBox.indeterminate).to.be.true;
  });

  it('selects a range with Shift and a click, and unselects one (S-13)', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(10)));
    const shiftClick = (number: string) =>
      list.box(number)?.dispatchEvent(new MouseEvent('click', {bubbles: true, shiftKey: true}));

    await list.tick('INV-0002');
    shiftClick('INV-0005');
    await list.element.updateComplete;

    expect(list.selectedNumbers).to.deep.equal(['INV-0002', 'INV-0003', 'INV-0004', 'INV-0005']);
    shiftClick('INV-0003');
    await list.element.updateComplete;
    expect(list.selectedNumbers).to.deep.equal(['INV-0002']);
  });

  it('selects a range with Shift and Space (S-13)', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(10)));
    await list.tick('INV-0006');

    list.box('INV-0003')?.focus();
    await pressShiftSpace(list.box('INV-0003')!);
    await list.element.updateComplete;

    expect(list.selectedNumbers).to.deep.equal(['INV-0003', 'INV-0004', 'INV-0005', 'INV-0006']);
  });

  it('leaves out of a range what cannot be paid', async () => {
    const {list} = await mountList(mixed());
    await list.tick('INV-1');

    list.box('INV-3')?.dispatchEvent(new MouseEvent('click', {bubbles: true, shiftKey: true}));
    await list.element.updateComplete;

    expect(list.bar).to.contain('3 selected');
  });

  it('says how many payments it takes above the limit of one (S-14)', async () => {
    const api = mixed();
    api.session = aSession({limits: {invoicesPerSubmission: 2}});
    const {list} = await mountList(api);

    await list.tickAll();

    expect(list.bar).to.contain('One payment holds up to 2 invoices. This is part 1 of 2');
  });

  it('shares what is selected with every list of the portal (S-15)', async () => {
    const content = html`<portal-invoice-list></portal-invoice-list
      ><portal-invoice-list id="other" status="all"></portal-invoice-list>`;
    const {list, provider} = await mountList(mixed(), content);
    const other = provider.querySelector<typeof list.element>('#other')!;
    await waitUntil(() => other.renderRoot.querySelectorAll('.row[data-id]').length === 5);

    await list.tick('INV-2');
    await other.updateComplete;

    const ticked = [...other.renderRoot.querySelectorAll<HTMLInputElement>('.row .box')];
    expect(ticked.map(({checked}) => checked)).to.deep.equal([false, true, false]);
  });

  it('tells the page what is selected, after it is (S-15)', async () => {
    const api = mixed();
    const {list, provider} = await mountList(api);
    const heard: PortalSelectionChangedEvent[] = [];
    provider.addEventListener('portal-selection-changed', (event) => heard.push(event));

    await list.tick('INV-1', 'INV-2');

    expect(heard.map(({invoiceIds, totals}) => [invoiceIds.length, totals])).to.deep.equal([
      [1, [usd(10_000)]],
      [2, [usd(30_000)]],
    ]);
  });

  it('puts the focus on the top-most box after Clear', async () => {
    const {list} = await mountList(mixed());
    await list.tick('INV-1');

    list.button('Clear').focus();
    list.button('Clear').click();
    await list.element.updateComplete;

    await expectFocus(() => list.topBox);
  });

  it('says so when select-all fails, and selects nothing', async () => {
    const api = mixed();
    api.fail('listPayable', new ServerError('broken'));
    const {list} = await mountList(api);

    list.topBox.click();
    await waitUntil(() => list.root.querySelector('[part~=failure]'));
    await list.element.updateComplete;

    expect(list.text('[part~=failure]')).to.contain('Something went wrong on our side.');
    expect(list.topBox.checked).to.be.false;
    expect(list.bar).to.contain('Select invoices to pay them together.');
  });

  it('offers neither boxes nor Pay Selected with no-selection, but Pay Now', async () => {
    const {list} = await mountList(
      mixed(),
      html`<portal-invoice-list no-selection></portal-invoice-list>`,
    );

    expect(list.root.querySelector('.box, [part=selection-bar]')).to.be.null;
    expect(list.payNow('INV-1')).to.exist;
  });

  it('has no control of payment anywhere without the Wallet (L-14)', async () => {
    const api = mixed();
    api.session = aSession({
      capabilities: {payments: false, savedMethods: false, team: true, partialPayments: false},
    });
    api.invoices = api.invoices.map((invoice) => ({
      ...invoice,
      payableAmount: null,
      notPayableReason: 'payments_unavailable',
    }));
    const {list} = await mountList(api);

    expect(list.numbers).to.have.length(5);
    expect(list.root.querySelector('.box, .pay, [part=selection-bar], td.action, .note')).to.be
      .null;
  });
});
