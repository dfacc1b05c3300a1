import {toInstant} from './clock.ts';
import {Refusal} from './refusal.ts';
import type {SessionRecord, State, TokenRecord} from './state.ts';

const minute = 60_000;

/** How long what lasts (API.md, General). */
const lifetimes = {access: 10 * minute, idle: 30 * minute, whole: 12 * 60 * minute};

export interface KnownToken {
  record: TokenRecord;
  session: SessionRecord;
}

/** A new sign-in of whoever has this id. */
export function newSession(state: State, holderId: string): SessionRecord {
  const now = state.clock.now();
  const session: SessionRecord = {
    id: state.nextId('ses'),
    contactId: holderId,
    signedInAt: now,
    lastUsedAt: now,
    endsAt: now + lifetimes.whole,
    hasEnded: false,
  };
  state.sessions.set(session.id, session);
  return session;
}

export function issueTokens(state: State, session: SessionRecord) {
  const now = state.clock.now();
  const expiresAt = Math.min(now + lifetimes.access, session.endsAt);
  session.lastUsedAt = now;
  return {
    accessToken: newToken(state, {kind: 'access', session, expiresAt}),
    expiresAt: toInstant(expiresAt),
    refreshToken: newToken(state, {kind: 'refresh', session, expiresAt: session.endsAt}),
  };
}

/**
 * No two portals give out the same one: a page that has a token of another page's is taken for its
 * duplicate, and is signed out.
 */
function newToken(
  {tokens, nextId}: State,
  {kind, session, expiresAt}: Pick<TokenRecord, 'kind' | 'expiresAt'> & {session: SessionRecord},
): string {
  const token = `${nextId(`${kind}_token_of_${session.id}`)}_${Math.random().toString(36).slice(2)}`;
  tokens.set(token, {kind, sessionId: session.id, expiresAt, isUsed: false});
  return token;
}

/** Empty where there is none. */
export function bearerOf(authorization: string | null): string {
  return /^Bearer ([\w-]{16,4096})$/i.exec(authorization ?? '')?.[1] ?? '';
}

export function findToken(
  {tokens, sessions}: State,
  kind: TokenRecord['kind'],
  token: string,
): KnownToken | null {
  const record = tokens.get(token);
  const session = record && sessions.get(record.sessionId);
  return record?.kind === kind && session ? {record, session} : null;
}

/**
 * Each refresh token works once; one that comes twice ends its whole session. One that is refused is
 * not spent: a portal that is on again goes on with it.
 */
export function spend<P>({record, session}: KnownToken, admit: () => P): P {
  if (record.isUsed) session.hasEnded = true;
  const principal = admit();
  record.isUsed = true;
  return principal;
}

export function requireRunning({clock}: State, {record, session}: KnownToken): void {
  const now = clock.now();
  const hasEnded =
    session.hasEnded ||
    record.expiresAt <= now ||
    session.endsAt <= now ||
    session.lastUsedAt + lifetimes.idle <= now;
  if (hasEnded) throw new Refusal('session_expired');
}
