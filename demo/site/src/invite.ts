import 'client-portal-elements/define';
import {addRibbon} from './ribbon.ts';

void addRibbon();
