import type {Client, Contact} from '../../contract/types.ts';
import {toInstant} from '../clock.ts';
import {sendInvite} from '../invites.ts';
import {Refusal} from '../refusal.ts';
import type {ClientRecord, ContactRecord, StaffRecord, State} from '../state.ts';
import {record} from './audit.ts';

export function clientOf({clients}: State, id: string): ClientRecord {
  const client = clients.get(id);
  if (!client) throw new Refusal('not_found');
  return client;
}

export function toClient(state: State, {id, name, isPortalOn, version}: ClientRecord): Client {
  const contactCount = peopleOf(state, id).length;
  return {id, name, portal: {enabled: isPortalOn}, contactCount, version};
}

/** On the version that was seen; only a firm with the Wallet can turn it on. */
export function changePortal(
  state: State,
  staff: StaffRecord,
  {id, version, isEnabled}: {id: string; version: number; isEnabled: boolean},
): Client {
  const client = clientOf(state, id);
  if (client.version !== version) throw new Refusal('version_conflict');
  if (client.isPortalOn !== isEnabled) {
    if (isEnabled && !state.firm.takesPayments) throw new Refusal('payments_unavailable');
    client.isPortalOn = isEnabled;
    client.version += 1;
    const action = isEnabled ? 'portal.turned_on' : 'portal.turned_off';
    record(state, staff, {action, subject: id});
  }
  return toClient(state, client);
}

export function listContacts(state: State, clientId: string): Contact[] {
  clientOf(state, clientId);
  return peopleOf(state, clientId).map((contact) => toContact(state, contact));
}

/** Whoever holds a payment link is none of the client's people. */
function peopleOf({contacts}: State, clientId: string): ContactRecord[] {
  return [...contacts.values()].filter((each) => each.clientId === clientId && !each.link);
}

/** Access and invite exist only while the client's portal is on. */
function toContact(state: State, contact: ContactRecord): Contact {
  const {id, name, email, version, clientId, hasAccess, password} = contact;
  const person = {id, name, email, version};
  if (!clientOf(state, clientId).isPortalOn) return person;
  const sent = state.invites.get(id) ?? [];
  const last = sent.at(-1);
  const isInvited = password === null && last !== undefined;
  const invite = {
    state: password !== null ? 'active' : isInvited ? 'invited' : 'not_invited',
    ...(last && {sentAt: toInstant(last.sentAt)}),
    ...(isInvited && {expiresAt: toInstant(last.expiresAt)}),
    count: sent.length,
  } as const;
  return {...person, portal: {access: hasAccess ? 'user' : 'none', invite}};
}

/** Refused while the client's portal is off: there is no access and no invite then. */
function changeable(state: State, id: string): ContactRecord {
  const contact = state.contacts.get(id);
  if (!contact || contact.link) throw new Refusal('not_found');
  if (!clientOf(state, contact.clientId).isPortalOn) throw new Refusal('portal_off');
  return contact;
}

/** Who loses access is out at the next request. */
export function changeAccess(
  state: State,
  staff: StaffRecord,
  {id, version, access}: {id: string; version: number; access: 'user' | 'none'},
): Contact {
  const contact = changeable(state, id);
  if (contact.version !== version) throw new Refusal('version_conflict');
  const hasAccess = access === 'user';
  if (contact.hasAccess !== hasAccess) {
    contact.hasAccess = hasAccess;
    contact.version += 1;
    if (!hasAccess) endSessionsOf(state, id);
    record(state, staff, {action: hasAccess ? 'access.given' : 'access.removed', subject: id});
  }
  return toContact(state, contact);
}

function endSessionsOf({sessions}: State, contactId: string): void {
  for (const session of sessions.values()) {
    if (session.contactId === contactId) session.hasEnded = true;
  }
}

export function invite(state: State, staff: StaffRecord, id: string): Contact {
  const contact = changeable(state, id);
  sendInvite(state, contact);
  record(state, staff, {action: 'invite.sent', subject: id, details: {email: contact.email}});
  return toContact(state, contact);
}

/** What a replayed request answers: how the contact is by now. */
export function showContact(state: State, id: string): Contact {
  return toContact(state, changeable(state, id));
}
