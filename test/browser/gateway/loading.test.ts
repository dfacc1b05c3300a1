import {expect} from '@open-wc/testing';
import {processor} from './form-page.ts';
import {ownScripts, PageUnderPolicy} from './page-under-policy.ts';
import {waitUntil} from '../support/wait-until.ts';

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

  describe('that never answers', () => {
    /** Timers of the page stand still until they are told that time has passed. */
    function stillClock({window}: PageUnderPolicy) {
      const timers = new Map<number, {run: () => void; at: number}>();
      let now = 0;
      let made = 0;
      const setTimer = (run: () => void, milliseconds = 0) => {
        made += 1;
        timers.set(made, {run, at: now + milliseconds});
        return made;
      };
      Object.assign(window, {
        setTimeout: setTimer,
        clearTimeout: (id: number) => timers.delete(id),
      });
      return {
        get isWaiting() {
          return timers.size > 0;
        },
        advance(milliseconds: number) {
          now += milliseconds;
          for (const [id, {run, at}] of [...timers]) if (at <= now && timers.delete(id)) run();
        },
      };
    }

    /** Nothing is heard of tags for Stripe.js: neither that they loaded, nor that they failed. */
    function silence({document}: PageUnderPolicy): void {
      document.addEventListener('error', (event) => event.stopImmediatePropagation(), true);
    }

    it('is given up after 20 seconds, and the next form tries again (P-20)', async () => {
      const page = await PageUnderPolicy.open();
      silence(page);
      const clock = stillClock(page);
      let refusal: unknown = null;
      void page.refusal().then((error) => (refusal = error));
      await waitUntil(() => clock.isWaiting, 'nothing waits');
      expect(page.scripts).to.have.lengthOf(1);

      clock.advance(19_999);
      await page.window.fetch('/package.json'); // long enough for every promise
      expect(refusal).to.equal(null);
      clock.advance(1);
      await waitUntil(() => refusal !== null, 'it was never given up');

      expect(refusal).to.include({kind: 'network', code: 'processor_blocked', retryable: true});
      expect(String(refusal)).to.include('nothing within 20 s');
      expect(page.scripts).to.have.lengthOf(0);
      await page.presetStripe();
      (await page.openForm()).close();
      page.close();
    });

    it('is not waited for as long where it is the page’s own, and loaded beside it', async () => {
      const page = await PageUnderPolicy.open();
      silence(page);
      const ofPage = page.document.createElement('script');
      ofPage.type = 'text/plain'; // it is never fetched
      ofPage.src = 'https://js.stripe.com/v3/';
      page.document.head.append(ofPage);
      const clock = stillClock(page);
      void page.refusal();
      await waitUntil(() => clock.isWaiting, 'nothing waits');
      expect(page.scripts).to.have.lengthOf(1);

      clock.advance(5000);
      await waitUntil(() => page.scripts.length === 2, 'it was waited for longer');
      page.close();
    });

    it('is given up after 20 seconds where its frame never comes, and leaves nothing behind (P-20)', async () => {
      const page = await PageUnderPolicy.open();
      await page.presetStripe();
      // A frame that is never ready: every event of the element is lost.
      const own = page.window.Stripe as unknown as AnyStripe;
      const mute: AnyStripe = (...args) => {
        const stripe = own(...args) as {elements(...args: unknown[]): {create: AnyStripe}};
        const elements = stripe.elements.bind(stripe);
        stripe.elements = (...options) => {
          const group = elements(...options);
          const create = group.create.bind(group);
          group.create = (...kinds) => Object.assign(create(...kinds) as object, {on: () => null});
          return group;
        };
        return stripe;
      };
      mute.version = own.version;
      (page.window as {Stripe?: unknown}).Stripe = mute;
      const clock = stillClock(page);
      let refusal: unknown = null;
      void page.refusal().then((error) => (refusal = error));
      await waitUntil(() => clock.isWaiting, 'nothing waits');
      expect(page.document.querySelectorAll('portal-form-frame')).to.have.lengthOf(1);

      clock.advance(19_999);
      await page.window.fetch('/package.json');
      expect(refusal).to.equal(null);
      clock.advance(1);
      await waitUntil(() => refusal !== null, 'it was never given up');

      expect(refusal).to.include({kind: 'network', code: 'processor_blocked', retryable: true});
      expect(page.document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
      page.close();
    });
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
