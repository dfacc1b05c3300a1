/** The wire as plain types: what every room but the contract itself imports. */
export type * from './generated/types.ts';
export type {ProblemCode} from './problem.ts';
