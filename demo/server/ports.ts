import type {Db} from './db/port.ts';
import type {Processor} from './payments/processor.ts';

/** Milliseconds since the epoch. Tests bring their own. */
export interface Clock {
  now(): number;
}

/** New ids: `ids('inv')` gives `inv_` and 22 random letters and digits. */
export type Ids = (prefix: string) => string;

/** Structured log lines; never a token, password, card detail or client secret. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Everything the server needs from outside. */
export interface Ports {
  db: Db;
  processor: Processor;
  clock: Clock;
  ids: Ids;
  log: Log;
}
