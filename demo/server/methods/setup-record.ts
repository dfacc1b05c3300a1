import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';
import {toTimestamp} from '../payments/time.ts';
import type {NewMethod} from './token.ts';

export type SetupState =
  'creating' | 'requires_action' | 'verifying' | 'succeeded' | 'failed' | 'canceled';

/** A method that is being set up with its bank, to be saved, to pay with, or both. */
export interface SetupRecord {
  id: string;
  contactId: string;
  /** The firm's connected account; null is the platform's own. */
  account: string | null;
  /** The payment it is for; null where the method is only saved. */
  submissionId: string | null;
  kind: PaymentOption;
  token: string;
  hasMandate: boolean;
  isSaved: boolean;
  makesDefault: boolean;
  state: SetupState;
  processorSetup: string | null;
  failure: PaymentFailure | null;
  /** The saved entry that came of it. */
  methodId: string | null;
  attempts: number;
  /** From where and with what the payer agreed, as kept with their consent. */
  address: string | null;
  agent: string | null;
}

export interface NewSetup {
  id: string;
  firmId: string;
  contactId: string;
  submissionId: string | null;
  method: NewMethod;
  isSaved: boolean;
  makesDefault: boolean;
}

export async function storeSetup(sql: Sql, setup: NewSetup, now: number): Promise<void> {
  const {method} = setup;
  await sql.query(
    `insert into method_setups (id, firm_id, contact_id, submission_id, kind, confirmation_token,
       has_mandate, is_saved, makes_default, fingerprint, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'creating', $11, $11)`,
    [
      setup.id,
      setup.firmId,
      setup.contactId,
      setup.submissionId,
      method.kind,
      method.token,
      method.hasMandate,
      setup.isSaved,
      setup.makesDefault,
      method.described.fingerprint ?? null,
      toTimestamp(now),
    ],
  );
}

const columns = `u.id, u.contact_id as "contactId", f.stripe_account as account,
  u.submission_id as "submissionId", u.kind, u.confirmation_token as token,
  u.has_mandate as "hasMandate", u.is_saved as "isSaved", u.makes_default as "makesDefault",
  u.state, u.processor_setup as "processorSetup", u.failure, u.payment_method_id as "methodId",
  u.attempts, c.address, c.agent`;

const tables = `method_setups u join firms f on f.id = u.firm_id
  left join lateral (
    select address, agent from consents
    where setup_id = u.id or submission_id = u.submission_id order by given_at limit 1) c on true`;

export async function readSetup(sql: Sql, id: string): Promise<SetupRecord> {
  const [row] = await sql.query<SetupRecord>(`select ${columns} from ${tables} where u.id = $1`, [
    id,
  ]);
  if (!row) throw new Error(`There is no set-up ${id}`);
  return row;
}

/** The set-up behind a payment, or null where it has none. */
export async function setupOfSubmission(
  sql: Sql,
  submissionId: string,
): Promise<SetupRecord | null> {
  const [row] = await sql.query<SetupRecord>(
    `select ${columns} from ${tables} where u.submission_id = $1`,
    [submissionId],
  );
  return row ?? null;
}

/** One of a contact's own that is for no payment; null for everybody else's (M-02). */
export async function findOwnSetup(
  sql: Sql,
  contactId: string,
  id: string,
): Promise<SetupRecord | null> {
  const [row] = await sql.query<SetupRecord>(
    `select ${columns} from ${tables}
     where u.id = $1 and u.contact_id = $2 and u.submission_id is null`,
    [id, contactId],
  );
  return row ?? null;
}

/** Locks it and answers its state, or null where it is in another than expected by now. */
export async function lockSetup(sql: Sql, {id, state}: SetupRecord): Promise<boolean> {
  const rows = await sql.query(
    'select id from method_setups where id = $1 and state = $2 for update',
    [id, state],
  );
  return rows.length > 0;
}

export interface SetupChange {
  state: SetupState;
  failure?: PaymentFailure | undefined;
  methodId?: string | undefined;
  processorMethod?: string | undefined;
  mandate?: string | undefined;
}

/** Its row is locked. */
export async function changeSetup(
  sql: Sql,
  id: string,
  change: SetupChange,
  now: number,
): Promise<void> {
  await sql.query(
    `update method_setups set state = $2, failure = $3::jsonb,
       payment_method_id = coalesce($4, payment_method_id),
       processor_method = coalesce($5, processor_method), mandate = coalesce($6, mandate),
       attempts = 0, updated_at = $7
     where id = $1`,
    [
      id,
      change.state,
      change.failure ? JSON.stringify(change.failure) : null,
      change.methodId ?? null,
      change.processorMethod ?? null,
      change.mandate ?? null,
      toTimestamp(now),
    ],
  );
  if (change.mandate !== undefined) await noteMandate(sql, {setupId: id}, change.mandate);
}

/** The processor's id of a debit authorisation, kept with what the payer agreed to (P-22). */
export async function noteMandate(
  sql: Sql,
  of: {setupId: string} | {submissionId: string},
  mandate: string,
): Promise<void> {
  const [setupId, submissionId] = 'setupId' in of ? [of.setupId, null] : [null, of.submissionId];
  await sql.query(
    `update consents set shown = shown || jsonb_build_object('mandate', $3::text)
     where kind <> 'keep_until_final' and (setup_id = $1 or submission_id = coalesce($2,
       (select submission_id from method_setups where id = $1)))`,
    [setupId, submissionId, mandate],
  );
}
