import {Refusal} from './refusal.ts';
import type {ContactRecord, State} from './state.ts';

const day = 24 * 60 * 60_000;

/** How long links work (API.md). */
const lives = {invite: 7 * day, sign_in_link: 15 * 60_000} as const;

/** A link as an e-mail would carry it; of a contact's invites the newest works. */
export function makeLink(state: State, kind: keyof typeof lives, contactId: string): string {
  const token = state.nextId(`${kind}_token`);
  const expiresAt = state.clock.now() + lives[kind];
  state.links.set(token, {kind, contactId, expiresAt, isUsed: false});
  return token;
}

/** What a portal's mail worker does: each contact of that address who may come in is sent a link. */
export function sendSignInLinks(state: State, email: string): void {
  for (const contact of admitted(state, email)) {
    state.sentLinks.push({
      contactId: contact.id,
      token: makeLink(state, 'sign_in_link', contact.id),
    });
  }
}

function admitted({contacts, clients}: State, email: string): ContactRecord[] {
  return [...contacts.values()].filter(
    (contact) =>
      contact.email.toLowerCase() === email.toLowerCase() &&
      contact.hasAccess &&
      clients.get(contact.clientId)?.isPortalOn === true,
  );
}

/**
 * The invite, for the first time or again: the same act. It gives access; who has a password
 * gets a link to sign in with.
 */
export function sendInvite(state: State, contact: ContactRecord): void {
  const kind = contact.password === null ? 'invite' : 'sign_in_link';
  makeLink(state, kind, contact.id);
  const sentAt = state.clock.now();
  const before = state.invites.get(contact.id) ?? [];
  state.invites.set(contact.id, [...before, {sentAt, expiresAt: sentAt + lives[kind]}]);
  contact.hasAccess = true;
  contact.version += 1;
}

export function redeemInvite(
  state: State,
  {token, password}: {token: string; password: string},
): ContactRecord {
  const contact = open(state, 'invite', token, 'invite_expired');
  const newest = [...state.links].findLast(
    ([, {kind, contactId}]) => kind === 'invite' && contactId === contact.id,
  );
  if (newest?.[0] !== token) throw new Refusal('invite_superseded');
  return use(state, token, contact, password);
}

export function redeemSignInLink(state: State, token: string): ContactRecord {
  return use(state, token, open(state, 'sign_in_link', token, 'sign_in_link_expired'));
}

function open(
  {links, contacts, clients, clock}: State,
  kind: keyof typeof lives,
  token: string,
  gone: 'invite_expired' | 'sign_in_link_expired',
): ContactRecord {
  const link = links.get(token);
  const contact = contacts.get(link?.contactId ?? '');
  const isOpen = link?.kind === kind && !link.isUsed && link.expiresAt > clock.now();
  if (!isOpen || !contact?.hasAccess) throw new Refusal(gone);
  if (clients.get(contact.clientId)?.isPortalOn !== true) throw new Refusal('portal_off');
  return contact;
}

function use(state: State, token: string, contact: ContactRecord, password?: string) {
  const link = state.links.get(token);
  if (link) link.isUsed = true;
  if (password !== undefined) contact.password = password;
  return contact;
}
