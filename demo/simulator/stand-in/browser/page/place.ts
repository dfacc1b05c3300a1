/** Where the stand-in was loaded from; its frames lie beside it. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

export const frames = new URL('frame/', script?.src || new URL('/_simulator/', location.href));

/** Stripe's script and its API have different hosts; the simulator has one for both. */
export const api = frames.hostname === 'js.stripe.com' ? 'https://api.stripe.com' : frames.origin;
