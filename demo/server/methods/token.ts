import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import {ProcessorError, type ProcessorMethod, type ProcessorToken} from '../payments/processor.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {Sql} from '../db/port.ts';
import {invalid} from '../http/body.ts';
import {toTimestamp} from '../payments/time.ts';

/** A method entered anew, as its one-time token describes it; nothing of it is stored yet. */
export interface NewMethod {
  account: string | null;
  token: string;
  hasMandate: boolean;
  kind: PaymentOption;
  described: Omit<ProcessorMethod, 'id'>;
}

export interface ExpectedToken {
  account: string | null;
  token: string;
  /** How the form must have been opened: to pay once and no more, or to be used again. */
  use: 'once' | 'on_session';
  /** Where the token stands in the request. */
  field: string;
}

/**
 * Reads a token back from the processor and refuses what does not fit, before anything is stored.
 * The form and the intent must agree: the bank is told what the payer agreed to. Throws
 * {@link Refusal}.
 */
export async function readToken(
  {processor, clock}: Pick<Ports, 'processor' | 'clock'>,
  {account, token, use, field}: ExpectedToken,
): Promise<NewMethod> {
  const found = await ask(() => processor.retrieveToken({account, token}));
  const reason = found === null ? 'unknown' : reasonAgainst(found, use, processor.isLive, clock);
  if (found === null || reason !== null) throw invalid(field, {reason});
  const {hasMandate, method} = found;
  if (!method) {
    throw new Refusal('payment_method_unusable', {
      params: {reason: 'not_accepted', kind: found.type},
      field,
    });
  }
  return {account, token, hasMandate, kind: method.kind, described: method};
}

function reasonAgainst(
  token: ProcessorToken,
  use: ExpectedToken['use'],
  isLive: boolean,
  clock: Ports['clock'],
): string | null {
  if (token.isLive !== isLive) return 'other_mode';
  if (token.isUsed) return 'used';
  if (token.expiresAt !== null && token.expiresAt <= clock.now()) return 'expired';
  return token.use === use ? null : 'other_use';
}

/**
 * One request alone may use a token, even where two arrive together. Takes it within the transaction
 * that stores what it is for, so that a refused request leaves it free.
 */
export async function claimToken(
  sql: Sql,
  {account, token}: Pick<NewMethod, 'account' | 'token'>,
  field: string,
  now: number,
): Promise<void> {
  const rows = await sql.query(
    `insert into claimed_tokens (account, token, claimed_at) values ($1, $2, $3)
     on conflict do nothing returning token`,
    [account ?? 'platform', token, toTimestamp(now)],
  );
  if (rows.length === 0) throw invalid(field, {reason: 'used'});
}

/** A call on which the request's answer depends: without one, the payer may try again. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ProcessorError) throw new Refusal('processor_unavailable');
    throw error;
  }
}
