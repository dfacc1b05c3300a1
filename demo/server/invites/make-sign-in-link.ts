import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {hashToken, newToken} from '../sessions/tokens.ts';
import type {AppSettings} from '../settings.ts';
import {linkAddress} from './addresses.ts';
import {signInLinkLife} from './lives.ts';
import type {Person} from './person.ts';

/** A link that opens a session for one contact, once; its address is known to this answer alone. */
export async function makeSignInLink(
  sql: Sql,
  {ids, clock}: Pick<Ports, 'ids' | 'clock'>,
  person: Person,
  settings: Pick<AppSettings, 'publicUrl'>,
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await sql.query(
    `insert into sign_in_links (id, contact_id, token_hash, email, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ids('sil'),
      person.contactId,
      hashToken(token),
      person.email,
      new Date(now),
      new Date(now + signInLinkLife),
    ],
  );
  return linkAddress(person, settings, 'portal-sign-in', token);
}
