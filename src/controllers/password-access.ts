import {insides} from '../client/inside.ts';
import type {RowPortalController} from './row-portal.ts';

/**
 * Whether whoever is signed in has a password to change here: a contact, at a backend that keeps
 * passwords. A firm that signs people in by itself has its own place for that.
 */
export function hasPassword({
  portal,
  session,
}: Pick<RowPortalController, 'portal' | 'session'>): boolean {
  const client = portal?.client;
  const isContact = session.status === 'signed-in' && !!session.session.contact;
  return isContact && !!client?.api.changePassword && !!insides.get(client)?.signsIn;
}
