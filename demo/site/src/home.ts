import {addRibbon} from './ribbon.ts';

void addRibbon();
