import {toInstant} from '../clock.ts';
import type {StaffRecord, State} from '../state.ts';

export interface Change {
  /** What was done, as `thing.verb`. */
  action: string;
  /** The id of what was changed. */
  subject: string;
  details?: Record<string, unknown>;
}

/** Notes who changed what. */
export function record(
  {audit, nextId, clock}: State,
  {id, name}: StaffRecord,
  {action, subject, details = {}}: Change,
): void {
  const at = toInstant(clock.now());
  audit.push({id: nextId('aud'), at, actor: {id, name}, action, subject, details});
}
