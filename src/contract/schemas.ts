/** Every named schema of the wire: what the generators, the server and the conformance suite start from. */
export * from './primitives.ts';
export * from './problem.ts';
export * from './payment-parts.ts';
export * from './session.ts';
export * from './invoice.ts';
export * from './payment.ts';
export * from './payment-history.ts';
export * from './method.ts';
export * from './statement.ts';
export * from './team.ts';
export * from './changes.ts';
export * from './staff.ts';
