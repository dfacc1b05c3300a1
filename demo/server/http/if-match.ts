import type {Context} from 'hono';
import {Refusal} from '../refusal.ts';

/** The version that a change was decided on, from `If-Match`; 428 without one. */
export function requireVersion(context: Context): number {
  const given = context.req.header('if-match');
  if (given === undefined) throw new Refusal('precondition_required');
  const [, version] = /^"(\d{1,15})"$/.exec(given.trim()) ?? [];
  // A tag that we never gave fits no version.
  if (version === undefined) throw new Refusal('version_conflict');
  return Number(version);
}
