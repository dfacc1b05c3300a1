import {
  passwordChange,
  session,
  sessionGrant,
  sessionTokens,
  signInLinkRequest,
} from '../session.ts';
import {json, nothing, type Route} from './route.ts';

const anyone = ['nobody', 'contact', 'link'] as const;
const contact = ['contact'] as const;
const contactOrLink = ['contact', 'link'] as const;

/** Sessions, and what a visitor needs to get one. */
export const sessionRoutes = {
  createSession: {
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in, or renew a session',
    callers: anyone,
    body: sessionGrant,
    answers: {200: json('A session and its tokens.', sessionTokens)},
    problems: [
      'sign_in_failed',
      'session_expired',
      'portal_off',
      'client_choice_required',
      'invite_expired',
      'invite_superseded',
      'sign_in_link_expired',
      'link_expired',
      'link_revoked',
    ],
  },
  requestSignInLink: {
    method: 'POST',
    path: '/sign-in-links',
    summary: 'Ask for a sign-in link by e-mail',
    callers: anyone,
    body: signInLinkRequest,
    answers: {202: nothing('Answered alike whether or not the address is known (A-09).')},
    problems: [],
  },
  changePassword: {
    method: 'PUT',
    path: '/session/password',
    summary: 'Set a new password; a sign-in of more than a quarter of an hour ago is `forbidden`',
    callers: contact,
    body: passwordChange,
    answers: {204: nothing('Changed; other sessions of the contact have ended.')},
    problems: [],
  },
  getSession: {
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, at which firm, with which limits',
    callers: contactOrLink,
    answers: {200: json('The session.', session)},
    problems: [],
  },
  endSession: {
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    callers: contactOrLink,
    answers: {204: nothing('The session and its refresh tokens are void.')},
    problems: [],
  },
} as const satisfies Record<string, Route>;
