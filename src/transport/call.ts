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
  idempotencyKey?: string;
  /** A file is asked for, in this language (BCP 47); without it, JSON. */
  fileIn?: string;
  /** Outlives the page that sends it. */
  keepalive?: boolean;
}
