export {createHttpApi} from './http-api.ts';
export type * from './port.ts';
export type {HttpOptions} from './attempt.ts';
