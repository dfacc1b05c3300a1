import type {Parser} from '../contract/parse.ts';

export interface Call<T> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API's address, with its query. */
  path: string;
  body?: unknown;
  /** Gets null for an answer without content. */
  parse: Parser<T>;
  /** For visitors: sent without a token. */
  isPublic?: boolean;
  /** Only reads, so it may be sent again. Default: every GET. */
  isSafe?: boolean;
  /** Beside those that every call has, in lower case: `if-match`, `idempotency-key`. */
  headers?: Readonly<Record<string, string>>;
  /** A file is asked for, not JSON. */
  isFile?: boolean;
  /** Outlives the page that sends it. */
  keepalive?: boolean;
}
