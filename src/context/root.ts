import {ContextRoot} from '@lit/context';

const attached = Symbol.for('client-portal-elements/context-root@1');

/** Keeps requests that nobody answers yet, until a provider appears. Once per page. */
export function ensureContextRoot(): void {
  const root = document.documentElement as HTMLElement & {[attached]?: true};
  if (root[attached]) return;
  root[attached] = true;
  new ContextRoot().attach(root);
}
