import {portalRoutes, staffRoutes} from '../contract/routes.ts';
import {tell} from './changes.ts';
import {operations} from './operations.ts';
import {Refusal} from './refusal.ts';
import type {ServedApi} from './server.ts';
import {authenticate, type Principal} from './sessions.ts';
import {staffOperations} from './staff/operations.ts';
import {authenticateStaff} from './staff/sessions.ts';

/** For contacts and payment links. */
export const portalApi: ServedApi = {
  routes: portalRoutes,
  operations,
  admit(state, {callers}, authorization) {
    if (callers.includes('nobody')) return null;
    const principal = authenticate(state, authorization);
    if (principal.contact.link && !callers.includes('link')) throw new Refusal('forbidden');
    return principal;
  },
  changed(state, principal) {
    const {contact} = (principal ?? {}) as Partial<Principal>;
    if (contact) tell(state, contact.clientId, contact.id);
  },
};

/** For the firm's own people. What they change tells whom it concerns itself. */
export const staffApi: ServedApi = {
  routes: staffRoutes,
  operations: staffOperations,
  admit: (state, {callers}, authorization) =>
    callers.includes('nobody') ? null : authenticateStaff(state, authorization),
  changed: () => undefined,
};
