import type {RowClient} from '../../client/types.ts';

/** A payment link, and what it has opened. */
export interface Link {
  readonly token: string;
  readonly invoiceId: string;
}

const tokenShape = /^[\w-]{16,4096}$/;

/**
 * Reads a payment link out of the page's address and takes it away from there, so that it is in no
 * bookmark, history or screenshot. Other content of the fragment stays.
 */
export function takeToken(
  {location, history}: Pick<Window, 'location' | 'history'>,
  parameter: string,
): string | null {
  const parts = location.hash.slice(1).split('&');
  const isLink = (part: string) => part.startsWith(`${parameter}=`);
  const [found] = parts.filter(isLink);
  if (found === undefined) return null;
  const rest = parts.filter((part) => part !== '' && !isLink(part)).join('&');
  const {pathname, search} = location;
  history.replaceState(history.state, '', pathname + search + (rest && `#${rest}`));
  const token = found.slice(parameter.length + 1);
  return tokenShape.test(token) ? token : null;
}

/** `link-param` of the provider around the element, at whichever depth; of another there is none. */
export function linkParameter(element: Element): string {
  for (let node: Node | null = element; node; node = above(node)) {
    if (!(node instanceof Element) || node.localName !== 'portal-provider') continue;
    return node.getAttribute('link-param') ?? 'portal-link';
  }
  return 'portal-link';
}

/** The way a composed event goes. */
function above(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** Kept as the sign-in is: for a reload of the tab, or not at all (docs/decisions/0106). */
export function keepLink({storage}: Pick<RowClient, 'storage'>, link: Link | null): void {
  storage?.set('link', link && JSON.stringify([link.token, link.invoiceId]));
}

/** The page's own scripts can write there: what is not ours is nothing. */
export function keptLink({storage}: Pick<RowClient, 'storage'>): Link | null {
  try {
    const [token, invoiceId] = JSON.parse(storage?.get('link') ?? '[]') as unknown[];
    const isOurs = typeof token === 'string' && typeof invoiceId === 'string';
    return isOurs && tokenShape.test(token) ? {token, invoiceId} : null;
  } catch {
    return null;
  }
}
