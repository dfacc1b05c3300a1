import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../src/elements/account-menu/define.ts';
import '../../../src/elements/invoice/define.ts';
import '../../../src/elements/invoice-list/define.ts';
import '../../../src/elements/pay-selected/define.ts';
import '../../../src/elements/payment-methods/define.ts';
import '../../../src/elements/team/define.ts';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {createTestPortal, mara, projects, testPassword} from '../../../src/testing/index.ts';
import {anAddress} from '../support/address.ts';
import {expectAccessible} from '../support/axe.ts';
import {serve} from '../support/serve.ts';
import {textOf} from '../views/payment/dialog.ts';
import {waitUntil} from '../support/wait-until.ts';

const minute = 60_000;
const grant = {grant: 'password', email: mara.email, password: testPassword} as const;

/** What shows a contact's data, by the words that show it. */
const shown: Readonly<Record<string, string>> = {
  'portal-invoice-list': 'INV-7',
  'portal-invoice': 'INV-7',
  'portal-payment-methods': '4242',
  'portal-team': 'Eleanor Alder',
};

const everywhere = [...Object.keys(shown), 'portal-pay-selected'];

/** A portal over HTTP, and pages in front of it. Its time moves only when it is told to. */
function aPortal() {
  const portal = createTestPortal({clock: 'still', signedInAs: null});
  const invoice = portal.addInvoice({number: 'INV-7'});
  portal.addMethod({});
  portal.addPerson({
    name: 'Eleanor Alder',
    assignments: [{project: projects.library, role: 'Design reviewer'}],
  });
  const apiUrl = anAddress();
  const server = serve({[apiUrl]: portal});
  const answer = window.fetch;
  /** Addresses of what was asked for after access ended, and answered all the same. */
  const answered: string[] = [];
  let isOver = false;
  window.fetch = async (input, init) => {
    // What was under way when access ended may have been let in before.
    const isLate = isOver;
    const response = await answer(input, init);
    if (isLate && response.ok) answered.push(input instanceof Request ? input.url : String(input));
    return response;
  };

  async function openPage(state: string) {
    const provider = await fixture<PortalProvider>(
      html`<portal-provider api-url=${apiUrl} locale="en-US">
        <portal-account-menu></portal-account-menu>
        <portal-pay-selected></portal-pay-selected>
        <portal-invoice-list></portal-invoice-list>
        <portal-invoice invoice-id=${invoice.id}></portal-invoice>
        <portal-payment-methods></portal-payment-methods>
        <portal-team></portal-team>
      </portal-provider>`,
    );
    const expired: string[] = [];
    provider.addEventListener('portal-session-expired', ({type}) => expired.push(type));
    const element = (tag: string) => provider.querySelector(tag)!;
    const text = (tag: string) => textOf(element(tag).shadowRoot!.querySelector('.root'));
    const page = {
      provider,
      expired,
      text,
      async untilAll(expected: string) {
        for (const tag of everywhere) {
          await waitUntil(
            () => element(tag).matches(`:state(${expected})`),
            `${tag} never came to be ${expected}: ${text(tag)}`,
          );
        }
      },
      async untilShown() {
        for (const [tag, words] of Object.entries(shown)) {
          await waitUntil(() => text(tag).includes(words), `${tag} never showed ${words}`);
        }
      },
      /** The page asks for the newest, as after a while or on a press. */
      ask: () => provider.querySelector('portal-invoice-list')!.reload(),
      expectNothingShown() {
        for (const [tag, words] of Object.entries(shown)) expect(text(tag)).not.to.include(words);
      },
    };
    if (state !== '') await page.untilAll(state);
    return page;
  }

  async function openSignedIn() {
    const page = await openPage('signed-out');
    await page.provider.signIn(grant);
    await page.untilShown();
    return page;
  }

  function end(change: () => void): void {
    change();
    isOver = true;
  }

  return {portal, server, openPage, openSignedIn, answered, end};
}

describe('access that ends', () => {
  let world: ReturnType<typeof aPortal>;
  beforeEach(() => {
    sessionStorage.clear();
    world = aPortal();
  });
  afterEach(() => {
    world.server.stop();
    sessionStorage.clear();
  });

  for (const [when, arrange] of [
    ['at the next request', () => undefined],
    ['when its session is to be renewed', () => world.portal.advance(11 * minute)],
  ] as const) {
    it(`A-04 is over ${when}: Login everywhere, and nothing of the contact is left`, async () => {
      const page = await world.openSignedIn();
      world.end(() => world.portal.setAccess(false));
      arrange();

      await page.ask();
      await page.untilAll('signed-out');

      page.expectNothingShown();
      expect(page.expired).to.deep.equal(['portal-session-expired']);
      expect(page.text('portal-invoice-list')).to.include('Log in to see your invoices');
      expect(world.answered).to.deep.equal([]);
      expect(JSON.stringify(sessionStorage)).not.to.include('token');
      await expectAccessible(page.provider);
    });
  }

  it('A-04 lets nobody in by the password any more, in the words of a wrong one', async () => {
    world.portal.setAccess(false);
    const page = await world.openPage('signed-out');

    const code = await page.provider.signIn(grant).then(
      () => 'signed in',
      (error: unknown) => (error as {code?: string}).code,
    );

    expect(code).to.equal('sign_in_failed');
  });

  for (const [when, arrange] of [
    ['at the next request', () => undefined],
    ['when the session is to be renewed', () => world.portal.advance(11 * minute)],
  ] as const) {
    it(`A-05 a portal turned off ${when} is not available anywhere, and loads nothing`, async () => {
      const page = await world.openSignedIn();
      world.end(() => world.portal.turnPortal(false));
      arrange();

      await page.ask();
      await page.untilAll('unavailable');

      page.expectNothingShown();
      for (const tag of ['portal-invoice-list', 'portal-invoice', 'portal-team']) {
        expect(page.text(tag), tag).to.include('The client portal is not available');
      }
      expect(page.expired).to.deep.equal([]);
      expect(world.answered).to.deep.equal([]);
      await expectAccessible(page.provider);
    });
  }

  it('A-05 says so to a page that is opened while it is off, and is back when it is on', async () => {
    (await world.openSignedIn()).provider.remove();
    world.end(() => world.portal.turnPortal(false));
    const page = await world.openPage('unavailable');
    expect(world.answered).to.deep.equal([]);
    page.expectNothingShown();

    world.portal.turnPortal(true);
    await page.provider.refresh();

    await page.untilShown();
  });
});
