import type {GalleryElement, GalleryState, Markup} from './state.ts';

const element = 'portal-pay-selected';
const withList: Markup = [[element], ['portal-invoice-list']];
const ownInvoices: Markup = [[element, {'invoice-ids': 'inv_000001 inv_000002'}]];
const ready = `${element}:state(ready)`;
const empty = `${element}:state(empty)`;

/** What is ticked in the list below counts in the element above. */
const afterTicking = (...rows: readonly number[]): Pick<GalleryState, 'markup' | 'act'> => ({
  markup: withList,
  async act(person) {
    for (const row of rows) await person.press('tbody [part~=checkbox]', row);
  },
});

export const paySelected: GalleryElement = {
  id: 'pay-selected',
  title: 'Pay selected',
  markup: [[element]],
  sees: ready,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'severalInvoices',
      isStarting: true,
      sees: `${element}:state(loading)`,
    },
    {
      id: 'nothing',
      title: 'Nothing selected',
      scenario: 'severalInvoices',
      markup: withList,
      sees: empty,
    },
    {
      id: 'reason',
      title: 'Pressed with nothing selected',
      scenario: 'severalInvoices',
      act: (person) => person.press('[part~=pay-selected]'),
      sees: empty,
    },
    {id: 'some', title: 'Some selected', scenario: 'severalInvoices', ...afterTicking(0, 2, 3)},
    {
      id: 'two-currencies',
      title: 'Two currencies',
      scenario: 'fourCurrencies',
      ...afterTicking(0, 1),
    },
    {
      id: 'left-out',
      title: 'Left out',
      scenario: 'someLeftOut',
      markup: withList,
      act: (person) => person.press('#all'),
    },
    {
      id: 'failed',
      title: 'Failed',
      scenario: 'severalInvoices',
      markup: ownInvoices,
      arrange: (portal) => portal.faults.always('checkPayable', 'error'),
      sees: `${element}:state(failed)`,
    },
    {
      id: 'own-invoices',
      title: 'Invoices of its own',
      scenario: 'severalInvoices',
      markup: ownInvoices,
    },
  ],
};
