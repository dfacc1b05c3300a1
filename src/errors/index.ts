export * from './portal-error.ts';
export * from './kinds.ts';
export * from './from-problem.ts';
export * from './warn.ts';
