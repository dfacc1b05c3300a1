export type * from './api.ts';
export type {GrantedAccess} from './credentials.ts';
export type * from './payment-flow/state.ts';
export type * from './platform.ts';
export {createPortalClient, type PortalClientOptions, type SessionSource} from './portal-client.ts';
export type * from './types.ts';
