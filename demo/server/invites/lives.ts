/** Milliseconds that an invite can be accepted, and that a sign-in link opens. */
export const inviteLife = 7 * 24 * 60 * 60_000;
export const signInLinkLife = 15 * 60_000;
