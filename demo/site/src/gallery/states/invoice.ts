import type {TestPortal} from 'client-portal-elements/testing';
import type {GalleryElement, GalleryState} from './state.ts';

const tag = 'portal-invoice';
const id = 'inv_shown';
type Seed = NonNullable<Parameters<TestPortal['addInvoice']>[0]>;

const hostile = '<img src=x onerror="alert(1)"> مكتبة تل الأرز \u202Egnp.exe\u202C 👩🏽‍🚒';

function lines(currency: string): NonNullable<Seed['lines']> {
  const money = (amount: number) => ({amount, currency});
  return [
    {
      description: 'Timber connection details',
      quantity: '15.5',
      rate: money(16_500),
      amount: money(255_750),
      projectId: null,
    },
    {
      description: 'Construction drawings, level 2',
      quantity: null,
      rate: null,
      amount: money(169_250),
      projectId: null,
    },
  ];
}

const usual = (currency = 'USD'): Seed => ({
  id,
  currency,
  number: 'INV-2087',
  total: 448_375,
  lines: lines(currency),
  taxes: [{name: 'Sales tax 5.5 %', amount: {amount: 23_375, currency}}],
});

/** One invoice, as `arrange` leaves it. */
const shown = (
  seed: Seed,
  arrange: (portal: TestPortal) => unknown = () => undefined,
): Pick<GalleryState, 'scenario' | 'arrange'> => ({
  scenario: 'empty',
  arrange(portal) {
    portal.addInvoice({...usual(seed.currency), ...seed});
    arrange(portal);
  },
});

const pay = (kind: 'card' | 'us_bank_account') => (portal: TestPortal) =>
  portal.pay([id], portal.addMethod({kind, isDefault: false}));

export const invoice: GalleryElement = {
  id: 'invoice',
  title: 'Invoice',
  markup: [[tag, {'invoice-id': id}]],
  sees: `${tag}:state(ready)`,
  states: [
    {id: 'open', title: 'Open', ...shown({})},
    {id: 'past-due', title: 'Past due, partly paid', ...shown({dueIn: -14, paid: 120_000})},
    {id: 'paid', title: 'Paid by card', ...shown({}, pay('card'))},
    {id: 'processing', title: 'A debit under way', ...shown({}, pay('us_bank_account'))},
    {
      id: 'returned',
      title: 'A debit that came back',
      ...shown({}, (portal) => {
        pay('us_bank_account')(portal);
        portal.settleDebits('insufficient_funds');
      }),
    },
    {
      id: 'refunded',
      title: 'Taken back, on hold',
      ...shown({}, (portal) => {
        pay('card')(portal);
        portal.takeBack(id);
      }),
    },
    {
      id: 'by-colleague',
      title: 'Paid by a colleague',
      ...shown({}, (portal) => portal.pay([id], portal.addMethod({contactId: 'con_ivo'}))),
    },
    {
      id: 'outside',
      title: 'Paid outside',
      ...shown({}, (portal) => portal.payOutside(id, 448_375)),
    },
    {id: 'no-options', title: 'Not payable online', ...shown({options: []})},
    {
      id: 'credit',
      title: 'Credit note',
      ...shown({total: -45_000, dueOn: null, lines: [], taxes: []}),
    },
    {id: 'kwd', title: 'Three decimals', ...shown({currency: 'KWD'})},
    {id: 'jpy', title: 'No decimals', ...shown({currency: 'JPY'})},
    {
      id: 'no-wallet',
      title: 'No Wallet',
      scenario: 'noWallet',
      arrange: (portal) => void portal.addInvoice(usual()),
    },
    {
      id: 'hostile',
      title: 'Hostile texts',
      ...shown({
        number: hostile.slice(0, 60),
        projects: [
          {id: 'prj_1', name: hostile},
          {id: 'prj_2', name: 'a'.repeat(400)},
        ],
        lines: [
          ...lines('USD'),
          {
            description: `${hostile} ${'w'.repeat(3000)}`,
            quantity: '123456789012345.123456',
            rate: {amount: 90_071_992_547_409, currency: 'USD'},
            amount: {amount: 23_375, currency: 'USD'},
            projectId: null,
          },
        ],
      }),
    },
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('getInvoice', 'hang'),
      sees: '.invoice',
    },
    {
      id: 'failed',
      title: 'Failed',
      ...shown({}, (portal) => portal.faults.always('getInvoice', 'error')),
      sees: `${tag}:state(failed)`,
    },
    {id: 'missing', title: 'There is none', scenario: 'empty', sees: `${tag}:state(failed)`},
    {
      id: 'none',
      title: 'None chosen',
      scenario: 'empty',
      markup: [[tag]],
      sees: `${tag}:state(empty)`,
    },
    {
      id: 'download-failed',
      title: 'The PDF could not be had',
      ...shown({}, (portal) => portal.faults.always('getInvoiceDocument', 'error')),
      act: (person) => person.press('[part~=download]'),
      sees: '.notice',
    },
    {
      id: 'visitor',
      title: 'A visitor',
      scenario: 'signedOut',
      sees: `${tag}:state(signed-out)`,
    },
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: `${tag}:state(unavailable)`,
    },
  ],
};
