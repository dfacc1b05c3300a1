import type {MessagesOf} from '../messages/index.ts';

/** English, the page behind an invite; it comes with that page. */
export const acceptInvite: MessagesOf<'acceptInvite'> = (f) => ({
  invite: {
    title: 'Choose your password',
    text: 'It opens the client portal for you from now on.',
  },
  newPassword: 'New password',
  atLeast: (characters) => `Use at least ${f.number(characters)} characters.`,
  showPassword: 'Show password',
  accept: 'Accept the invite',
  signIn: {title: 'Log in with this link', text: 'The link works once.'},
  done: {title: 'You are logged in', text: 'You can close this page or go on to the portal.'},
  toPortal: 'Go to the portal',
  noLink: {
    title: 'This page opens from an email',
    text: 'Use the link in your invite or in your sign-in email.',
  },
  dead: 'This link no longer works',
  inviteExpired: 'This invite has expired. Ask the firm to send it again.',
  inviteSuperseded: 'A newer invite was sent. Use the link in the latest email.',
  linkExpired: 'This sign-in link no longer works. Ask for a new one.',
});
