import {
  ContextRequest,
  senderOf,
  type Asking,
  type Context,
  type ContextCallback,
  type Providing,
} from './protocol.ts';

const attached = Symbol.for('client-portal-elements/context-root@1');

/** Weak: nobody is kept for a provider that never comes. */
interface Waiting {
  readonly context: Context<unknown>;
  readonly element: WeakRef<Element>;
  readonly callback: WeakRef<ContextCallback<unknown>>;
}

/** Keeps requests that nobody answers yet, until a provider appears. Once per page. */
export function ensureContextRoot(): void {
  const root = document.documentElement as HTMLElement & {[attached]?: true};
  if (root[attached]) return;
  root[attached] = true;
  let waiting: readonly Waiting[] = [];

  root.addEventListener('context-request', (event) => {
    const asking = event as Asking;
    const {context, callback, subscribe} = asking;
    if (!subscribe) return;
    const element = senderOf(asking);
    const isSame = (each: Waiting) =>
      each.context === context &&
      each.element.deref() === element &&
      each.callback.deref() === callback;
    waiting = [
      ...waiting.filter((each) => each.element.deref() && !isSame(each)),
      {context, element: new WeakRef(element), callback: new WeakRef(callback)},
    ];
  });

  root.addEventListener('context-provider', (event) => {
    const {context} = event as Providing;
    const asked = waiting.filter((each) => each.context === context);
    waiting = waiting.filter((each) => each.context !== context);
    for (const each of asked) {
      const element = each.element.deref();
      const callback = each.callback.deref();
      if (element && callback) {
        element.dispatchEvent(new ContextRequest(each.context, element, callback));
      }
    }
  });
}
