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
  return /^[\w-]{16,4096}$/.test(token) ? token : null;
}
