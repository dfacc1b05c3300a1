import type {Session, SessionGrant, SessionTokens} from '../contract/types.ts';
import {redeemInvite, redeemSignInLink} from './invites.ts';
import {asLinkSession, redeemLink, requireOpen} from './links.ts';
import {Refusal} from './refusal.ts';
import type {ContactRecord, SessionRecord, State} from './state.ts';
import {
  bearerOf,
  findToken,
  issueTokens,
  newSession,
  requireRunning,
  spend,
  type KnownToken,
} from './tokens.ts';

/** A sign-in that may change the password; milliseconds. */
const fresh = 15 * 60_000;

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
  return described(state, newSession(state, contact.id), contact);
}

/** Takes a fresh sign-in, and ends the contact's others. */
export function changePassword(
  {clock, sessions}: State,
  {contact, session}: Principal,
  password: string,
): void {
  if (session.signedInAt + fresh <= clock.now()) throw new Refusal('forbidden');
  contact.password = password;
  for (const other of sessions.values()) {
    if (other.contactId === contact.id && other !== session) other.hasEnded = true;
  }
}

function renew(state: State, token: string): SessionTokens {
  const known = findToken(state, 'refresh', token);
  if (!known || !state.contacts.has(known.session.contactId)) throw new Refusal('session_expired');
  const {contact, session} = spend(known, () => requireAlive(state, known));
  return described(state, session, contact);
}

function described(state: State, session: SessionRecord, contact: ContactRecord): SessionTokens {
  return {...issueTokens(state, session), session: describeSession(state, contact)};
}

/**
 * Whose access token this is; refused unless its session and its portal are open. A token of the staff
 * API finds nothing here.
 */
export function authenticate(state: State, authorization: string | null): Principal {
  const known = findToken(state, 'access', bearerOf(authorization));
  if (!known) throw new Refusal('unauthenticated');
  if (!state.contacts.has(known.session.contactId)) throw new Refusal('not_found');
  const principal = requireAlive(state, known);
  known.session.lastUsedAt = state.clock.now();
  return principal;
}

function requireAlive(state: State, known: KnownToken): Principal {
  const {contacts, clients, clock} = state;
  const {session} = known;
  requireRunning(state, known);
  const contact = contacts.get(session.contactId);
  if (!contact?.hasAccess) throw new Refusal('session_expired');
  if (contact.link) requireOpen(contact.link, clock.now());
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
