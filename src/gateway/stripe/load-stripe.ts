import {loadStripe} from '@stripe/stripe-js/pure';
import {warnOnce} from '../../errors/index.ts';
import type {ProcessorConfig} from '../payment-gateway.ts';
import {blocked, fromThrown} from './stripe-error.ts';
import {stripeLocale} from './stripe-locale.ts';
import type {StripeConstructorPort, StripePort} from './stripe-port.ts';
import {release, stripeScript} from './trusted-script.ts';

/** Our own script has failed when it has not arrived by then. */
const patience = 20_000;
/** A tag of the page's may have failed before anyone listened. */
const patienceWithPage = 5000;

const made = new Map<string, Promise<StripePort>>();
let script: Promise<void> | undefined;

/**
 * Stripe for one account: one object per key and account, as Stripe wants it. Nothing is kept of a
 * failure, so that the next call tries again.
 */
export function stripeFor(processor: ProcessorConfig, locale: string): Promise<StripePort> {
  const key = `${processor.publishableKey} ${processor.account ?? ''}`;
  const known = made.get(key);
  if (known) return known;
  const stripe = makeStripe(processor, locale);
  made.set(key, stripe);
  stripe.catch(() => made.delete(key));
  return stripe;
}

async function makeStripe(
  {publishableKey, account}: ProcessorConfig,
  locale: string,
): Promise<StripePort> {
  script ??= loadScript().finally(() => (script = undefined));
  await script;
  const options = {locale: stripeLocale(locale), ...(account && {stripeAccount: account})};
  // It finds `window.Stripe` there, tells Stripe which wrapper is in use, and inserts nothing.
  const stripe: StripePort | null = await loadStripe(publishableKey, options).catch(
    (thrown: unknown) => {
      throw fromThrown(thrown);
    },
  );
  if (!stripe) throw blocked('there is no window');
  stripe.registerAppInfo({name: 'client-portal-elements'});
  return stripe;
}

/** Resolves when `window.Stripe` is there: the page's own, or the one that is loaded here. */
async function loadScript(): Promise<void> {
  const ofPage = document.querySelector<HTMLScriptElement>('script[src^="https://js.stripe.com/"]');
  // One that the page is still loading is on its way already.
  if (!presentStripe() && ofPage) await settled(ofPage, patienceWithPage);
  const present = presentStripe();
  if (present) {
    warnIfForeign(present.version);
    return;
  }
  const own = ownScript();
  document.head.append(own);
  const arrival = await settled(own, patience);
  if (presentStripe()) return;
  own.remove();
  throw blocked(reasons[arrival]);
}

const reasons = {
  load: 'it came without window.Stripe',
  error: 'offline, blocked, or not allowed by the Content-Security-Policy of the page',
  nothing: `nothing within ${patience / 1000} s`,
};

function ownScript(): HTMLScriptElement {
  try {
    return stripeScript();
  } catch (refusal) {
    throw blocked(`the page's Trusted Types do not allow it: ${String(refusal)}`);
  }
}

function settled(tag: HTMLScriptElement, limit: number): Promise<keyof typeof reasons> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('nothing'), limit);
    tag.addEventListener('load', () => resolve('load'));
    tag.addEventListener('error', () => resolve('error'));
  });
}

function presentStripe(): StripeConstructorPort | undefined {
  return (window as {Stripe?: unknown}).Stripe as StripeConstructorPort | undefined;
}

function warnIfForeign(version: StripeConstructorPort['version']): void {
  if (version === release) return;
  warnOnce(
    'foreign Stripe.js',
    `The page has loaded Stripe.js ${version ?? 'of an unknown version'}, and payment forms use it. They are made for "${release}": load that one, or none.`,
  );
}
