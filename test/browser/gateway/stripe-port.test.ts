import {expect} from '@open-wc/testing';
import type {Stripe, StripeConstructor, StripeElementLocale} from '@stripe/stripe-js';
import {stripeLocale} from '../../../src/gateway/stripe/stripe-locale.ts';
import type {StripeConstructorPort, StripePort} from '../../../src/gateway/stripe/stripe-port.ts';
import {stripeJsUrl} from '../../../src/gateway/stripe/trusted-script.ts';

// Held by the type check: what the gateway needs, the real Stripe has.
const real = (stripe: Stripe): StripePort => stripe;
const realConstructor = (
  Stripe: StripeConstructor,
): ((
  key: string,
  options?: {stripeAccount?: string; locale?: StripeElementLocale},
) => StripePort) => Stripe;

describe('the part of Stripe.js that is used', () => {
  it('is what the real one has, by its types', () => {
    const constructor: Pick<StripeConstructorPort, 'version'> = {version: 'endive'};

    expect([real, realConstructor].map((fit) => typeof fit)).to.deep.equal([
      'function',
      'function',
    ]);
    expect(constructor.version).to.equal('endive');
  });

  it('comes from the address that @stripe/stripe-js is made for', async () => {
    const source = await fetch('/node_modules/@stripe/stripe-js/dist/pure.mjs');
    const text = await source.text();
    const train = /RELEASE_TRAIN = '(\w+)'/.exec(text)?.[1];

    expect(stripeJsUrl).to.equal(`https://js.stripe.com/${train}/stripe.js`);
  });

  it('speaks the nearest of its languages', () => {
    const spoken = ['de', 'de-AT', 'ar-EG', 'pt-BR', 'pt-AO', 'zh-TW', 'en-GB', 'tlh'];

    expect(spoken.map(stripeLocale)).to.deep.equal([
      'de', 'de', 'ar', 'pt-BR', 'pt', 'zh-TW', 'en-GB', 'auto',
    ]); // prettier-ignore
  });
});
