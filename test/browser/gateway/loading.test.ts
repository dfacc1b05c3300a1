import {expect} from '@open-wc/testing';
import {processor} from './form-page.ts';
import {ownScripts, PageUnderPolicy} from './page-under-policy.ts';

const hasTrustedTypes = 'trustedTypes' in window;
const itWithTrustedTypes = hasTrustedTypes ? it : () => undefined;

type AnyStripe = ((...args: unknown[]) => unknown) & {version?: unknown};

/** Counts what the page asks of `window.Stripe`. */
function countStripes({window}: PageUnderPolicy): unknown[][] {
  const calls: unknown[][] = [];
  const own = window.Stripe as unknown as AnyStripe;
  const counting: AnyStripe = (...args) => {
    calls.push(args);
    return own(...args);
  };
  counting.version = own.version;
  (window as {Stripe?: unknown}).Stripe = counting;
  return calls;
}

describe('loading Stripe.js', () => {
  it('waits until a form is opened (E-05)', async () => {
    const page = await PageUnderPolicy.open();

    (await page.gateway).createStripeGateway();

    expect(page.scripts).to.have.lengthOf(0);
    page.close();
  });

  it('fails clearly when the policy of the page blocks it, and Retry tries again (P-20, FM-15)', async () => {
    const page = await PageUnderPolicy.open();

    for (const _ of ['first', 'again']) {
      expect(await page.refusal()).to.include({
        kind: 'network',
        code: 'processor_blocked',
        retryable: true,
      });
      expect(page.scripts).to.have.lengthOf(0);
    }
    expect(page.violations).to.deep.equal(
      Array(2).fill('script-src-elem https://js.stripe.com/endive/stripe.js'),
    );
    expect(page.document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
    await page.presetStripe();
    const form = await page.openForm();

    form.close();
    page.close();
  });

  it('uses the Stripe.js that the page has, and requests none', async () => {
    const page = await PageUnderPolicy.open();
    await page.presetStripe();

    const form = await page.openForm();

    expect(page.scripts).to.have.lengthOf(0);
    expect(page.warnings).to.deep.equal([]);
    form.close();
    page.close();
  });

  it('warns of one that is made for something else, once (FM-15)', async () => {
    const page = await PageUnderPolicy.open();
    await page.presetStripe();
    page.window.Stripe!.version = 3;

    for (const _ of ['first', 'again']) (await page.openForm()).close();

    const ours = page.warnings.filter((text) => text.startsWith('[client-portal-elements]'));
    expect(ours).to.have.lengthOf(1);
    expect(ours[0]).to.include('The page has loaded Stripe.js 3');
    page.close();
  });

  it('waits for one that the page is just loading', async () => {
    const page = await PageUnderPolicy.open();
    const tag = page.document.createElement('script');
    // It is never fetched.
    tag.type = 'text/plain';
    tag.src = 'https://js.stripe.com/endive/stripe.js';
    page.document.head.append(tag);

    const opening = page.openForm();
    await page.presetStripe();
    expect(page.scripts).to.have.lengthOf(1);
    tag.dispatchEvent(new Event('load'));
    (await opening).close();

    expect(page.scripts).to.have.lengthOf(1);
    page.close();
  });

  it('makes one Stripe for each key and account', async () => {
    const page = await PageUnderPolicy.open();
    await page.presetStripe();
    const calls = countStripes(page);
    const connected = {...processor, account: 'acct_1'};

    for (const each of [processor, processor, connected, connected]) {
      (await page.openForm({processor: each, locale: 'de-AT'})).close();
    }

    expect(calls).to.deep.equal([
      ['pk_test_browser', {locale: 'de'}],
      ['pk_test_browser', {locale: 'de', stripeAccount: 'acct_1'}],
    ]);
    page.close();
  });

  it('keeps nothing of a failure', async () => {
    const page = await PageUnderPolicy.open();
    await page.presetStripe();
    const own = page.window.Stripe;
    let fails = true;
    const calls = countStripes(page);
    const counted = page.window.Stripe as unknown as AnyStripe;
    const failing: AnyStripe = (...args) => {
      if (fails) throw new Error('no');
      return counted(...args);
    };
    failing.version = own?.version;
    (page.window as {Stripe?: unknown}).Stripe = failing;
    expect(await page.refusal()).to.include({kind: 'setup', code: 'processor_misconfigured'});
    expect(calls).to.deep.equal([]);

    fails = false;
    (await page.openForm()).close();

    expect(calls).to.have.lengthOf(1);
    page.close();
  });

  itWithTrustedTypes(
    'passes Trusted Types by a policy for exactly its address (E-01)',
    async () => {
      const page = await PageUnderPolicy.open(
        `${ownScripts}; require-trusted-types-for 'script'; trusted-types client-portal-stripe`,
      );

      expect(await page.refusal()).to.include({code: 'processor_blocked'});

      // Blocked by its address alone: the type was right.
      expect(page.violations).to.deep.equal([
        'script-src-elem https://js.stripe.com/endive/stripe.js',
      ]);
      page.close();
    },
  );

  itWithTrustedTypes('says when the page does not allow its policy', async () => {
    const page = await PageUnderPolicy.open(
      `${ownScripts}; require-trusted-types-for 'script'; trusted-types lit-html`,
    );

    const refusal = await page.refusal();

    expect(refusal).to.include({kind: 'network', code: 'processor_blocked'});
    expect(String(refusal)).to.include('Trusted Types');
    page.close();
  });
});
