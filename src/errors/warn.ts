import {Late} from './late.ts';
import type {Warning} from './warnings.ts';

/** Every engine has it; the pure rooms are compiled without the DOM's types. */
declare const console: {warn(message: string): void};

const said = new Set<string>();

/** Most pages never say one: the sentences are loaded with the first. */
export const warningTexts = new Late(() => import('./warnings.ts'));

/** Tells the page's developer of a mistake in the page; once for each `value`. */
export function warn(warning: Warning, value = ''): void {
  const name = `${warning} ${value}`;
  if (said.has(name)) return;
  said.add(name);
  const say = ({warnings}: typeof import('./warnings.ts')) => print(warnings[warning](value));
  if (warningTexts.value) say(warningTexts.value);
  else warningTexts.load().then(say, () => print(name));
}

/** The same in words of the caller's own; once per `key`. */
export function warnOnce(key: string, message: string): void {
  if (said.has(key)) return;
  said.add(key);
  print(message);
}

/** The only place that writes to the console. */
function print(message: string): void {
  console.warn(`[client-portal-elements] ${message}`);
}
