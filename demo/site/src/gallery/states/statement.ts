import type {GalleryElement} from './state.ts';

const tag = 'portal-statement';

export const statement: GalleryElement = {
  id: 'statement',
  title: 'Statement',
  markup: [[tag]],
  sees: `${tag}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'statement',
      arrange: (portal) => portal.faults.always('getStatement', 'hang'),
      sees: '.statement .block',
    },
    {id: 'three-months', title: 'Last three months', scenario: 'statement'},
    {
      id: 'year',
      title: 'Days of the page’s choice',
      scenario: 'statement',
      markup: [[tag, {from: '2025-01-01'}]],
    },
    {id: 'four-currencies', title: 'Four currencies', scenario: 'fourCurrencies'},
    {id: 'large', title: '2 000 invoices', scenario: 'twoThousandInvoices'},
    {
      id: 'too-long',
      title: 'More than a statement holds',
      scenario: 'statement',
      arrange: (portal) =>
        portal.faults.always('getStatement', {
          problem: 'validation_failed',
          params: {maxLines: 10_000},
        }),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'no-file',
      title: 'Could not be downloaded',
      scenario: 'statement',
      arrange: (portal) => portal.faults.always('getStatementDocument', 'error'),
      act: (person) => person.press('button[part~=download]'),
      sees: '[part~=notice]',
    },
    {id: 'empty', title: 'Nothing to tell', scenario: 'empty', sees: `${tag}:state(empty)`},
    {
      id: 'failed',
      title: 'Could not be loaded',
      scenario: 'statement',
      arrange: (portal) => portal.faults.always('getStatement', 'error'),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'stale',
      title: 'Could not be refreshed',
      scenario: 'statement',
      async act(person, portal) {
        await person.sees(`${tag}:state(ready)`);
        portal.faults.always('getStatement', 'error');
        await person.reloads(tag);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'signedOut',
      sees: `${tag}:state(signed-out)`,
    },
    {
      id: 'not-permitted',
      title: 'Not permitted',
      scenario: 'statement',
      arrange: (portal) => portal.faults.always('getStatement', {problem: 'forbidden'}),
      sees: `${tag}:state(unavailable)`,
    },
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: `${tag}:state(unavailable)`,
    },
  ],
};
