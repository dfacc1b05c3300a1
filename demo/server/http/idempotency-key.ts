import type {Context} from 'hono';
import {idempotencyKey} from '../../../src/contract/primitives.ts';
import {Refusal} from '../refusal.ts';
import {invalid} from './body.ts';

/** The request's `Idempotency-Key`; 400 without one. */
export function requireIdempotencyKey(context: Context): string {
  const given = context.req.header('idempotency-key');
  if (given === undefined) throw new Refusal('idempotency_key_required');
  return checkIdempotencyKey(given, 'Idempotency-Key');
}

/** A key is a UUID; its case has no meaning. */
export function checkIdempotencyKey(given: string, field: string): string {
  const parsed = idempotencyKey.safeParse(given);
  if (!parsed.success) throw invalid(field);
  return parsed.data.toLowerCase();
}
