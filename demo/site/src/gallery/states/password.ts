import {mara, testPassword} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';
import type {GalleryElement, GalleryState} from './state.ts';

async function open(person: Person): Promise<void> {
  await person.press('[part~=login]');
  await person.types('#email', mara.email);
  await person.types('#password', testPassword);
  await person.press('[type=submit]');
  await person.press('#person');
  await person.press('[role=menuitem]', 1);
}

async function type(person: Person, password: string): Promise<void> {
  await open(person);
  await person.types('#password', password);
  await person.press('[type=submit]');
}

const change = (person: Person) => type(person, 'a password of my own');

const signedIn = (state: Omit<GalleryState, 'hasOwnSignIn' | 'scenario'>): GalleryState => ({
  ...state,
  scenario: 'signedOut',
  hasOwnSignIn: true,
});

export const passwordView: GalleryElement = {
  id: 'password',
  title: 'Change password',
  markup: [['portal-account-menu', {class: 'at-end'}]],
  sees: '#password[autocomplete=new-password]',
  states: [
    signedIn({id: 'form', title: 'The form', act: open}),
    signedIn({
      id: 'too-short',
      title: 'Too short',
      act: (person) => type(person, 'short'),
      sees: '#password[aria-invalid=true]',
    }),
    signedIn({
      id: 'busy',
      title: 'Changing it',
      arrange: (portal) => portal.faults.always('changePassword', 'hang'),
      act: change,
      sees: '[type=submit][aria-busy=true]',
    }),
    signedIn({
      id: 'again',
      title: 'Signed in a while ago',
      arrange: (portal) => portal.faults.next('changePassword', {problem: 'forbidden'}),
      act: change,
      sees: '#current',
    }),
    signedIn({
      id: 'wrong',
      title: 'Wrong current password',
      arrange: (portal) => portal.faults.next('changePassword', {problem: 'forbidden'}),
      async act(person) {
        await change(person);
        await person.types('#current', 'not this one');
        await person.press('[type=submit]');
      },
      sees: '#current[aria-invalid=true]',
    }),
    signedIn({
      id: 'offline',
      title: 'Offline',
      arrange: (portal) => portal.faults.always('changePassword', 'drop-before'),
      act: change,
      sees: '[part~=error]',
    }),
    signedIn({id: 'done', title: 'Changed', act: change, sees: '.notice.positive'}),
  ],
};
