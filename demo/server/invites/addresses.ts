import type {AppSettings} from '../settings.ts';

/** Of a firm, where its page for invites and sign-in links is. */
export interface InvitePlace {
  invitePage: string | null;
  allowedOrigins: readonly string[];
}

/** The link in a letter; its token stands in the fragment, which no server ever sees. */
export function linkAddress(
  {invitePage, allowedOrigins}: InvitePlace,
  {publicUrl}: Pick<AppSettings, 'publicUrl'>,
  parameter: 'portal-invite' | 'portal-sign-in',
  token: string,
): string {
  const page = new URL(invitePage ?? '/invite/', allowedOrigins[0] ?? publicUrl);
  page.hash = `${parameter}=${token}`;
  return page.href;
}
