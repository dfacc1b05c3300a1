import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {SessionGrant, SessionTokens} from '../../../../src/contract/types.ts';
import {MissingError, type PortalError} from '../../../../src/errors/index.ts';
import '../../../../src/elements/accept-invite/define.ts';
import type {PortalAcceptInvite} from '../../../../src/elements/accept-invite/index.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestPortal,
  mara,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {expectAccessible} from '../../support/axe.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountPortal, untilState} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

const token = 'a-token-out-of-a-letter';

/** An API that notes what it is offered, and refuses with `refusal`. */
class Door extends FakeApi {
  readonly grants: SessionGrant[] = [];
  refusal: PortalError | null = null;

  constructor() {
    super();
    this.session = null;
  }

  override async createSession(grant?: SessionGrant): Promise<SessionTokens> {
    if (grant) this.grants.push(grant);
    if (this.refusal) throw this.refusal;
    return super.createSession();
  }
}

async function mount(fragment: string, state = 'signed-out') {
  history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
  const api = new Door();
  const mounted = await mountPortal(
    html`<portal-accept-invite portal-href="/portal/"></portal-accept-invite>`,
    {api},
  );
  const element = mounted.provider.querySelector<PortalAcceptInvite>('portal-accept-invite')!;
  await untilState(element, state);
  const find = <T extends HTMLElement>(selector: string) =>
    element.renderRoot.querySelector<T>(selector);
  return {
    ...mounted,
    api,
    element,
    find,
    type(password: string) {
      const input = find<HTMLInputElement>('#password')!;
      input.value = password;
      input.dispatchEvent(new Event('input'));
    },
    press: () => find<HTMLButtonElement>('[part~=accept]')!.click(),
  };
}

const untilFocused = ({shadowRoot: root}: HTMLElement, selector: string) =>
  waitUntil(() => root?.activeElement?.matches(selector) === true, `the focus on ${selector}`);

