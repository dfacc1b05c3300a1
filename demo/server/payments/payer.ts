import type {Principal} from '../http/principal.ts';

/** Who pays, whichever sign-in they come from. */
export type Payer = Omit<Principal, 'familyId'>;
