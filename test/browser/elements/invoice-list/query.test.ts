import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {InvoiceQuery} from '../../../../src/client/api.ts';
import {NetworkError} from '../../../../src/errors/index.ts';
import {
  aPaidInvoice,
  aPastDueInvoice,
  aProcessingInvoice,
  anInvoice,
  manyInvoices,
} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList} from '../../support/mount.ts';
import {claimConsole} from '../../../setup/console.ts';
import {waitUntil} from '../../support/wait-until.ts';

const one = (): FakeApi =>
  new FakeApi([
    anInvoice({number: 'OPEN', projects: [{id: 'p', name: 'Quay library'}]}),
    aPastDueInvoice({number: 'LATE'}),
    aProcessingInvoice({number: 'DEBIT'}),
    aPaidInvoice({number: 'PAID'}),
  ]);

const lastQuery = (api: FakeApi) => api.called('listInvoices').at(-1)?.[0] as InvoiceQuery;

describe('portal-invoice-list, filter, search, sort and pages (L-12)', () => {
  it('shows what is outstanding first, the oldest due date on top, 25 rows at most', async () => {
    const api = one();
    const {list} = await mountList(api);

    expect(list.numbers).to.deep.equal(['LATE', 'OPEN']);
    expect(lastQuery(api)).to.include({status: 'outstanding', sort: 'due_on', q: '', limit: 25});
    expect(list.root.querySelector('thead .due')).to.have.attribute('aria-sort', 'ascending');
  });

  for (const [label, numbers] of [
    ['Past due', ['LATE']],
    ['Processing', ['DEBIT']],
    ['Paid', ['PAID']],
    ['All', ['PAID', 'LATE', 'OPEN', 'DEBIT']],
  ] as const) {
    it(`filters by ${label}`, async () => {
      const {list} = await mountList(one());

      await list.show(label);

      expect(list.numbers).to.have.members([...numbers]);
    });
  }

  it('takes its first filter and page size from attributes', async () => {
    const api = one();
    const {list} = await mountList(
      api,
      html`<portal-invoice-list status="past-due" page-size="10"></portal-invoice-list>`,
    );

    expect(list.chip('Past due').checked).to.be.true;
    expect(lastQuery(api)).to.include({status: 'past_due', limit: 10});
  });

  it('warns of attributes that it cannot use, and shows outstanding invoices', async () => {
    const lines = claimConsole();
    const api = one();
    await mountList(
      api,
      html`<portal-invoice-list status="overdue" page-size="900"></portal-invoice-list>`,
    );

    expect(lines.map(({text}) => text.slice(0, 74))).to.deep.equal([
      '[client-portal-elements] <portal-invoice-list status="overdue"> is unknown',
      '[client-portal-elements] <portal-invoice-list page-size="900"> must be fro',
    ]);
    expect(lastQuery(api)).to.include({status: 'outstanding', limit: 25});
  });

  it('follows a changed status attribute', async () => {
    const {list} = await mountList(one());

    list.element.setAttribute('status', 'paid');
    await list.settled();

    expect(list.numbers).to.deep.equal(['PAID']);
  });

  it('searches number and project when typing pauses, and clears with Esc', async () => {
    const api = one();
    const {list} = await mountList(api);
    list.search.focus();

    // In one go: real keys may pause on a busy machine.
    for (const typed of ['q', 'qu', 'qua', 'quay']) {
      list.search.value = typed;
      list.search.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    await waitUntil(() => list.numbers.join() === 'OPEN');

    expect(api.called('listInvoices')).to.have.length(2);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => list.numbers.length === 2);
    expect(list.search.value).to.equal('');
  });

  it('says what was searched when nothing matches, and clears the search', async () => {
    const {list} = await mountList(one());
    await list.searchFor('tunnel');
    await waitUntil(() => list.element.matches(':state(empty)'), 'not empty');

    expect(list.text('[part=state]')).to.equal(
      'No invoice matches “tunnel” Check the number, or clear the search. Clear search',
    );
    list.root.querySelector<HTMLElement>('[part=action]')?.click();
    await waitUntil(() => list.numbers.length === 2, 'no rows again');
  });

  it('keeps the rows while the next ones load, and says that it is busy', async () => {
    const api = one();
    const {list} = await mountList(api);
    const held = api.hold('listInvoices');

    list.chip('Paid').click();
    await list.element.updateComplete;

    expect(list.numbers).to.deep.equal(['LATE', 'OPEN']);
    expect(list.root.querySelector('.running')).to.exist;
    held.release();
    await list.settled();
    expect(list.numbers).to.deep.equal(['PAID']);
  });

  it('sorts by column headers, turns around, and says so', async () => {
    const api = one();
    const {list} = await mountList(api);

    list.button('Amount').click();
    await list.settled();
    expect(lastQuery(api).sort).to.equal('-amount');
    expect(list.root.querySelector('thead .amount')).to.have.attribute('aria-sort', 'descending');
    await waitUntil(() => list.said === 'Sorted by amount, highest first');

    list.button('Amount').click();
    await list.settled();
    expect(lastQuery(api).sort).to.equal('amount');
    list.button('Invoice').click();
    await list.settled();
    expect(lastQuery(api).sort).to.equal('number');
  });

  it('sorts by a select where there are no column headers', async () => {
    const api = one();
    const {list} = await mountList(api);
    const select = list.root.querySelector('select')!;

    expect(getComputedStyle(select.parentElement!).display).to.equal('none');
    list.element.style.width = '400px';
    expect(getComputedStyle(select.parentElement!).display).to.equal('flex');
    select.value = '-due_on';
    select.dispatchEvent(new Event('change'));
    await list.settled();

    expect(lastQuery(api).sort).to.equal('-due_on');
    expect(list.numbers).to.deep.equal(['OPEN', 'LATE']);
  });

  it('shows more, says how many, and puts the focus on the first new row', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(60)));

    list.button('Show more').focus();
    list.button('Show more').click();
    await waitUntil(() => list.numbers.length === 50);
    await list.element.updateComplete;

    await waitUntil(() => list.focused?.textContent?.trim() === 'INV-0026');
    await waitUntil(() => list.said === '25 more, 50 shown');
  });

  it('keeps the rows when more cannot be loaded, and tries again', async () => {
    const api = new FakeApi(manyInvoices(30));
    const {list} = await mountList(api);
    api.fail('listInvoices', new NetworkError('offline'));

    list.button('Show more').click();
    await waitUntil(() => list.text('.end').includes('Could not load more invoices.'));

    expect(list.numbers).to.have.length(25);
    list.button('Retry').click();
    await waitUntil(() => list.numbers.length === 30);
    expect(list.root.querySelector('.end')).to.be.null;
  });

  it('announces how many there are', async () => {
    const {list} = await mountList(one());

    await waitUntil(() => list.said === '2 invoices');
  });

  it('leaves out filters and search where the page does not want them', async () => {
    const {list} = await mountList(
      one(),
      html`<portal-invoice-list no-filter no-search></portal-invoice-list>`,
    );

    expect(list.root.querySelector('.chips, .search')).to.be.null;
  });
});