describe('portal-accept-invite', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('takes the link out of the address and leaves the rest of it', async () => {
    await mount(`#section-2&portal-invite=${token}`);

    expect(location.hash).to.equal('#section-2');
    expect(location.href).not.to.contain(token);
  });

  it('A-09 sends nothing before the button is pressed', async () => {
    const {api, press} = await mount(`#portal-sign-in=${token}`);
    expect(api.grants).to.deep.equal([]);

    press();
    await waitUntil(() => api.grants.length > 0, 'the grant');

    expect(api.grants).to.deep.equal([{grant: 'sign_in_link', token}]);
  });

  it('accepts an invite with a password of one’s own and shows the way to the portal', async () => {
    const {api, element, find, type, press, provider} = await mount(`#portal-invite=${token}`);
    await expectAccessible(element);
    let person: string | undefined;
    provider.addEventListener('portal-session-changed', (event) => {
      person = event.contactId ?? undefined;
    });

    type('a password of my own');
    press();
    await untilState(element, 'ready');

    expect(api.grants).to.deep.equal([{grant: 'invite', token, password: 'a password of my own'}]);
    expect(person).to.be.a('string');
    expect(find<HTMLAnchorElement>('[part~=portal]')!.getAttribute('href')).to.equal('/portal/');
    await untilFocused(element, '#heading');
    await expectAccessible(element);
  });

  it('keeps a password that is too short and says how long it must be', async () => {
    const {api, element, find, type, press} = await mount(`#portal-invite=${token}`);

    type('short');
    press();
    await element.updateComplete;

    expect(api.grants).to.deep.equal([]);
    expect(find('#password')!.getAttribute('aria-invalid')).to.equal('true');
    expect(find('#password-about')!.textContent).to.contain('at least 12 characters');
    await untilFocused(element, '#password');
    await expectAccessible(element);
  });

  const deaths = {
    invite_expired: 'This invite has expired.',
    invite_superseded: 'A newer invite was sent.',
    sign_in_link_expired: 'This sign-in link no longer works.',
  } as const;

  for (const [code, text] of Object.entries(deaths)) {
    it(`A-03 says of a link refused with ${code} what to do, and offers Login`, async () => {
      const {api, element, find, press, opened} = await mount(`#portal-sign-in=${token}`);
      api.refusal = new MissingError('Refused', {code: code as keyof typeof deaths});

      press();
      await untilState(element, 'failed');

      expect(find('[part~=state]')!.textContent).to.contain(text);
      find('[part~=login]')!.click();
      await waitUntil(() => opened.length > 0, 'Login never asked');
      expect(opened.map(({view}) => view)).to.deep.equal(['sign-in']);
      await expectAccessible(element);
    });
  }

  it('explains itself where there is no link, or one that cannot be', async () => {
    const {element, find} = await mount('#portal-invite=<script>', 'empty');

    expect(find('#heading')!.textContent).to.contain('opens from an email');
    expect(location.hash).to.equal('');
    await expectAccessible(element);
  });

  it('goes on with a link that is opened in the same page', async () => {
    const {element} = await mount('', 'empty');

    location.hash = `portal-invite=${token}`;
    await untilState(element, 'signed-out');

    expect(location.href).not.to.contain(token);
  });

  describe('with a portal behind it', () => {
    const minute = 60_000;

    /** A visitor who has asked for a sign-in link in the dialog of another page. */
    async function askedForLink() {
      const portal = createTestPortal({clock: 'still', signedInAs: null});
      const {requestSignInLink} = createInMemoryApi(portal);
      await requestSignInLink(mara.email);
      return {portal, token: portal.sentLinks[0]!.token};
    }

    /** Opens a page by the link, presses its button, and says what that came to. */
    async function press(portal: TestPortal, fragment: string, password?: string) {
      history.replaceState(null, '', `${location.pathname}${location.search}#${fragment}`);
      const provider = await fixture<PortalProvider>(
        html`<portal-provider
          api-url=${anAddress()}
          session="memory"
          locale="en-US"
          .api=${createInMemoryApi(portal)}
          ><portal-accept-invite></portal-accept-invite
        ></portal-provider>`,
      );
      const element = provider.querySelector('portal-accept-invite')!;
      await untilState(element, 'signed-out');
      const root = element.renderRoot as ShadowRoot;
      const input = root.querySelector<HTMLInputElement>('#password');
      if (input && password !== undefined) {
        input.value = password;
        input.dispatchEvent(new Event('input'));
      }
      const before = portal.requests.filter(({operation}) => operation === 'createSession').length;
      expect(before, 'nothing is sent before the press').to.equal(sentSoFar);
      root.querySelector<HTMLButtonElement>('[part~=accept]')!.click();
      await waitUntil(() => element.matches(':state(ready), :state(failed)'), 'it never ended');
      sentSoFar += 1;
      await expectAccessible(element);
      return {
        state: element.matches(':state(ready)') ? 'ready' : 'failed',
        text: root.querySelector('[part~=state]')!.textContent,
      };
    }

    let sentSoFar = 0;
    beforeEach(() => (sentSoFar = 0));

    const dead = 'This sign-in link no longer works. Ask for a new one.';

    it('A-09 a sign-in link opens the portal by a press, and a second press opens nothing', async () => {
      const {portal, token} = await askedForLink();
      expect((await press(portal, `portal-sign-in=${token}`)).state).to.equal('ready');

      const again = await press(portal, `portal-sign-in=${token}`);

      expect(again.state).to.equal('failed');
      expect(again.text).to.include(dead);
    });

    it('A-09 a sign-in link is good for fifteen minutes', async () => {
      const {portal, token} = await askedForLink();
      portal.advance(15 * minute);

      const late = await press(portal, `portal-sign-in=${token}`);

      expect(late.text).to.include(dead);
    });

    it('A-09 an altered link opens nothing', async () => {
      const {portal, token} = await askedForLink();

      const altered = await press(portal, `portal-sign-in=${token}x`);

      expect(altered.text).to.include(dead);
      expect((await press(portal, `portal-sign-in=${token}`)).state).to.equal('ready');
    });

    it('A-04 a link is nothing for a contact who has lost access meanwhile', async () => {
      const {portal, token} = await askedForLink();
      portal.setAccess(false);

      expect((await press(portal, `portal-sign-in=${token}`)).text).to.include(dead);
    });

    it('A-03 of two invites the older one says that a newer was sent, and the newer works once', async () => {
      const portal = createTestPortal({clock: 'still', signedInAs: null});
      const [older, newer] = [portal.makeLink('invite'), portal.makeLink('invite')];
      const own = 'a password of my own';

      const first = await press(portal, `portal-invite=${older}`, own);
      expect(first.text).to.include('A newer invite was sent. Use the link in the latest email.');
      expect((await press(portal, `portal-invite=${newer}`, own)).state).to.equal('ready');
      const again = await press(portal, `portal-invite=${newer}`, own);
      expect(again.text).to.include('This invite has expired.');

      const grant = {grant: 'password', email: mara.email, password: own} as const;
      const {session} = await createInMemoryApi(portal).createSession(grant);
      expect(session.contact?.id).to.equal(mara.id);
    });

    it('A-03 an invite is good for seven days', async () => {
      const portal = createTestPortal({clock: 'still', signedInAs: null});
      const token = portal.makeLink('invite');
      portal.advance(7 * 24 * 60 * minute);

      const late = await press(portal, `portal-invite=${token}`, 'a password of my own');

      expect(late.text).to.include('This invite has expired. Ask the firm to send it again.');
    });
  });
});
