import type {ProblemItem} from './generated/types.ts';

/** The wire as plain types: what every room but the contract itself imports. */
export type * from './generated/types.ts';

/** A code of this version of the contract. */
export type ProblemCode = Exclude<ProblemItem['code'], 'unrecognized'>;
