import 'client-portal-elements/define';
import {addRibbon} from './ribbon.ts';

void addRibbon(async ({email, password}) => {
  const provider = document.querySelector('portal-provider');
  await provider?.signOut();
  await provider?.signIn({grant: 'password', email, password});
});
