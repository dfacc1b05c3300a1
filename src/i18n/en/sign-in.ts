import type {MessagesOf} from '../messages/index.ts';

/** English, the sign-in view; it comes with that view. */
export const signIn: MessagesOf<'signIn'> = (f) => ({
  title: (firm) => `Log in to ${f.text(firm)}`,
  email: 'Email',
  password: 'Password',
  showPassword: 'Show password',
  enterEmail: 'Enter your full email address.',
  enterPassword: 'Enter your password.',
  emailLink: 'Email me a sign-in link',
  linkSent: (email) => `If ${f.text(email)} has access, a link is on its way.`,
  wrong: 'That email and password do not match.',
  whichCompany: 'Which company?',
  chooseCompany: 'Choose a company first.',
  continue: 'Continue',
  tooManyAttempts: (minutes) =>
    `Too many attempts. Try again in ${f.plural(minutes, {
      one: '1 minute',
      other: `${f.number(minutes)} minutes`,
    })}.`,
});
