/** Every engine has it; the pure rooms are compiled without the DOM's types. */
declare const console: {warn(message: string): void};

const said = new Set<string>();

/**
 * Tells the page's developer what was found, where, and what to do; once per `key`. The only place
 * that writes to the console.
 */
export function warnOnce(key: string, message: string): void {
  if (said.has(key)) return;
  said.add(key);
  console.warn(`[client-portal-elements] ${message}`);
}
