import type {MessagesOf} from '../messages/index.ts';

/** English, the dialog that changes a password; it comes with that dialog. */
export const password: MessagesOf<'password'> = (f) => ({
  title: 'Change password',
  again: 'You logged in a while ago. Confirm that it is you.',
  current: 'Current password',
  forgotten: 'If you don’t know it, sign out and log in with a link by email.',
  wrong: 'That is not your current password.',
  next: 'New password',
  atLeast: (characters) => `Use at least ${f.number(characters)} characters.`,
  show: 'Show password',
  others: 'Wherever else you are logged in, you will be logged out.',
  done: 'Your password is changed. Wherever else you were logged in, you are logged out.',
});
