import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {matchingHashes, type PasswordCost} from './passwords.ts';
import {forgiveAttempt, takeAttempt} from './throttle.ts';

export interface Credentials {
  firmId: string;
  email: string;
  password: string;
  /** Which client, where the e-mail address and password fit several. */
  clientId?: string | undefined;
  /** Where the request comes from. */
  address: string;
}

interface Candidate {
  contactId: string;
  clientId: string;
  clientName: string;
  hash: string | null;
  isAdmitted: boolean;
}

type Fitting = Candidate & {hash: string};

export interface SignedIn {
  contactId: string;
  /** What the password fits. */
  passwordHash: string;
}

/**
 * Which contact an e-mail address and password stand for. Unknown address, no password yet, no access,
 * portal off and wrong password are refused alike and take the same time.
 */
export async function signIn(
  ports: Pick<Ports, 'db' | 'clock'>,
  credentials: Credentials,
  cost: PasswordCost,
): Promise<SignedIn> {
  const wait = await takeAttempt(ports.db, credentials, ports.clock.now());
  if (wait > 0) throw new Refusal('rate_limited', {retryAfter: wait / 1000});
  const fitting = await fittingCandidates(ports.db, credentials, cost);
  if (fitting.length === 0) throw new Refusal('sign_in_failed');
  await forgiveAttempt(ports.db, credentials);
  const {contactId, hash: passwordHash} = chosen(fitting);
  return {contactId, passwordHash};
}

async function fittingCandidates(
  sql: Sql,
  {firmId, email, password, clientId}: Credentials,
  cost: PasswordCost,
): Promise<Fitting[]> {
  const candidates = await findCandidates(sql, firmId, email);
  const hashes = candidates.flatMap(({hash}) => hash ?? []);
  const matching = await matchingHashes(password, hashes, cost);
  return candidates.filter(
    (each): each is Fitting =>
      each.isAdmitted &&
      each.hash !== null &&
      matching.has(each.hash) &&
      (clientId === undefined || each.clientId === clientId),
  );
}

/** One person may be a contact of several clients of the firm. */
function findCandidates(sql: Sql, firmId: string, email: string): Promise<Candidate[]> {
  return sql.query<Candidate>(
    `select c.id as "contactId", c.client_id as "clientId", cl.name as "clientName",
       c.password_hash as hash, c.access = 'user' and cl.portal_enabled as "isAdmitted"
     from contacts c join clients cl on cl.id = c.client_id
     where c.firm_id = $1 and lower(c.email) = lower($2)
     order by cl.name, c.id`,
    [firmId, email],
  );
}

/** Whom the firm's own sign-in vouches for, as far as they may use the portal. */
export async function contactOfAssertion(
  sql: Sql,
  firmId: string,
  subject: string,
): Promise<string> {
  const [row] = await sql.query<{id: string}>(
    `select c.id from contacts c join clients cl on cl.id = c.client_id
     where c.id = $1 and c.firm_id = $2 and c.access = 'user' and cl.portal_enabled`,
    [subject, firmId],
  );
  if (!row) throw new Refusal('sign_in_failed');
  return row.id;
}

function chosen(fitting: readonly Fitting[]): Fitting {
  const [first, ...others] = fitting;
  if (!first || others.length > 0) {
    const choices = fitting.map(({clientId, clientName}) => ({clientId, name: clientName}));
    throw new Refusal('client_choice_required', {params: {choices}});
  }
  return first;
}
