import {mara, testPassword} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';
import type {GalleryElement, GalleryState} from './state.ts';

const open = (person: Person) => person.press('[part~=login]');

async function submit(person: Person, password: string): Promise<void> {
  await open(person);
  await person.types('#email', mara.email);
  await person.types('#password', password);
  await person.press('[type=submit]');
}

async function askForLink(person: Person): Promise<void> {
  await open(person);
  await person.types('#email', mara.email);
  await person.press('[part~=link]');
}

const signIn = (state: Omit<GalleryState, 'hasOwnSignIn'>): GalleryState => ({
  ...state,
  hasOwnSignIn: true,
});

export const signInView: GalleryElement = {
  id: 'sign-in',
  title: 'Sign-in',
  markup: [['portal-account-menu', {class: 'at-end'}]],
  sees: '#email',
  states: [
    signIn({id: 'form', title: 'The form', scenario: 'signedOut', act: open}),
    signIn({
      id: 'missing',
      title: 'Fields left empty',
      scenario: 'signedOut',
      async act(person) {
        await open(person);
        await person.press('[type=submit]');
      },
      sees: '#email[aria-invalid=true]',
    }),
    signIn({
      id: 'shown',
      title: 'Password shown',
      scenario: 'signedOut',
      async act(person) {
        await open(person);
        await person.types('#password', testPassword);
        await person.press('.choice input');
      },
      sees: '#password[type=text]',
    }),
    signIn({
      id: 'busy',
      title: 'Signing in',
      scenario: 'signedOut',
      arrange: (portal) => portal.faults.always('createSession', 'hang'),
      act: (person) => submit(person, testPassword),
      sees: '[type=submit][aria-busy=true]',
    }),
    signIn({
      id: 'wrong',
      title: 'Wrong password',
      scenario: 'signedOut',
      act: (person) => submit(person, 'not this one'),
      sees: '[part~=error]',
    }),
    signIn({
      id: 'throttled',
      title: 'Too many attempts',
      scenario: 'signInThrottled',
      act: (person) => submit(person, testPassword),
      sees: '[part~=error]',
    }),
    signIn({
      id: 'offline',
      title: 'Offline',
      scenario: 'signedOut',
      arrange: (portal) => portal.faults.always('createSession', 'drop-before'),
      act: (person) => submit(person, testPassword),
      sees: '[part~=error]',
    }),
    signIn({
      id: 'link-sending',
      title: 'Asking for a link',
      scenario: 'signedOut',
      arrange: (portal) => portal.faults.always('requestSignInLink', 'hang'),
      act: askForLink,
      sees: '[part~=link][aria-busy=true]',
    }),
    signIn({
      id: 'link-sent',
      title: 'A link is on its way',
      scenario: 'signedOut',
      act: askForLink,
      sees: '.notice.info',
    }),
    signIn({
      id: 'link-throttled',
      title: 'Too many links',
      scenario: 'signedOut',
      arrange: (portal) =>
        portal.faults.always('requestSignInLink', {problem: 'rate_limited', retryAfter: 240}),
      act: askForLink,
      sees: '[part~=error]',
    }),
    signIn({
      id: 'which-company',
      title: 'Which company',
      scenario: 'severalClients',
      act: (person) => submit(person, testPassword),
      sees: 'input[name=company]',
    }),
  ],
};
