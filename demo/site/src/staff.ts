import 'client-portal-elements/define';
import {fetchDemo} from './demo.ts';
import {addRibbon} from './ribbon.ts';
import {signInHere} from './sign-in-here.ts';

void addRibbon(signInHere, async () => (await fetchDemo())?.staffSignIns ?? []);
