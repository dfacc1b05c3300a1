import {northgate, type TestPortal} from 'client-portal-elements/testing';
import type {GalleryElement, GalleryState, Markup} from './state.ts';

const tag = 'portal-client-access';
const one: Markup = [[tag, {'client-id': northgate.id}]];

/** Other clients, and contacts in every state of an invite. */
function furnish(portal: TestPortal): void {
  portal.addClient({name: 'Osier Theatre', isPortalOn: false});
  portal.addClient({name: 'Tarn Valley Housing'});
  const invited = portal.addContact({
    name: 'Nell Abara',
    email: 'nell.abara@northgate.example',
    password: null,
  });
  portal.sendInvite(invited);
  portal.addContact({
    name: 'Hugh Fenwick',
    email: 'hugh.fenwick@northgate.example',
    password: null,
    hasAccess: false,
  });
}

const furnished = (
  change: (portal: TestPortal) => unknown = () => undefined,
): Pick<GalleryState, 'scenario' | 'arrange'> => ({
  scenario: 'severalInvoices',
  arrange(portal) {
    furnish(portal);
    change(portal);
  },
});

const chooseInvoice: GalleryState['act'] = async (person) => {
  const select = (await person.sees('[part~=invoice]')) as HTMLSelectElement;
  select.value = select.options[1]?.value ?? '';
  select.dispatchEvent(new Event('change', {bubbles: true}));
};

export const clientAccess: GalleryElement = {
  id: 'client-access',
  title: 'Staff: client access',
  markup: one,
  isForStaff: true,
  sees: `${tag}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      ...furnished((portal) => portal.faults.always('getClient', 'hang')),
      sees: '.rows .block',
    },
    {id: 'list', title: 'All clients', markup: [[tag]], ...furnished()},
    {
      id: 'no-match',
      title: 'No client matches',
      markup: [[tag]],
      ...furnished(),
      act: (person) => person.types('[part~=search]', 'quarry'),
      sees: '.state-view',
    },
    {id: 'on', title: 'Portal on', ...furnished(), sees: '[part~=create]'},
    {
      id: 'off',
      title: 'Portal off',
      ...furnished((portal) => portal.turnPortal(false)),
      sees: '[part~=create]',
    },
    {
      id: 'no-wallet',
      title: 'No Wallet',
      ...furnished((portal) => {
        portal.turnPortal(false);
        portal.changeFirm({takesPayments: false});
      }),
      act: (person) => person.press('[part~=switch]'),
      sees: '[part~=notice]',
    },
    {
      id: 'turn-off',
      title: 'Turn off?',
      ...furnished(),
      act: (person) => person.press('[part~=switch]'),
      sees: 'dialog[open]',
    },
    {
      id: 'turning',
      title: 'The server is asked',
      ...furnished((portal) => {
        portal.turnPortal(false);
        portal.faults.always('changeClient', 'hang');
      }),
      act: (person) => person.press('[part~=switch]'),
      sees: '[part~=switch][aria-busy=true]',
    },
    {
      id: 'remove-access',
      title: 'Remove access?',
      ...furnished(),
      async act(person) {
        const select = (await person.sees('[part~=access]')) as HTMLSelectElement;
        select.value = 'none';
        select.dispatchEvent(new Event('change', {bubbles: true}));
      },
      sees: 'dialog[open]',
    },
    {
      id: 'invited',
      title: 'Invite sent again',
      ...furnished(),
      act: (person) => person.press('[part~=invite]', 2),
      sees: '[part~=invite]',
    },
    {
      id: 'link',
      title: 'A payment link',
      ...furnished(),
      async act(person, portal) {
        await chooseInvoice(person, portal);
        await person.press('[part~=create]:not([aria-disabled])');
      },
      sees: '[part~=link]',
    },
    {
      id: 'hold',
      title: 'An invoice on hold',
      ...furnished((portal) => portal.addInvoice({number: 'INV-2088', isOnHold: true})),
      sees: '[part~=hold]',
    },
    {
      id: 'conflict',
      title: 'A colleague was faster',
      ...furnished((portal) => {
        portal.turnPortal(false);
        portal.before('changeClient', () => portal.turnPortal(true));
      }),
      act: (person) => person.press('[part~=switch]'),
      sees: '[part~=notice]',
    },
    {
      id: 'failed',
      title: 'Could not be loaded',
      ...furnished((portal) => portal.faults.always('getClient', 'error')),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'not-staff',
      title: 'None of the firm’s people',
      ...furnished(),
      isContact: true,
      sees: `${tag}:state(unavailable)`,
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      ...furnished(),
      options: {signedInAs: null},
      hasOwnSignIn: true,
      sees: `${tag}:state(signed-out)`,
    },
  ],
};
