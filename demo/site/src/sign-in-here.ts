import type {SignInAs} from './ribbon.ts';

/** Whoever was signed in at the page's portal leaves it first. */
export const signInHere: SignInAs = async ({email, password}) => {
  const provider = document.querySelector('portal-provider');
  await provider?.signOut();
  await provider?.signIn({grant: 'password', email, password});
};
