import type {MessagesOf} from '../messages/index.ts';

/** English, the sign-in view; it comes with that view. */
export const signIn: MessagesOf<'signIn'> = (f) => ({
  title: (firm) => `Log in to ${f.text(firm)}`,
  email: 'Email',
  password: 'Password',
  showPassword: 'Show password',
  enterEmail: 'Enter your email.',
  enterPassword: 'Enter your password.',
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
