import {Refusal} from '../refusal.ts';
import {sessionColumns, type FindToken, type SessionRow} from '../sessions/find-session.ts';
import {hashToken} from '../sessions/tokens.ts';
import type {StaffPrincipal} from './principal.ts';

interface StaffRow extends SessionRow {
  id: string;
  name: string;
  isActive: boolean;
}

/** Checked at every request, as a contact's is: who has left the firm is out at once. */
export const findStaffToken: FindToken<StaffPrincipal> = async (sql, firmId, kind, token) => {
  const [row] = await sql.query<StaffRow>(
    `select ${sessionColumns}, u.id, u.name, u.is_active as "isActive"
     from session_tokens t
     join session_families f on f.id = t.family_id
     join staff_users u on u.id = f.principal_id
     where t.hash = $1 and t.kind = $2 and f.firm_id = $3 and f.principal_kind = 'staff'`,
    [hashToken(token), kind, firmId],
  );
  return row ? {session: row, admit: () => admitted(row, firmId)} : null;
};

function admitted({id, name, isActive, familyId}: StaffRow, firmId: string): StaffPrincipal {
  if (!isActive) throw new Refusal('session_expired');
  return {kind: 'staff', id, name, firmId, familyId};
}
