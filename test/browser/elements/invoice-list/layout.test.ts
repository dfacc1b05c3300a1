import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {anInvoice, manyInvoices, usd} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList, mountPortal, untilState} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** What a page's own style sheet may do to everything it can reach. */
const hostile = `
  html { font-size: 62.5%; }
  * { all: unset; box-sizing: content-box; }
  head, style, script { display: none; }
`;

describe('portal-invoice-list, layout', () => {
  for (const [width, height] of [
    [1000, 64],
    [760, 64],
    [500, 88],
  ] as const) {
    it(`has rows of at least ${height} px at ${width}, and amounts on one edge`, async () => {
      const api = new FakeApi([
        anInvoice({number: 'A', total: usd(100)}),
        anInvoice({number: 'B', total: usd(123_456_789)}),
        anInvoice({number: 'C', payableAmount: null, notPayableReason: 'on_hold'}),
      ]);
      const {list} = await mountList(api);
      list.element.style.width = `${width}px`;
      const rows = [...list.root.querySelectorAll('.row')];
      const edges = rows.map(
        (row) => row.querySelector('td.amount')!.getBoundingClientRect().right,
      );

      for (const row of rows) expect(row.getBoundingClientRect().height).to.be.at.least(height);
      for (const edge of edges) expect(edge).to.be.closeTo(edges[0]!, 0.5);
    });
  }

  it('becomes cards below 480, with Pay Now 44 high', async () => {
    const {list} = await mountList(new FakeApi([anInvoice({number: 'A'})]));
    list.element.style.width = '320px';

    expect(list.payNow('A')!.getBoundingClientRect().height).to.be.at.least(44);
    expect(getComputedStyle(list.row('A')).borderTopLeftRadius).to.equal('10px');
    expect(list.element.scrollWidth).to.equal(320);
  });

  for (const width of [1000, 760, 500, 320]) {
    it(`moves nothing when rows come in the place of the skeleton, at ${width} px`, async () => {
      const api = new FakeApi(manyInvoices(3));
      const held = api.hold('listInvoices');
      const heldSummary = api.hold('getSummary');
      const {provider} = await mountPortal(
        html`<div>
          <portal-invoice-list></portal-invoice-list>
          <footer>Footer</footer>
        </div>`,
        {api},
      );
      const element = provider.querySelector('portal-invoice-list')!;
      element.style.width = `${width}px`;
      await waitUntil(() => element.renderRoot.querySelector('tbody .row'));
      const tops = () =>
        ['.summary', '.filters', '.frame', '.bar', 'tbody']
          .map((selector) => element.renderRoot.querySelector(selector)!)
          .concat(provider.querySelector('footer')!)
          .map((each) => Math.round(each.getBoundingClientRect().top));
      const before = tops();

      held.release();
      heldSummary.release();
      await untilState(element, 'ready');
      await waitUntil(() => !element.renderRoot.querySelector('.block'));

      expect(width < 480 ? tops().filter((_, index) => index !== 3) : tops()).to.deep.equal(
        width < 480 ? before.filter((_, index) => index !== 3) : before,
      );
    });
  }

  it('has cards right under their order where none can be ticked', async () => {
    const held = anInvoice({payableAmount: null, notPayableReason: 'on_hold'});
    const {list} = await mountList(new FakeApi([held]));
    list.element.style.width = '320px';
    await waitUntil(() => list.root.querySelector('.sorting select'));
    const order = list.root.querySelector('.sorting select')!;

    const gap =
      list.root.querySelector('.row')!.getBoundingClientRect().top -
      order.getBoundingClientRect().bottom;
    expect(gap).to.be.within(0, 24);
  });

  it('has one Pay Selected at most: on top from 480, at the bottom below (S-01)', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(25)));
    await list.tick('INV-0001');
    const bar = list.root.querySelector('.bar')!;

    list.element.style.width = '760px';
    expect(bar.getBoundingClientRect().top).to.be.below(
      list.row('INV-0001').getBoundingClientRect().top,
    );
    list.element.style.width = '320px';
    expect(Math.round(bar.getBoundingClientRect().bottom)).to.equal(window.innerHeight);
    expect(list.root.querySelectorAll('[part=pay-selected]')).to.have.length(1);
  });

  it('looks the same under a page that resets everything (E-03)', async () => {
    const {list} = await mountList(new FakeApi(manyInvoices(3)));
    list.element.style.width = '1000px';
    const sizes = () =>
      ['.row', '.bar', 'h2', '.figure', '.pay', '.input', '.box'].map((selector) => {
        const {width, height} = list.root.querySelector(selector)!.getBoundingClientRect();
        return [selector, Math.round(width), Math.round(height)];
      });
    const before = sizes();
    const sheet = document.createElement('style');
    sheet.textContent = hostile;

    document.head.append(sheet);
    list.element.style.cssText = 'display: block; width: 1000px; font-family: inherit';
    const after = sizes();
    sheet.remove();

    // The page may choose the family alone; heights, paddings and weights are ours.
    expect(after.map(([selector, , height]) => [selector, height])).to.deep.equal(
      before.map(([selector, , height]) => [selector, height]),
    );
  });

  it('has rows of 48 and one line where compact', async () => {
    const {list} = await mountList(
      new FakeApi([anInvoice({number: 'A'})]),
      html`<portal-invoice-list compact></portal-invoice-list>`,
    );
    list.element.style.width = '1000px';

    expect(list.row('A').getBoundingClientRect().height).to.be.closeTo(48, 1);
    expect(getComputedStyle(list.row('A').querySelector('.project')!).display).to.equal('none');
  });
});
