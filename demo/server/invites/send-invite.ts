import type {Contact} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import {post} from '../mail/outbox.ts';
import {bindKey, pointKeyTo, type KeyedRequest} from '../payments/idempotency.ts';
import type {Ports} from '../ports.ts';
import {hashToken, newToken} from '../sessions/tokens.ts';
import type {AppSettings} from '../settings.ts';
import {record} from '../staff/audit.ts';
import {lockContact, readContact} from '../staff/contacts.ts';
import type {StaffPrincipal} from '../staff/principal.ts';
import {linkAddress} from './addresses.ts';
import {inviteLetter, signInLetter} from './letters.ts';
import {inviteLife, signInLinkLife} from './lives.ts';
import {makeSignInLink} from './make-sign-in-link.ts';
import {readPerson, type Person} from './person.ts';

type InvitePorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

export interface SentInvite {
  contact: Contact;
  isReplayed: boolean;
}

/**
 * Sends the invite, or sends it again: the same act. It gives access where there was none. The
 * newest link is the one that works; a contact who has a password is sent a sign-in link.
 */
export async function sendInvite(
  ports: InvitePorts,
  settings: Pick<AppSettings, 'publicUrl'>,
  staff: StaffPrincipal,
  {contactId, request}: {contactId: string; request: KeyedRequest},
): Promise<SentInvite> {
  const {db, clock} = ports;
  return db.transaction(async (sql) => {
    const before = await bindKey(sql, staff, request, clock.now());
    if (before !== null) return {contact: await readContact(sql, contactId), isReplayed: true};
    const {hasPassword} = await lockContact(sql, staff.firmId, contactId);
    await sql.query(`update contacts set access = 'user', version = version + 1 where id = $1`, [
      contactId,
    ]);
    const person = await readPerson(sql, contactId);
    const inviteId = hasPassword
      ? await sendLinkInstead(sql, ports, settings, person)
      : await sendNewInvite(sql, ports, settings, person);
    await pointKeyTo(sql, staff, request.key, {madeId: inviteId});
    await record(sql, ports, staff, {
      action: 'invite.sent',
      subject: contactId,
      details: {inviteId, email: person.email},
    });
    return {contact: await readContact(sql, contactId), isReplayed: false};
  });
}

async function sendNewInvite(
  sql: Sql,
  ports: InvitePorts,
  settings: Pick<AppSettings, 'publicUrl'>,
  person: Person,
): Promise<string> {
  const token = newToken();
  const expiresAt = ports.clock.now() + inviteLife;
  const id = await storeInvite(sql, ports, person, {token, expiresAt});
  const href = linkAddress(person, settings, 'portal-invite', token);
  await post(sql, ports, {
    ...inviteLetter(person, href, expiresAt),
    firmId: person.firmId,
    kind: 'invite',
    recipient: {name: person.name, address: person.email},
    uselessAfter: expiresAt,
  });
  return id;
}

async function sendLinkInstead(
  sql: Sql,
  ports: InvitePorts,
  settings: Pick<AppSettings, 'publicUrl'>,
  person: Person,
): Promise<string> {
  const expiresAt = ports.clock.now() + signInLinkLife;
  const href = await makeSignInLink(sql, ports, person, settings);
  await post(sql, ports, {
    ...signInLetter(person, [{client: person.client, href}]),
    firmId: person.firmId,
    kind: 'sign_in_link',
    recipient: {name: person.name, address: person.email},
    uselessAfter: expiresAt,
  });
  return storeInvite(sql, ports, person, {token: null, expiresAt});
}

async function storeInvite(
  sql: Sql,
  {ids, clock}: Pick<Ports, 'ids' | 'clock'>,
  {contactId, email}: Person,
  {token, expiresAt}: {token: string | null; expiresAt: number},
): Promise<string> {
  const id = ids('ivt');
  await sql.query(
    `insert into invites (id, contact_id, token_hash, email, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      contactId,
      token === null ? null : hashToken(token),
      email,
      new Date(clock.now()),
      new Date(expiresAt),
    ],
  );
  return id;
}
