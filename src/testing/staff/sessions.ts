import type {StaffGrant, StaffSession, StaffSessionTokens} from '../../contract/types.ts';
import {Refusal} from '../refusal.ts';
import {bearerOf, findToken, issueTokens, newSession, requireRunning, spend} from '../tokens.ts';
import type {SessionRecord, StaffRecord, State} from '../state.ts';

/** One of the firm's people, signed in. */
export interface StaffPrincipal {
  staff: StaffRecord;
  session: SessionRecord;
}

export function openStaffByGrant(state: State, grant: StaffGrant): StaffSessionTokens {
  switch (grant.grant) {
    case 'password':
      return openStaffSession(state, fitting(state, grant));
    case 'refresh':
      return renew(state, grant.token);
    // Nobody has been given one of these: they are refused as any unknown one is.
    case 'assertion':
      throw new Refusal('sign_in_failed');
  }
}

function fitting(
  {staff}: State,
  {email, password}: {email: string; password: string},
): StaffRecord {
  const found = [...staff.values()].find(
    (each) => each.email.toLowerCase() === email.toLowerCase() && each.password === password,
  );
  if (!found) throw new Refusal('sign_in_failed');
  return found;
}

/** Without asking for anything, as a firm's own sign-in does. */
export function openStaffSession(state: State, staff: StaffRecord): StaffSessionTokens {
  return described(state, newSession(state, staff.id), staff);
}

function renew(state: State, token: string): StaffSessionTokens {
  const known = findToken(state, 'refresh', token);
  const staff = known && state.staff.get(known.session.contactId);
  if (!known || !staff) throw new Refusal('session_expired');
  spend(known, () => requireRunning(state, known));
  return described(state, known.session, staff);
}

function described(state: State, session: SessionRecord, staff: StaffRecord): StaffSessionTokens {
  return {...issueTokens(state, session), session: describeStaff(state, staff)};
}

/** A contact's token finds nothing here, as if the address were wrong. */
export function authenticateStaff(state: State, authorization: string | null): StaffPrincipal {
  const known = findToken(state, 'access', bearerOf(authorization));
  if (!known) throw new Refusal('unauthenticated');
  const staff = state.staff.get(known.session.contactId);
  if (!staff) throw new Refusal('not_found');
  requireRunning(state, known);
  known.session.lastUsedAt = state.clock.now();
  return {staff, session: known.session};
}

export function describeStaff({firm: record}: State, staff: StaffRecord): StaffSession {
  const {takesPayments, accepts: _, allowsPartialPayments: __, showsTeam: ___, ...rest} = record;
  const {invoicesPerSubmission, ...firm} = rest;
  const {id, name, email} = staff;
  return {
    kind: 'staff',
    staff: {id, name, email},
    firm,
    capabilities: {
      payments: takesPayments,
      savedMethods: false,
      team: false,
      partialPayments: false,
    },
    limits: {invoicesPerSubmission},
  };
}
