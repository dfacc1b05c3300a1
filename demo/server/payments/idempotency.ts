import {createHash} from 'node:crypto';
import type {Sql} from '../db/port.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';
import type {StaffPrincipal} from '../staff/principal.ts';
import {toTimestamp} from './time.ts';

/** A request under its `Idempotency-Key`; keys of different payers have nothing to do with each other. */
export interface KeyedRequest {
  key: string;
  /** Of route and body: the same key with another request is a mistake of the caller. */
  hash: Uint8Array;
}

export function requestHash(route: string, body: unknown): Uint8Array {
  return createHash('sha256')
    .update(`${route}\n${JSON.stringify(body)}`)
    .digest();
}

interface KeyRow {
  hash: Uint8Array | null;
  submissionId: string | null;
  setupId: string | null;
  madeId: string | null;
}

/** Who sends a key: a payer, or one of the firm's people. */
type KeyOwner = Pick<Payer | StaffPrincipal, 'kind' | 'id'>;

/**
 * Binds the key within the transaction that stores the submission, so that a refused request binds
 * nothing. A parallel request with the same key waits here until the first has been decided. Answers
 * what it was bound to before, a submission or a set-up as the route wants it, or null when it is
 * bound now.
 */
export async function bindKey(
  sql: Sql,
  payer: KeyOwner,
  {key, hash}: KeyedRequest,
  now: number,
): Promise<string | null> {
  const bound = await sql.query(
    `insert into idempotency_keys (principal_kind, principal_id, key, request_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [payer.kind, payer.id, key, hash, toTimestamp(now)],
  );
  return bound.length > 0 ? null : replayOf(await findKey(sql, payer, key), hash);
}

/** What a request with a key brought about; `madeId` is of an invite or a payment link. */
type Made = {submissionId: string} | {setupId: string} | {madeId: string};

export async function pointKeyTo(
  sql: Sql,
  payer: KeyOwner,
  key: string,
  made: Made,
): Promise<void> {
  const [column, id] = columnOf(made);
  await sql.query(
    `update idempotency_keys set ${column} = $4
     where principal_kind = $1 and principal_id = $2 and key = $3`,
    [payer.kind, payer.id, key, id],
  );
}

function columnOf(made: Made): [column: string, id: string] {
  if ('setupId' in made) return ['setup_id', made.setupId];
  return 'madeId' in made ? ['made_id', made.madeId] : ['submission_id', made.submissionId];
}

/** What an earlier request with this key made, or null. */
export async function findReplay(
  sql: Sql,
  payer: KeyOwner,
  {key, hash}: KeyedRequest,
): Promise<string | null> {
  const row = await findKey(sql, payer, key);
  return row && replayOf(row, hash);
}

function replayOf(row: KeyRow | null, hash: Uint8Array): string {
  const made = row?.submissionId ?? row?.setupId ?? row?.madeId;
  if (!row?.hash || made == null) throw new Refusal('idempotency_key_burned');
  // The route is part of the hash: what it made is what it is asked for.
  if (!Buffer.from(row.hash).equals(hash)) throw new Refusal('idempotency_key_reused');
  return made;
}

async function findKey(sql: Sql, payer: KeyOwner, key: string): Promise<KeyRow | null> {
  const [row] = await sql.query<KeyRow>(
    `select request_hash as hash, submission_id as "submissionId", setup_id as "setupId",
       made_id as "madeId"
     from idempotency_keys
     where principal_kind = $1 and principal_id = $2 and key = $3`,
    [payer.kind, payer.id, key],
  );
  return row ?? null;
}

/** What a key stands for; null for one that is unknown or burned. */
export async function submissionOfKey(
  sql: Sql,
  payer: KeyOwner,
  key: string,
): Promise<string | null> {
  return (await findKey(sql, payer, key))?.submissionId ?? null;
}

/**
 * Makes sure that a request whose answer never came cannot arrive later: the key is used up. One
 * that arrived already stays what it is; its submission is answered.
 */
export async function burnKey(
  sql: Sql,
  payer: KeyOwner,
  key: string,
  now: number,
): Promise<string | null> {
  await sql.query(
    `insert into idempotency_keys (principal_kind, principal_id, key, created_at)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [payer.kind, payer.id, key, toTimestamp(now)],
  );
  return submissionOfKey(sql, payer, key);
}
