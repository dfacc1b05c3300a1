import {mara, testPassword} from 'client-portal-elements/testing';
import type {GalleryElement} from './state.ts';

const menu = 'portal-account-menu';
const open = (person: {press(selector: string): Promise<unknown>}) => person.press('#person');

export const accountMenu: GalleryElement = {
  id: 'account-menu',
  title: 'Account menu',
  markup: [[menu, {class: 'at-end'}]],
  sees: `${menu}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'severalInvoices',
      isStarting: true,
      sees: `${menu}:state(loading)`,
    },
    {id: 'visitor', title: 'A visitor', scenario: 'signedOut', sees: `${menu}:state(signed-out)`},
    {id: 'contact', title: 'A contact', scenario: 'severalInvoices'},
    {
      id: 'open',
      title: 'Open',
      scenario: 'severalInvoices',
      act: open,
      sees: '[role=menuitem]',
    },
    {
      id: 'own-sign-in',
      title: 'Open, with a password to change',
      scenario: 'signedOut',
      hasOwnSignIn: true,
      async act(person) {
        await person.press('[part~=login]');
        await person.types('#email', mara.email);
        await person.types('#password', testPassword);
        await person.press('[type=submit]');
        await open(person);
        await person.seesMany('[role=menuitem]', 3);
      },
    },
    {
      id: 'long-name',
      title: 'Open, with a long name',
      scenario: 'severalInvoices',
      arrange: (portal) =>
        portal.addContact({
          id: 'con_mara',
          name: 'Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst',
          email: 'maximiliane-theodora.hohenlohe-waldenburg@northgate-holdings.example',
        }),
      act: open,
      sees: '[role=menuitem]',
    },
  ],
};
