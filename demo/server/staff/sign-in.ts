import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {matchingHashes, type PasswordCost} from '../sessions/passwords.ts';
import {forgiveAttempt, takeAttempt} from '../sessions/throttle.ts';

export interface StaffCredentials {
  firmId: string;
  email: string;
  password: string;
  /** Where the request comes from. */
  address: string;
}

/**
 * Which of the firm's people an e-mail address and password stand for. Whatever does not fit is
 * refused alike and takes the same time, as for contacts.
 */
export async function signInStaff(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  {firmId, email, password, address}: StaffCredentials,
  cost: PasswordCost,
): Promise<string> {
  const attempt = {firmId, email, address, door: 'staff'} as const;
  const wait = await takeAttempt(db, attempt, clock.now());
  if (wait > 0) throw new Refusal('rate_limited', {retryAfter: wait / 1000});
  const [user] = await db.query<{id: string; hash: string | null; isActive: boolean}>(
    `select id, password_hash as hash, is_active as "isActive" from staff_users
     where firm_id = $1 and lower(email) = lower($2)`,
    [firmId, email],
  );
  const hashes = user?.hash ? [user.hash] : [];
  const matching = await matchingHashes(password, hashes, cost);
  if (!user?.isActive || matching.size === 0) throw new Refusal('sign_in_failed');
  await forgiveAttempt(db, attempt);
  return user.id;
}
