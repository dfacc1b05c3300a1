/** The wire contract as schemas (`zod/mini`), types and routes. The only entry that needs zod. */
export * from './schemas.ts';
export * from './open.ts';
export * from './routes.ts';
export type * from './generated/types.ts';
