import type {Person} from '../person.ts';
import type {GalleryElement, Markup} from './state.ts';

const list = 'portal-invoice-list';

const showing = (attributes: Record<string, string>): Markup => [[list, attributes]];

/** The chips, in their order. */
const chips = ['outstanding', 'past_due', 'processing', 'paid', 'all'] as const;

async function tick(person: Person, ...rows: readonly number[]): Promise<void> {
  for (const row of rows) await person.press('tbody [part~=checkbox]', row);
  await person.sees('.bar.raised');
}

async function choose(person: Person, chip: (typeof chips)[number]): Promise<void> {
  await person.press('[part~=chips] label', chips.indexOf(chip));
}

async function tickAll(person: Person): Promise<void> {
  await person.press('#all');
  await person.sees('.bar.raised');
}

export const invoiceList: GalleryElement = {
  id: 'invoice-list',
  title: 'Invoice list',
  markup: [[list]],
  sees: `${list}:state(ready)`,
  states: [
    {id: 'loading', title: 'Loading', scenario: 'loading', sees: `${list}:state(loading)`},
    {id: 'one', title: 'One row', scenario: 'oneInvoice'},
    {id: 'many', title: 'Many', scenario: 'manyInvoices'},
    {
      id: 'some-selected',
      title: 'Some selected',
      scenario: 'severalInvoices',
      act: (person) => tick(person, 0, 2, 3),
    },
    {id: 'all-selected', title: 'All selected', scenario: 'manyInvoices', act: tickAll},
    {id: 'left-out', title: 'Left out', scenario: 'someLeftOut', act: tickAll},
    {
      id: 'hidden-by-filter',
      title: 'Hidden by a filter',
      scenario: 'severalInvoices',
      async act(person) {
        await tick(person, 0, 5);
        await choose(person, 'past_due');
      },
      sees: '.bar .more',
    },
    {
      id: 'filter-matches',
      title: 'All that match a filter',
      scenario: 'severalInvoices',
      async act(person) {
        await choose(person, 'past_due');
        await person.seesFewer('tbody [part~=row]', 7);
        await tickAll(person);
      },
      sees: '.bar .more',
    },
    {
      id: 'limit-reached',
      title: 'More than one payment holds',
      scenario: 'limitReached',
      act: tickAll,
      sees: '.bar .more',
    },
    {
      id: 'no-match',
      title: 'No match',
      scenario: 'severalInvoices',
      async act(person) {
        await person.sees(`${list}:state(ready)`);
        await person.types('#search', 'Swan Lane');
      },
      sees: `${list}:state(empty)`,
    },
    {
      id: 'reason',
      title: 'Pay Selected without a selection',
      scenario: 'severalInvoices',
      act: (person) => person.press('[part~=pay-selected]'),
      sees: '#reason.strong',
    },
    {id: 'empty', title: 'Empty', scenario: 'empty', sees: `${list}:state(empty)`},
    {id: 'failed', title: 'Failed', scenario: 'failing', sees: `${list}:state(failed)`},
    {id: 'offline', title: 'Offline', scenario: 'offline', sees: `${list}:state(failed)`},
    {
      id: 'stale',
      title: 'Stale',
      scenario: 'stale',
      async act(person) {
        await person.sees(`${list}:state(ready)`);
        await person.reloads(list);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'signedOut',
      sees: `${list}:state(signed-out)`,
    },
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: `${list}:state(unavailable)`,
    },
    {
      id: 'not-permitted',
      title: 'Not permitted',
      scenario: 'notPermitted',
      sees: `${list}:state(unavailable)`,
    },
    {id: 'no-wallet', title: 'No Wallet', scenario: 'noWallet'},
    {id: 'four-currencies', title: 'Four currencies', scenario: 'fourCurrencies', act: tickAll},
    {id: 'partly-paid', title: 'Partly paid', scenario: 'partlyPaid'},
    {
      id: 'processing',
      title: 'Processing',
      scenario: 'debitInProgress',
      markup: showing({status: 'all'}),
    },
    {id: 'part-processing', title: 'Part processing', scenario: 'partInProgress'},
    {id: 'returned', title: 'Debit failed', scenario: 'debitFailed'},
    {id: 'on-hold', title: 'On hold', scenario: 'onHold'},
    {id: 'nothing-payable', title: 'Nothing payable', scenario: 'nothingPayable'},
    {id: 'paid-only', title: 'Paid only', scenario: 'paidOnly', markup: showing({status: 'paid'})},
    {id: 'credit', title: 'Credit', scenario: 'creditNote', markup: showing({status: 'all'})},
    {id: 'newer-status', title: 'Newer status', scenario: 'newerServer'},
    {
      id: 'payment-running',
      title: 'A payment running',
      scenario: 'stuckWorking',
      async act(person) {
        await tick(person, 0, 1);
        await person.press('[part~=pay-selected]');
        await person.press('[part~=pay]');
        await person.sees('dialog.working');
        await person.press('dialog .close');
      },
      sees: '[part~=notice]',
    },
    {
      id: 'two-thousand',
      title: '2 000 rows',
      scenario: 'twoThousandInvoices',
      markup: showing({'page-size': '100'}),
      async act(person) {
        for (let rows = 100; rows < 2000; rows += 100) {
          await person.seesMany('tbody [part~=row]', rows);
          await person.press('[part~=show-more]');
        }
        await person.seesMany('tbody [part~=row]', 2000);
      },
    },
    {
      id: 'detail',
      title: 'An invoice in its place',
      scenario: 'paidOnly',
      markup: showing({status: 'all'}),
      async act(person) {
        await person.press('[part~=number]', 1);
        await person.sees('.invoice [part~=document]');
      },
      sees: '[part~=back]',
    },
    {id: 'compact', title: 'Compact', scenario: 'manyInvoices', markup: showing({compact: ''})},
    {
      id: 'bare',
      title: 'Without filter, search and boxes',
      scenario: 'severalInvoices',
      markup: showing({'no-filter': '', 'no-search': '', 'no-selection': ''}),
    },
    {id: 'hostile', title: 'Hostile text', scenario: 'hostileText'},
  ],
};
