export * from './portal-error.ts';
export * from './kinds.ts';
export * from './refused-kinds.ts';
export * from './from-problem.ts';
export * from './warn.ts';
export * from './late.ts';
