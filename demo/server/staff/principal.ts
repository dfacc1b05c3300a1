/** One of the firm's people, signed in. */
export interface StaffPrincipal {
  kind: 'staff';
  id: string;
  name: string;
  firmId: string;
  /** The sign-in that its tokens belong to. */
  familyId: string;
}
