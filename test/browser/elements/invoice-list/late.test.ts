import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {listDesk} from '../../../../src/elements/invoice-list/invoice-list.ts';
import {NetworkError} from '../../../../src/errors/index.ts';
import type {PortalErrorEvent} from '../../../../src/events/index.ts';
import {anInvoice, manyInvoices} from '../../support/builders.ts';
import {expectAccessible} from '../../support/axe.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

type DeskModule = NonNullable<typeof listDesk.value>;

/** The desk stays away until the test lets it come. */
function holdDesk() {
  const real = listDesk.value!;
  const {load} = listDesk;
  const held = Promise.withResolvers<DeskModule>();
  listDesk.value = undefined;
  listDesk.load = () => held.promise;
  return {
    come() {
      letCome();
      held.resolve(real);
    },
    fail: (error: Error) => held.reject(error),
    letCome,
  };

  function letCome() {
    listDesk.load = load;
    listDesk.value = real;
  }
}

describe('portal-invoice-list, before its desk is there', () => {
  let desk: ReturnType<typeof holdDesk>;

  beforeEach(() => {
    desk = holdDesk();
  });

  afterEach(() => {
    desk.letCome();
  });

  for (const width of [1000, 600, 400]) {
    it(`shows rows, and nothing of them moves when it comes (${width} px)`, async () => {
      const api = new FakeApi(manyInvoices(3));
      const summary = api.hold('getSummary');
      const content = html`<div style=${`inline-size: ${width}px`}>
        <portal-invoice-list></portal-invoice-list>
      </div>`;
      const {list} = await mountList(api, content);
      const places = () =>
        ['.heading', '.reserve', '.table', '.row', '.row:last-child .pay'].map((selector) => {
          const {x, y, width, height} = list.root.querySelector(selector)!.getBoundingClientRect();
          return {selector, x, y, width, height};
        });
      expect(list.numbers).to.have.length(3);
      expect(list.root.querySelector('#search')).to.be.null;
      const before = places();

      desk.come();
      await waitUntil(() => list.root.querySelector('#search'), 'the desk never came');
      await list.element.updateComplete;

      expect(places()).to.deep.equal(before);
      summary.release();
    });
  }

  it('opens the payment that was asked for meanwhile', async () => {
    const invoice = anInvoice({number: 'INV-1'});
    const {list, opened} = await mountList(new FakeApi([invoice]));

    list.payNow('INV-1')?.click();
    expect(opened).to.have.length(0);
    desk.come();
    await waitUntil(() => opened.length > 0, 'the payment never opened');

    expect(opened.map(({invoiceIds}) => invoiceIds)).to.deep.equal([[invoice.id]]);
  });

  it('keeps what was ticked meanwhile', async () => {
    const {list} = await mountList(
      new FakeApi(['A', 'B', 'C'].map((number) => anInvoice({number}))),
    );

    list.box('A')?.click();
    list.box('C')?.click();
    list.box('C')?.click();
    desk.come();
    await waitUntil(() => list.bar.includes('1 selected'), 'it was never selected');

    expect(list.selectedNumbers).to.deep.equal(['A']);
  });

  it('sorts by the header that was pressed meanwhile', async () => {
    const api = new FakeApi([anInvoice({number: 'INV-1'})]);
    const {list} = await mountList(api);

    list.root.querySelector<HTMLElement>('thead .amount .sort')?.click();
    desk.come();
    await waitUntil(() => api.called('listInvoices').length === 2, 'it was never asked for');

    expect(api.called('listInvoices').at(-1)?.[0]).to.include({sort: '-amount'});
  });

  it('says so when it cannot be loaded, keeps its rows, and Retry loads it (X-02)', async () => {
    const {list, provider} = await mountList(new FakeApi([anInvoice({number: 'INV-1'})]));
    const kinds: string[] = [];
    provider.addEventListener('portal-error', ({kind}: PortalErrorEvent) => kinds.push(kind));

    desk.fail(new NetworkError('offline'));
    await waitUntil(() => list.root.querySelector('.stuck'), 'nothing was said');
    expect(list.text('.stuck')).to.contain('Check your connection and try again.');
    expect(list.text('[role=alert]')).to.contain('Check your connection');
    expect(list.numbers).to.deep.equal(['INV-1']);
    expect(kinds).to.deep.equal(['network']);
    await expectAccessible(list.element);
    desk.letCome();
    list.button('Retry').click();
    await waitUntil(() => list.root.querySelector('#search'), 'the desk never came');

    expect(list.root.querySelector('.stuck')).to.be.null;
    expect(list.text('[role=alert]')).to.equal('');
  });

  it('says where nobody is signed in that it cannot be loaded', async () => {
    const {list} = await mountList(new FakeApi([], null));

    desk.fail(new NetworkError('offline'));
    await waitUntil(() => list.root.querySelector('.stuck'), 'nothing was said');
    desk.letCome();
    list.button('Retry').click();
    await waitUntil(() => list.root.querySelector('[part=login]'), 'the desk never came');

    expect(list.root.querySelector('.stuck')).to.be.null;
  });
});
