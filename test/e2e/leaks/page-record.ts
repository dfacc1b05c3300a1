declare global {
  /** Given to the page by the test. */
  var noteText: (place: string, text: string) => Promise<void>;
  /** What the page's own inputs hold, and its storage, as it is now. */
  var noteState: () => Promise<void>;
}

/**
 * Notes all that a page shows, tells and keeps, from its first moment on: every change in every tree,
 * shadow roots included, the portal's events, what is written to storage and broadcast. It runs in
 * the page, so it knows nothing of this module; frames of the processor are not looked into.
 */
export function recordPage(): void {
  if (window !== window.top) return;
  const note = (place: string, text: string) => globalThis.noteText(place, text);
  const roots: (Document | ShadowRoot)[] = [];

  const textOf = (node: Node) =>
    node instanceof Element ? node.outerHTML : (node.nodeValue ?? '');
  const watch = (root: Document | ShadowRoot) => {
    roots.push(root);
    const observer = new MutationObserver((changes) => {
      const texts = changes.flatMap(({type, target, attributeName, addedNodes}) => {
        if (type === 'childList') return [...addedNodes].map(textOf);
        if (type === 'characterData') return [target.nodeValue ?? ''];
        return [(target as Element).getAttribute(attributeName ?? '') ?? ''];
      });
      void note('DOM', texts.join('\n'));
    });
    const everything = {subtree: true, childList: true, attributes: true, characterData: true};
    observer.observe(root, everything);
  };
  watch(document);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };

  const dispatchEvent = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('portal-')) void note('event', `${event.type} ${describe(event, 0)}`);
    return dispatchEvent.call(this, event);
  };
  /** Every property, inherited ones too, as a listener could read them. */
  function describe(value: unknown, depth: number): string {
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Node || value instanceof Window || depth > 4) return '';
    if (Symbol.iterator in value) {
      return [...(value as Iterable<unknown>)].map((each) => describe(each, depth + 1)).join(' ');
    }
    const names = new Set<string>();
    for (let owner: object | null = value; owner && owner !== Object.prototype;) {
      for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
      owner = Object.getPrototypeOf(owner) as object | null;
    }
    const read = (name: string) => (value as Record<string, unknown>)[name];
    const isData = (name: string) => typeof read(name) !== 'function';
    return [...names]
      .filter(isData)
      .map((name) => `${name}=${describe(read(name), depth + 1)}`)
      .join(' ');
  }

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    void note(this === sessionStorage ? 'sessionStorage' : 'localStorage', `${key}=${value}`);
    setItem.call(this, key, value);
  };
  const postMessage = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message: unknown) {
    void note('broadcast', JSON.stringify(message));
    postMessage.call(this, message);
  };

  globalThis.noteState = async () => {
    const fields = roots.flatMap((root) => [
      ...root.querySelectorAll<HTMLInputElement>('input, textarea, select'),
    ]);
    await note('DOM', fields.map(({value}) => value).join('\n'));
    await note('DOM', document.documentElement.outerHTML);
    await note('sessionStorage', JSON.stringify(Object.entries(sessionStorage)));
    await note('localStorage', JSON.stringify(Object.entries(localStorage)));
    const databases = await indexedDB.databases();
    await note('IndexedDB', databases.map(({name}) => name).join('\n'));
    await note('cookie', document.cookie);
    await note('URL', location.href);
  };
}
