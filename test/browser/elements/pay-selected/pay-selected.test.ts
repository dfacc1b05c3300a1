import {expect} from '@open-wc/testing';
import {html, type TemplateResult} from 'lit';
import '../../../../src/elements/pay-selected/define.ts';
import type {PortalPaySelected} from '../../../../src/elements/pay-selected/index.ts';
import {NetworkError} from '../../../../src/errors/index.ts';
import {aPaidInvoice, aSession, anInvoice, eur, usd} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {InvoiceListDriver} from '../../support/invoice-list-driver.ts';
import {mountPortal, portalAbove, untilState} from '../../support/mount.ts';
import {expectAccessible} from '../../support/axe.ts';
import {waitUntil} from '../../support/wait-until.ts';

const withList = html`<portal-pay-selected></portal-pay-selected
  ><portal-invoice-list></portal-invoice-list>`;

function three(): FakeApi {
  return new FakeApi([
    anInvoice({id: 'inv_1', number: 'INV-1', total: usd(10_000)}),
    anInvoice({id: 'inv_2', number: 'INV-2', total: eur(20_000)}),
    anInvoice({
      id: 'inv_7',
      number: 'INV-7',
      payableAmount: null,
      notPayableReason: 'no_payment_options',
      paymentOptions: [],
    }),
  ]);
}

async function mount(api: FakeApi, content: TemplateResult = withList) {
  const mounted = await mountPortal(content, {api});
  const element = mounted.provider.querySelector<PortalPaySelected>('portal-pay-selected')!;
  await waitUntil(() => !element.matches(':state(loading)'));
  const found = mounted.provider.querySelector('portal-invoice-list');
  const list = found && new InvoiceListDriver(found);
  if (list) await waitUntil(() => !list.element.matches(':state(loading)'));
  const root = element.renderRoot as ShadowRoot;
  const text = () => (root.textContent ?? '').replace(/\s+/g, ' ').trim();
  const button = () => root.querySelector<HTMLButtonElement>('[part=pay-selected]')!;
  return {...mounted, element, list: list!, root, text, button};
}

