import 'client-portal-elements/define';
import {fetchDemo} from './demo.ts';
import {addRibbon} from './ribbon.ts';
import {signInHere} from './sign-in-here.ts';
import {presetStripe} from './stand-in.ts';

void fetchDemo().then((demo) => demo && presetStripe());
void addRibbon(signInHere);

// A page of its own for one invoice, to be linked: /portal/invoice/?id=inv_…
const shown = new URLSearchParams(location.search).get('id') ?? '';
document.querySelector('portal-invoice')?.setAttribute('invoice-id', shown);
