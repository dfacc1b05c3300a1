import {mara} from 'client-portal-elements/testing';
import type {TestPortal} from 'client-portal-elements/testing';
import type {GalleryElement, GalleryState} from './state.ts';

type Kind = 'invite' | 'sign_in_link';

const parameters: Readonly<Record<Kind, string>> = {
  invite: 'portal-invite',
  sign_in_link: 'portal-sign-in',
};

/** As if the link of an e-mail had been opened. */
function follow(portal: TestPortal, kind: Kind): void {
  history.replaceState(null, '', `#${parameters[kind]}=${portal.makeLink(kind, mara)}`);
}

const behind = (
  kind: Kind,
  state: Omit<GalleryState, 'scenario' | 'hasOwnSignIn'>,
): GalleryState => ({
  ...state,
  scenario: 'signedOut',
  hasOwnSignIn: true,
  arrange(portal) {
    follow(portal, kind);
    state.arrange?.(portal);
  },
});

export const acceptInvite: GalleryElement = {
  id: 'accept-invite',
  title: 'Accept invite',
  markup: [['portal-accept-invite', {'portal-href': '/portal/'}]],
  sees: '#heading',
  states: [
    behind('invite', {id: 'invite', title: 'An invite', sees: '#password'}),
    behind('invite', {
      id: 'too-short',
      title: 'Password too short',
      async act(person) {
        await person.types('#password', 'short');
        await person.press('[part~=accept]');
      },
      sees: '#password[aria-invalid=true]',
    }),
    behind('invite', {
      id: 'busy',
      title: 'Accepting',
      arrange: (portal) => portal.faults.always('createSession', 'hang'),
      async act(person) {
        await person.types('#password', 'a password of my own');
        await person.press('[part~=accept]');
      },
      sees: '[part~=accept][aria-busy=true]',
    }),
    behind('invite', {
      id: 'accepted',
      title: 'Accepted',
      async act(person) {
        await person.types('#password', 'a password of my own');
        await person.press('[part~=accept]');
      },
      sees: '[part~=portal]',
    }),
    behind('invite', {
      id: 'superseded',
      title: 'A newer invite was sent',
      arrange: (portal) => void portal.makeLink('invite', mara),
      async act(person) {
        await person.types('#password', 'a password of my own');
        await person.press('[part~=accept]');
      },
      sees: '[part~=login]',
    }),
    behind('invite', {
      id: 'expired',
      title: 'Expired',
      arrange: (portal) => portal.advance(8 * 24 * 60 * 60_000),
      async act(person) {
        await person.types('#password', 'a password of my own');
        await person.press('[part~=accept]');
      },
      sees: '[part~=login]',
    }),
    behind('invite', {
      id: 'offline',
      title: 'Offline',
      arrange: (portal) => portal.faults.always('createSession', 'drop-before'),
      async act(person) {
        await person.types('#password', 'a password of my own');
        await person.press('[part~=accept]');
      },
      sees: '[part~=notice]',
    }),
    behind('sign_in_link', {id: 'sign-in-link', title: 'A sign-in link', sees: '[part~=accept]'}),
    behind('sign_in_link', {
      id: 'sign-in-link-expired',
      title: 'A sign-in link too late',
      arrange: (portal) => portal.advance(15 * 60_000),
      act: (person) => person.press('[part~=accept]'),
      sees: '[part~=login]',
    }),
    {id: 'no-link', title: 'No link', scenario: 'signedOut', hasOwnSignIn: true},
  ],
};
