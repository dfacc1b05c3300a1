/** The types of TypeScript's DOM library lag behind: https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypesWindow {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: {createScriptURL(url: string): string},
    ): {createScriptURL(url: string): unknown};
  };
}

/** The release that `@stripe/stripe-js` is made for. */
export const release = 'endive';
export const stripeJsUrl = `https://js.stripe.com/${release}/stripe.js`;

let policy: {createScriptURL(url: string): unknown} | undefined;

/**
 * A script tag for Stripe.js, not yet in the page. Under Trusted Types it takes a policy to make
 * one, and ours makes no other. Throws where the page does not allow `client-portal-stripe`.
 */
export function stripeScript(): HTMLScriptElement {
  const {trustedTypes} = window as TrustedTypesWindow;
  policy ??= trustedTypes?.createPolicy('client-portal-stripe', {createScriptURL: onlyStripe});
  const script = document.createElement('script');
  script.src = (policy?.createScriptURL(stripeJsUrl) ?? stripeJsUrl) as string;
  script.async = true;
  return script;
}

function onlyStripe(url: string): string {
  if (url !== stripeJsUrl)
    throw new TypeError('client-portal-stripe makes the URL of Stripe.js alone');
  return url;
}
