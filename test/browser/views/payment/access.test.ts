import {describeLooks} from './looks.ts';
import {phases} from './phases.ts';

describeLooks('every look of the payment dialog', phases);
