import {describeLooks} from './looks.ts';
import {newMethodPhases} from './phases.ts';

describeLooks('every look of the payment dialog with a new method', newMethodPhases);
