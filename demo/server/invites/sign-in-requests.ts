import type {Sql} from '../db/port.ts';
import {post} from '../mail/outbox.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {takeAttempt} from '../sessions/throttle.ts';
import type {AppSettings} from '../settings.ts';
import {signInLetter} from './letters.ts';
import {signInLinkLife} from './lives.ts';
import {makeSignInLink} from './make-sign-in-link.ts';
import {findAdmitted} from './person.ts';

/** Letters that one person gets in a quarter of an hour at most. */
const mostLetters = 3;

export interface SignInRequest {
  firmId: string;
  email: string;
  /** Where it comes from. */
  address: string;
}

/**
 * Notes that somebody wants a sign-in link, whoever that is: known and unknown addresses are one
 * statement each and are answered alike. The mail worker looks them up.
 */
export async function requestSignInLink(
  {db, clock, ids}: Pick<Ports, 'db' | 'clock' | 'ids'>,
  {firmId, email, address}: SignInRequest,
): Promise<void> {
  const now = clock.now();
  const wait = await takeAttempt(db, {firmId, email, address, door: 'link'}, now);
  if (wait > 0) throw new Refusal('rate_limited', {retryAfter: wait / 1000});
  await db.query(
    'insert into sign_in_requests (id, firm_id, email, requested_at) values ($1, $2, $3, $4)',
    [ids('sir'), firmId, email, new Date(now)],
  );
}

/** Sends links to those who asked and may come in. One transaction each: a link goes with its letter. */
export async function answerRequests(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  settings: Pick<AppSettings, 'publicUrl'>,
): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await ports.db.transaction((sql) => answerNext(sql, ports, settings));
}

async function answerNext(
  sql: Sql,
  ports: Pick<Ports, 'clock' | 'ids'>,
  settings: Pick<AppSettings, 'publicUrl'>,
): Promise<boolean> {
  const [request] = await sql.query<{firmId: string; email: string}>(
    `delete from sign_in_requests where id in (
       select id from sign_in_requests order by requested_at, id limit 1 for update skip locked)
     returning firm_id as "firmId", email`,
  );
  if (!request) return false;
  const people = await findAdmitted(sql, request.firmId, request.email);
  const [first] = people;
  if (!first || (await hasEnough(sql, first.contactId, ports.clock.now()))) return true;
  const links = [];
  for (const person of people) {
    const href = await makeSignInLink(sql, ports, person, settings);
    links.push({client: person.client, href});
  }
  await post(sql, ports, {
    ...signInLetter(first, links),
    firmId: first.firmId,
    kind: 'sign_in_link',
    recipient: {name: first.name, address: first.email},
    uselessAfter: ports.clock.now() + signInLinkLife,
  });
  return true;
}

async function hasEnough(sql: Sql, contactId: string, now: number): Promise<boolean> {
  const [row] = await sql.query<{count: number}>(
    'select count(*) as count from sign_in_links where contact_id = $1 and sent_at > $2',
    [contactId, new Date(now - signInLinkLife)],
  );
  return (row?.count ?? 0) >= mostLetters;
}
