import type {Session, SessionGrant, SessionTokens} from '../contract/types.ts';
import {toInstant} from './clock.ts';
import {redeemInvite, redeemSignInLink} from './invites.ts';
import {asLinkSession, redeemLink, requireOpen} from './links.ts';
import {Refusal} from './refusal.ts';
import type {ContactRecord, SessionRecord, State, TokenRecord} from './state.ts';

const minute = 60_000;

/** How long what lasts (API.md, General). */
const lifetimes = {
  access: 10 * minute,
  idle: 30 * minute,
  whole: 12 * 60 * minute,
  /** A sign-in that may change the password. */
  fresh: 15 * minute,
};

/** Who a request comes from. */
export interface Principal {
  contact: ContactRecord;
  session: SessionRecord;
}

export function openByGrant(state: State, grant: SessionGrant): SessionTokens {
  switch (grant.grant) {
    case 'password':
      return openSession(state, chosen(state, fitting(state, grant)));
    case 'refresh':
      return renew(state, grant.token);
    case 'invite':
      return openSession(state, redeemInvite(state, grant));
    case 'sign_in_link':
      return openSession(state, redeemSignInLink(state, grant.token));
    case 'payment_link':
      return openSession(state, redeemLink(state, grant.token));
    // Nobody has been given one of these: they are refused as any unknown one is.
    case 'assertion':
      throw new Refusal('sign_in_failed');
  }
}

/** Unknown address, no password, no access, portal off and wrong password are refused alike. */
function fitting(
  {contacts, clients}: State,
  {email, password, clientId}: Extract<SessionGrant, {grant: 'password'}>,
): ContactRecord[] {
  const found = [...contacts.values()].filter(
    (contact) =>
      contact.email.toLowerCase() === email.toLowerCase() &&
      contact.password === password &&
      contact.hasAccess &&
      clients.get(contact.clientId)?.isPortalOn === true &&
      (clientId === undefined || contact.clientId === clientId),
  );
  if (found.length === 0) throw new Refusal('sign_in_failed');
  return found;
}

function chosen({clients}: State, found: readonly ContactRecord[]): ContactRecord {
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const choices = found.map(({clientId}) => ({clientId, name: clients.get(clientId)?.name ?? ''}));
  throw new Refusal('client_choice_required', {params: {choices}});
}

/** A new sign-in, without asking for anything: also what a firm's own sign-in comes to. */
export function openSession(state: State, contact: ContactRecord): SessionTokens {
  const now = state.clock.now();
  const session: SessionRecord = {
    id: state.nextId('ses'),
    contactId: contact.id,
    signedInAt: now,
    lastUsedAt: now,
    endsAt: now + lifetimes.whole,
    hasEnded: false,
  };
  state.sessions.set(session.id, session);
  return issue(state, session, contact);
}

/** Takes a fresh sign-in, and ends the contact's others. */
export function changePassword(
  {clock, sessions}: State,
  {contact, session}: Principal,
  password: string,
): void {
  if (session.signedInAt + lifetimes.fresh <= clock.now()) throw new Refusal('forbidden');
  contact.password = password;
  for (const other of sessions.values()) {
    if (other.contactId === contact.id && other !== session) other.hasEnded = true;
  }
}

/** Each refresh token works once; one that comes twice ends its whole session. */
function renew(state: State, token: string): SessionTokens {
  const known = findToken(state, 'refresh', token);
  if (!known) throw new Refusal('session_expired');
  const {record, session} = known;
  if (record.isUsed) session.hasEnded = true;
  record.isUsed = true;
  const {contact} = requireAlive(state, record, session);
  return issue(state, session, contact);
}

function issue(state: State, session: SessionRecord, contact: ContactRecord): SessionTokens {
  const now = state.clock.now();
  const expiresAt = Math.min(now + lifetimes.access, session.endsAt);
  session.lastUsedAt = now;
  return {
    accessToken: newToken(state, {kind: 'access', session, expiresAt}),
    expiresAt: toInstant(expiresAt),
    refreshToken: newToken(state, {kind: 'refresh', session, expiresAt: session.endsAt}),
    session: describeSession(state, contact),
  };
}

function newToken(
  {tokens, nextId}: State,
  {kind, session, expiresAt}: Pick<TokenRecord, 'kind' | 'expiresAt'> & {session: SessionRecord},
): string {
  const token = nextId(`${kind}_token_of_${session.id}`);
  tokens.set(token, {kind, sessionId: session.id, expiresAt, isUsed: false});
  return token;
}

/** Whose access token this is; refused unless its session and its portal are open. */
export function authenticate(state: State, authorization: string | null): Principal {
  const [, token = ''] = /^Bearer ([\w-]{16,4096})$/i.exec(authorization ?? '') ?? [];
  const known = findToken(state, 'access', token);
  if (!known) throw new Refusal('unauthenticated');
  const principal = requireAlive(state, known.record, known.session);
  known.session.lastUsedAt = state.clock.now();
  return principal;
}

function findToken({tokens, sessions}: State, kind: TokenRecord['kind'], token: string) {
  const record = tokens.get(token);
  const session = record && sessions.get(record.sessionId);
  return record?.kind === kind && session ? {record, session} : null;
}

function requireAlive(
  {clock, contacts, clients}: State,
  {expiresAt}: TokenRecord,
  session: SessionRecord,
): Principal {
  const now = clock.now();
  const contact = contacts.get(session.contactId);
  const hasEnded =
    session.hasEnded ||
    expiresAt <= now ||
    session.endsAt <= now ||
    session.lastUsedAt + lifetimes.idle <= now;
  if (hasEnded || !contact?.hasAccess) throw new Refusal('session_expired');
  if (contact.link) requireOpen(contact.link, now);
  else if (clients.get(contact.clientId)?.isPortalOn !== true) throw new Refusal('portal_off');
  return {contact, session};
}

/** The answer to `GET /session`. */
export function describeSession(state: State, contact: ContactRecord): Session {
  const session = contactSession(state, contact);
  return contact.link ? asLinkSession(session, contact.link) : session;
}

function contactSession({firm: record, clients}: State, contact: ContactRecord): Session {
  const {takesPayments, accepts: _, allowsPartialPayments, showsTeam, ...rest} = record;
  const {invoicesPerSubmission, ...firm} = rest;
  const {id, name, email, locale, clientId} = contact;
  return {
    kind: 'contact',
    contact: {id, name, email, locale},
    client: {id: clientId, name: clients.get(clientId)?.name ?? ''},
    firm,
    capabilities: {
      payments: takesPayments,
      savedMethods: takesPayments,
      team: showsTeam,
      partialPayments: allowsPartialPayments,
    },
    ...(takesPayments && {
      processor: {kind: 'stripe' as const, publishableKey: 'pk_test_portal', testMode: true},
    }),
    limits: {invoicesPerSubmission},
  };
}