describe('portal-pay-selected', () => {
  it('says how many and how much is selected, and pays exactly that (S-01)', async () => {
    const {list, element, text, button, opened} = await mount(three());

    await list.tick('INV-1', 'INV-2');
    await element.updateComplete;
    expect(text()).to.contain('2 selected').and.to.contain('$100.00 and €200.00');
    button().click();
    await waitUntil(() => opened.length === 1);

    expect(opened[0]?.view).to.equal('payment');
    expect(opened[0]?.invoiceIds).to.deep.equal(['inv_1', 'inv_2']);
  });

  it('names those that select-all left out (S-04)', async () => {
    const {list, element, text} = await mount(three());

    await list.tickAll();
    await element.updateComplete;

    expect(text()).to.contain('2 selected, 1 cannot be paid online: INV-7');
  });

  it('is unavailable with nothing selected, and says why when pressed (S-07)', async () => {
    const {element, root, button, opened} = await mount(three());
    const reason = root.querySelector('#reason')!;

    expect(element.matches(':state(empty)')).to.be.true;
    expect(button()).to.have.attribute('aria-disabled', 'true');
    expect(button()).to.have.attribute('aria-describedby', 'reason');
    button().click();
    await element.updateComplete;

    expect(opened).to.have.length(0);
    expect(reason.getBoundingClientRect().height).to.be.above(10);
    expect(root.querySelector('[role=status]')?.textContent).to.equal(
      'Select at least one invoice first.',
    );
  });

  it('is the only Pay Selected in view: the list drops its own while it can be seen', async () => {
    const {element, list} = await mount(three());
    await waitUntil(() => list.paySelected === null);

    element.style.cssText = 'display: block; margin-top: 5000px; margin-bottom: 5000px';
    await waitUntil(() => list.paySelected !== null);
    element.style.cssText = '';
    await waitUntil(() => list.paySelected === null);
    element.remove();
    await waitUntil(() => list.paySelected !== null);
  });

  it('leaves the list its button when it pays invoices of its own', async () => {
    const {element, list} = await mount(
      three(),
      html`<portal-pay-selected invoice-ids="inv_1"></portal-pay-selected
        ><portal-invoice-list></portal-invoice-list>`,
    );
    await untilState(element, 'ready');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await list.element.updateComplete;

    expect(list.paySelected).to.exist;
  });

  it('pays the invoices it was given, without a list (S-15)', async () => {
    const api = three();
    const {element, text, button, opened} = await mount(
      api,
      html`<portal-pay-selected invoice-ids=" inv_1 inv_2  inv_7 inv_1 "></portal-pay-selected>`,
    );
    await untilState(element, 'ready');

    expect(api.called('checkPayable')[0]?.[0]).to.deep.equal(['inv_1', 'inv_2', 'inv_7']);
    expect(text()).to.contain('2 selected').and.to.contain('$100.00 and €200.00');
    expect(text()).to.contain('1 cannot be paid online: INV-7');
    button().click();
    await waitUntil(() => opened.length === 1);
    expect(opened[0]?.invoiceIds).to.deep.equal(['inv_1', 'inv_2']);
  });

  it('shows what remains after a payment elsewhere', async () => {
    const api = three();
    const {element, provider, text} = await mount(
      api,
      html`<portal-pay-selected invoice-ids="inv_1 inv_2"></portal-pay-selected>`,
    );
    await untilState(element, 'ready');
    api.invoices = api.invoices.filter(({id}) => id !== 'inv_2');

    await provider.refresh();

    await waitUntil(() => text().includes('1 selected'));
    expect(text()).to.contain('$100.00');
  });

  it('says that nothing is to be paid when all of it is paid', async () => {
    const api = new FakeApi([aPaidInvoice({id: 'inv_1'})]);
    api.checkPayable = async () => ({items: [], excluded: [], nextCursor: null});
    const {text, root} = await mount(
      api,
      html`<portal-pay-selected invoice-ids="inv_1"></portal-pay-selected>`,
    );

    expect(text()).to.contain('Nothing to pay');
    expect(root.querySelector('button')).to.be.null;
  });

  it('says that its invoices could not be loaded, with Retry', async () => {
    const api = three();
    api.fail('checkPayable', new NetworkError('offline'));
    const {element, root, text} = await mount(
      api,
      html`<portal-pay-selected invoice-ids="inv_1"></portal-pay-selected>`,
    );
    await untilState(element, 'failed');

    expect(text()).to.contain('Check your connection and try again.');
    root.querySelector('button')?.click();
    await untilState(element, 'ready');
  });

  it('says so when the payment could not be opened', async () => {
    const {list, element, button, text} = await mount(three());
    portalAbove(element).open = () => Promise.reject(new NetworkError('no code'));
    await list.tick('INV-1');
    await element.updateComplete;

    button().click();

    await waitUntil(() => text().includes('Check your connection'));
  });

  it('shows nothing without the Wallet (L-14), and nothing to a visitor', async () => {
    const {capabilities} = aSession();
    const noWallet = aSession({capabilities: {...capabilities, payments: false}});
    const only = html`<portal-pay-selected></portal-pay-selected>`;

    const without = await mount(new FakeApi([], noWallet), only);
    expect(without.element.matches(':state(unavailable)')).to.be.true;
    expect(without.text()).to.equal('');

    const visitor = await mount(new FakeApi([], null), only);
    expect(visitor.element.matches(':state(signed-out)')).to.be.true;
    expect(visitor.text()).to.equal('');
  });

  it('takes the focus back to its button', async () => {
    const {list, element, root, button} = await mount(three());
    await list.tick('INV-1');

    element.focus();
    await element.updateComplete;

    expect(root.activeElement).to.equal(button());
  });

  for (const width of [320, 800]) {
    it(`has no accessibility violation at ${width} px, empty, selected or explained`, async () => {
      const {list, element, button} = await mount(three());
      element.style.cssText = `display: block; width: ${width}px`;
      await expectAccessible(element);
      button().click();
      await element.updateComplete;
      await expectAccessible(element);
      await list.tickAll();
      await element.updateComplete;
      await expectAccessible(element);
    });
  }
});
