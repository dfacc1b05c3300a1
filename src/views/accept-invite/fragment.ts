import type {SessionGrant} from '../../contract/types.ts';

/** What a link in an e-mail carries; it opens something once somebody presses a button. */
export interface LinkToken {
  grant: Extract<SessionGrant['grant'], 'invite' | 'sign_in_link'>;
  token: string;
}

const parameters = {'portal-invite': 'invite', 'portal-sign-in': 'sign_in_link'} as const;

/**
 * Reads the link out of the page's address and takes it away from there, so that it is in no
 * bookmark, history or screenshot. Other content of the fragment stays.
 */
export function takeLink({
  location,
  history,
}: Pick<Window, 'location' | 'history'>): LinkToken | null {
  const rest: string[] = [];
  let found: LinkToken | null = null;
  for (const part of location.hash.slice(1).split('&')) {
    const [name = '', token = ''] = part.split('=');
    const grant = name in parameters ? parameters[name as keyof typeof parameters] : null;
    if (grant === null) rest.push(part);
    else if (/^[\w-]{16,200}$/.test(token)) found = {grant, token};
  }
  if (rest.join('&') !== location.hash.slice(1)) {
    const {pathname, search} = location;
    const hash = rest.filter(Boolean).length > 0 ? `#${rest.join('&')}` : '';
    history.replaceState(history.state, '', pathname + search + hash);
  }
  return found;
}
