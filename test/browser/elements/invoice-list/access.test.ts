import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {NetworkError, PermissionError} from '../../../../src/errors/index.ts';
import {
  aPaidInvoice,
  aPastDueInvoice,
  aProcessingInvoice,
  aSession,
  anInvoice,
  eur,
  manyInvoices,
  noon,
  usd,
} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import type {InvoiceListDriver} from '../../support/invoice-list-driver.ts';
import {mountList, mountPortal} from '../../support/mount.ts';
import {expectAccessible} from '../../support/axe.ts';
import {waitUntil} from '../../support/wait-until.ts';

const all = html`<portal-invoice-list status="all"></portal-invoice-list>`;

function everyKind(): FakeApi {
  const api = new FakeApi([
    aPastDueInvoice({number: 'INV-1'}),
    anInvoice({number: 'INV-2', total: usd(240_000), paid: usd(120_000)}),
    aProcessingInvoice({number: 'INV-3'}),
    aPaidInvoice({number: 'INV-4'}),
    anInvoice({number: 'INV-5', total: eur(900)}),
    anInvoice({number: 'INV-6', payableAmount: null, notPayableReason: 'on_hold'}),
    anInvoice({number: 'INV-7', pending: usd(2000)}),
    anInvoice({number: 'INV-8', status: 'unrecognized', dueOn: null, projects: []}),
    anInvoice({
      number: 'INV-9',
      lastPayment: {
        state: 'returned',
        amount: usd(100),
        submittedAt: noon(-2),
        byMe: false,
        kind: 'us_bank_account',
      },
    }),
  ]);
  api.lastPayment = {amount: usd(95_000), paidAt: noon(-19), byMe: false};
  return api;
}

type Act = (list: InvoiceListDriver, api: FakeApi) => unknown;

const states: Record<string, {api: () => FakeApi; act?: Act}> = {
  rows: {api: everyKind},
  'some selected': {api: everyKind, act: (list) => list.tick('INV-1', 'INV-5')},
  'all selected, some left out': {api: everyKind, act: (list) => list.tickAll()},
  'hidden by a filter': {
    api: everyKind,
    act: async (list) => {
      await list.tick('INV-1', 'INV-2');
      await list.show('Past due');
    },
  },
  'the reason of Pay Selected': {api: everyKind, act: (list) => list.paySelected?.click()},
  'nothing to pay': {api: () => new FakeApi([])},
  'no match': {
    api: everyKind,
    act: async (list) => {
      await list.searchFor('nothing like it');
      await waitUntil(() => list.element.matches(':state(empty)'));
    },
  },
  failed: {
    api: () => {
      const api = everyKind();
      api.fail('listInvoices', new NetworkError('offline', {requestId: 'req_1'}));
      return api;
    },
  },
  stale: {
    api: everyKind,
    act: async (list, api) => {
      api.fail('listInvoices', new NetworkError('offline'));
      await list.element.reload();
    },
  },
  'signed out': {api: () => new FakeApi([], null)},
  'not permitted': {
    api: () => {
      const api = everyKind();
      api.fail('listInvoices', new PermissionError('no', {code: 'forbidden'}));
      return api;
    },
  },
  'without the Wallet': {
    api: () => {
      const api = everyKind();
      const {capabilities} = aSession();
      api.session = aSession({capabilities: {...capabilities, payments: false}});
      return api;
    },
  },
  'more to show': {api: () => new FakeApi(manyInvoices(30))},
};

describe('portal-invoice-list, for everyone', () => {
  for (const [name, {api: make, act}] of Object.entries(states)) {
    it(`has no accessibility violation: ${name}, as table, narrow and as cards`, async () => {
      const api = make();
      const {list} = await mountList(api, all);
      await act?.(list, api);
      await list.settled();

      for (const width of [1000, 500, 320]) {
        list.element.style.width = `${width}px`;
        await list.still();
        await expectAccessible(list.element);
      }
    });
  }

  it('has no accessibility violation while it loads', async () => {
    const api = everyKind();
    const held = api.hold('listInvoices');
    const {provider} = await mountPortal(all, {api});
    await waitUntil(() => api.called('listInvoices').length > 0);
    const element = provider.querySelector('portal-invoice-list')!;
    await element.updateComplete;

    await expectAccessible(element);
    held.release();
  });

  for (const scheme of ['light', 'dark']) {
    it(`keeps its contrast in ${scheme}`, async () => {
      const {list, provider} = await mountList(everyKind(), all);
      provider.style.colorScheme = scheme;
      document.body.style.background = scheme === 'dark' ? '#12151a' : '#fff';
      await list.tick('INV-1');
      await list.still();

      await expectAccessible(list.element);
      document.body.style.background = '';
    });
  }

  it('stays a table with rows and cells for assistive technology when it looks like cards', async () => {
    const {list} = await mountList(everyKind(), all);
    list.element.style.width = '320px';

    const roles = (selector: string) =>
      [...list.root.querySelectorAll(selector)].map((each) => each.getAttribute('role'));
    expect(roles('table')).to.deep.equal(['table']);
    expect(new Set(roles('tbody tr'))).to.deep.equal(new Set(['row']));
    expect(new Set(roles('tbody td'))).to.deep.equal(new Set(['cell']));
    expect(roles('thead th')).to.deep.equal(new Array(7).fill('columnheader'));
  });

  it('speaks Arabic from right to left, amounts and numbers in their own order', async () => {
    const {list} = await mountList(everyKind(), all, {locale: 'ar'});
    const row = list.row('INV-1');
    const middle = (selector: string) => {
      const {left, right} = row.querySelector(selector)!.getBoundingClientRect();
      return (left + right) / 2;
    };

    expect(list.root.querySelector('.root')).to.have.attribute('dir', 'rtl');
    expect(middle('.what')).to.be.above(middle('.amount'));
    expect(row.querySelector('.number bdi')?.textContent).to.equal('INV-1');
  });

  it('changes its language while it is used, and keeps search and selection (E-07)', async () => {
    const {list, provider} = await mountList(everyKind(), all);
    await list.tick('INV-1');

    provider.locale = 'de';
    await waitUntil(() => list.text('h2') === 'Rechnungen');

    expect(list.bar).to.contain('1 ausgewählt');
    expect(list.root.querySelector('.root')).to.have.attribute('lang', 'de');
    expect(list.rowText('INV-1')).to.contain('Überfällig');
  });
});
