import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {
  ContractError,
  NetworkError,
  PermissionError,
  ServerError,
} from '../../../../src/errors/index.ts';
import type {PortalErrorEvent, PortalInvoicesLoadedEvent} from '../../../../src/events/index.ts';
import {
  aPaidInvoice,
  anInvoice,
  anotherSession,
  eur,
  manyInvoices,
  noon,
  usd,
} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList, mountPortal, untilState} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

const all = html`<portal-invoice-list status="all"></portal-invoice-list>`;

describe('portal-invoice-list, its views', () => {
  it('shows a skeleton of eight rows under real headings while it loads (L-13)', async () => {
    const api = new FakeApi([anInvoice()]);
    const held = api.hold('listInvoices');
    const {provider} = await mountPortal(html`<portal-invoice-list></portal-invoice-list>`, {api});
    const element = provider.querySelector('portal-invoice-list')!;
    await waitUntil(() => api.called('listInvoices').length > 0);
    await element.updateComplete;

    expect(element.matches(':state(loading)')).to.be.true;
    expect(element.renderRoot.querySelectorAll('tbody .row')).to.have.length(8);
    expect(element.renderRoot.querySelector('.root')).to.have.attribute('aria-busy', 'true');
    expect(element.renderRoot.querySelector('thead')?.textContent).to.contain('Invoice');
    held.release();
    await untilState(element, 'ready');
    expect(element.renderRoot.querySelector('.root')).to.have.attribute('aria-busy', 'false');
  });

  it('says that it loads only when that takes more than a second', async () => {
    const api = new FakeApi([anInvoice()]);
    const held = api.hold('listInvoices');
    const start = performance.now();
    const {provider} = await mountPortal(html`<portal-invoice-list></portal-invoice-list>`, {api});
    const element = provider.querySelector('portal-invoice-list')!;
    const status = () => element.renderRoot.querySelector('[role=status]')?.textContent;

    await waitUntil(() => status() !== undefined && status() !== '', 'nothing was said');
    expect(status()).to.equal('Loading invoices');
    // A timer may be a little early by this clock.
    expect(performance.now() - start).to.be.above(990);
    held.release();
    await waitUntil(() => status() === '1 invoice');
  });

  it('says that there is nothing to pay, and shows all on request (L-13)', async () => {
    const {list} = await mountList(new FakeApi([aPaidInvoice({number: 'INV-1'})]));

    expect(list.element.matches(':state(empty)')).to.be.true;
    expect(list.text('[part=state]')).to.contain('Nothing to pay');
    list.button('Show all invoices').click();
    await list.settled();
    expect(list.numbers).to.deep.equal(['INV-1']);
  });

  it('says that there are no invoices yet (L-13)', async () => {
    const {list} = await mountList(new FakeApi([]), all);

    expect(list.text('[part=state]')).to.equal(
      'No invoices yet Invoices from Alder & Quay will appear here.',
    );
  });

  it('shows a failure as a failure, with Retry and the reference (L-13, X-02)', async () => {
    const api = new FakeApi([anInvoice({number: 'INV-1'})]);
    api.fail('listInvoices', new ContractError('unreadable', {requestId: 'req_8f2a'}));
    const kinds: string[] = [];
    const content = html`<portal-invoice-list
      @portal-error=${({kind}: PortalErrorEvent) => kinds.push(kind)}
    ></portal-invoice-list>`;
    const {list} = await mountList(api, content);

    expect(list.element.matches(':state(failed)')).to.be.true;
    expect(list.text('[part=state]')).to.contain('We could not load your invoices');
    expect(list.text('[part=state]')).to.contain('tell Alder & Quay').and.to.contain('req_8f2a');
    expect(kinds).to.deep.equal(['contract']);
    list.button('Retry').click();
    await untilState(list.element, 'ready');
    expect(list.numbers).to.deep.equal(['INV-1']);
  });

  it('asks again who is signed in when that could not be found out (L-13)', async () => {
    const api = new FakeApi([anInvoice({number: 'INV-1'})]);
    api.fail('getSession', new NetworkError('offline'));
    const {list} = await mountList(api);

    expect(list.text('[part=state]')).to.contain('Check your connection and try again.');
    list.button('Retry').click();
    await untilState(list.element, 'ready');
  });

  it('invites a visitor to log in, and loads nothing (L-13)', async () => {
    const api = new FakeApi([anInvoice()], null);
    const {list, opened} = await mountList(api);

    expect(list.element.matches(':state(signed-out)')).to.be.true;
    expect(list.root.querySelector('.summary, .filters, table')).to.be.null;
    expect(api.called('listInvoices')).to.have.length(0);
    list.button('Login').click();
    await waitUntil(() => opened[0]?.view === 'sign-in');
  });

  it('lets the page sign in by itself', async () => {
    const {list, opened} = await mountList(new FakeApi([], null));
    list.element.addEventListener('portal-sign-in-requested', (event) => event.preventDefault());

    list.button('Login').click();
    await list.element.updateComplete;

    expect(opened).to.have.length(0);
  });

  it('says that the portal is not available, and whom to ask (L-13, A-05)', async () => {
    const api = new FakeApi([anInvoice()]);
    api.fail('listInvoices', new PermissionError('off', {code: 'portal_off'}));
    api.fail('getSummary', new PermissionError('off', {code: 'portal_off'}));
    const {list} = await mountList(api);

    expect(list.element.matches(':state(unavailable)')).to.be.true;
    expect(list.text('[part=state]')).to.equal(
      'The client portal is not available Alder & Quay has not turned it on for your company. Questions: billing@alder.example.',
    );
  });

  it('says that these invoices may not be seen (L-13)', async () => {
    const api = new FakeApi([anInvoice()]);
    api.fail('listInvoices', new PermissionError('no', {code: 'forbidden'}));
    const {list} = await mountList(api);

    expect(list.element.matches(':state(unavailable)')).to.be.true;
    expect(list.text('[part=state]')).to.contain("You can't see these invoices");
    expect(list.root.querySelector('.summary')).to.be.null;
  });

  it('keeps the rows when a refresh fails, and says from when they are', async () => {
    const api = new FakeApi([anInvoice({number: 'INV-1'})]);
    const {list} = await mountList(api);
    api.fail('listInvoices', new NetworkError('offline'));

    await list.element.reload();
    await list.settled();

    expect(list.numbers).to.deep.equal(['INV-1']);
    expect(list.text('.notices')).to.match(/Could not refresh\. This is from \d+:\d+/);
    list.button('Retry').click();
    await waitUntil(() => !list.root.querySelector('.notices'));
  });

  it('shows rows without a summary when only that fails, and no zero in its place', async () => {
    const api = new FakeApi([anInvoice({number: 'INV-1'})]);
    api.fail('getSummary', new ServerError('broken'));
    const {list} = await mountList(api);

    await waitUntil(() => list.root.querySelector('.notices'));

    expect(list.root.querySelector('.summary')).to.be.null;
    expect(list.numbers).to.deep.equal(['INV-1']);
    expect(list.text('.notices')).to.contain('Something went wrong on our side.');
  });

  it('drops every row at once when another contact takes over (A-06)', async () => {
    const api = new FakeApi([anInvoice({number: 'MARAS'})]);
    const {list, provider} = await mountList(api);
    await list.tick('MARAS');
    await waitUntil(() => list.said.includes('selected'));
    api.session = anotherSession();
    api.invoices = [anInvoice({number: 'TARNS'})];
    const held = api.hold('listInvoices');

    await provider.refresh();
    await list.element.updateComplete;

    expect(list.numbers).to.deep.equal([]);
    expect(list.root.textContent).not.to.contain('MARAS');
    expect(list.said).not.to.contain('selected');
    held.release();
    await untilState(list.element, 'ready');
    expect(list.bar).to.contain('Select invoices');
  });

  it('puts the page’s own words into its slots', async () => {
    const {list} = await mountList(
      new FakeApi([]),
      html`<portal-invoice-list
        ><h1 slot="heading">Open bills</h1>
        <p slot="empty">All settled.</p></portal-invoice-list
      >`,
    );
    const slots = [...list.root.querySelectorAll('slot')];

    expect(slots.map((slot) => slot.assignedElements()[0]?.textContent)).to.deep.equal([
      'Open bills',
      'All settled.',
    ]);
  });

  it('tells the page how many rows are shown', async () => {
    const counts: number[] = [];
    const {list} = await mountList(
      new FakeApi(manyInvoices(30)),
      html`<portal-invoice-list
        @portal-invoices-loaded=${({count}: PortalInvoicesLoadedEvent) => counts.push(count)}
      ></portal-invoice-list>`,
    );

    list.button('Show more').click();
    await waitUntil(() => list.numbers.length === 30);

    expect(counts).to.deep.equal([25, 30]);
  });

  it('sums up outstanding and past due per currency, and the last payment (L-16)', async () => {
    const api = new FakeApi([
      anInvoice({total: usd(1_214_000), status: 'past_due'}),
      anInvoice({total: usd(10_000)}),
      anInvoice({total: eur(410_000)}),
      aPaidInvoice(),
    ]);
    api.lastPayment = {
      amount: usd(95_000),
      paidAt: noon(-19),
      byMe: true,
      method: {kind: 'card', brand: 'visa', last4: '4242'},
    };
    const {list} = await mountList(api);
    await waitUntil(() => !list.root.querySelector('.summary .block'));

    expect(list.texts('.cell')).to.deep.equal([
      'Outstanding $12,240.00 2 invoices €4,100.00 · 1 invoice',
      'Past due $12,140.00 1 invoice',
      list.texts('.cell')[2],
    ]);
    expect(list.texts('.cell')[2]).to.match(/^Last payment \$950\.00 \w+ \d+.* · Visa •••• 4242/);
    expect(list.text('.chips')).to.contain('Outstanding3').and.to.contain('Past due1');
  });

  it('names no method of a last payment that somebody else made (L-16, M-02)', async () => {
    const api = new FakeApi([anInvoice()]);
    api.lastPayment = {amount: usd(95_000), paidAt: noon(-19), byMe: false};
    const {list} = await mountList(api);
    await waitUntil(() => !list.root.querySelector('.summary .block'));

    expect(list.texts('.cell')[2]).not.to.contain('••••');
  });
});
