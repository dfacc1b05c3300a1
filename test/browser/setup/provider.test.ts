import {expect, fixture} from '@open-wc/testing';
import {html, type TemplateResult} from 'lit';
import '../../../src/elements/account-menu/define.ts';
import '../../../src/elements/invoice-list/define.ts';
import '../../../src/elements/pay-selected/define.ts';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestPortal,
  ivo,
  mara,
  scenarios,
  testPassword,
  type TestPortal,
} from '../../../src/testing/index.ts';
import {claimConsole} from '../../setup/console.ts';
import {anAddress} from '../support/address.ts';
import {portalAbove, untilState} from '../support/mount.ts';
import {serve} from '../support/serve.ts';
import {waitUntil} from '../support/wait-until.ts';

const apiUrl = anAddress();

const grant = {grant: 'password', email: mara.email, password: testPassword} as const;

const menus = html`<portal-account-menu></portal-account-menu>`;

async function provide(
  portal: TestPortal,
  content: TemplateResult = menus,
): Promise<PortalProvider> {
  return fixture(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale="en-US"
      .api=${createInMemoryApi(portal)}
      >${content}</portal-provider
    >`,
  );
}

const menuIn = (parent: ParentNode) => parent.querySelector('portal-account-menu')!;

const nameOf = (menu: Element) => menu.shadowRoot!.querySelector('#person')?.ariaLabel;

describe('<portal-provider>', () => {
  it('warns once when it has no api-url, and its elements wait', async () => {
    const lines = claimConsole();
    const provider = await fixture(html`<portal-provider>${menus}</portal-provider>`);
    await fixture(html`<portal-provider></portal-provider>`);

    expect(lines.map(({text}) => text)).to.deep.equal([
      '[client-portal-elements] <portal-provider> has no api-url. Give it the address of the firm’s API, with the firm’s key.',
    ]);
    expect(menuIn(provider).matches(':state(loading)')).to.equal(true);
  });

  it('rejects what cannot be done without one', async () => {
    claimConsole();
    const provider = await fixture<PortalProvider>(html`<portal-provider></portal-provider>`);

    const refused = await provider.signIn(grant).catch((error: unknown) => error);

    expect(refused).to.include({kind: 'setup'});
    await provider.signOut();
    await provider.refresh();
  });

  it('takes a getSession that comes late (E-02)', async () => {
    const portal = scenarios.severalInvoices();
    const server = serve({[apiUrl]: portal});
    const provider = await fixture<PortalProvider>(
      html`<portal-provider api-url=${apiUrl} session="memory">${menus}</portal-provider>`,
    );
    await untilState(menuIn(provider), 'signed-out');

    provider.getSession = portal.getSession;

    await untilState(menuIn(provider), 'ready');
    server.stop();
  });

  it('gives its portal to elements that come before, with and after it', async () => {
    const page = await fixture(html`<div>${menus}</div>`);
    const early = menuIn(page);
    const provider = document.createElement('portal-provider');
    provider.session = 'memory';
    provider.apiUrl = anAddress();
    provider.api = createInMemoryApi(scenarios.severalInvoices());
    provider.append(early, document.createElement('portal-account-menu'));
    page.append(provider);
    const late = document.createElement('portal-account-menu');
    await untilState(early, 'ready');

    provider.append(late);

    await untilState(late, 'ready');
  });

  it('reaches elements inside shadow roots of the page, open and closed (E-06)', async () => {
    const provider = await provide(scenarios.severalInvoices(), html`<div></div>`);
    const inner = document.createElement('div');
    provider.querySelector('div')!.attachShadow({mode: 'closed'}).append(inner);
    const menu = document.createElement('portal-account-menu');
    inner.attachShadow({mode: 'open'}).append(menu);

    await untilState(menu, 'ready');
  });

  it('lets its elements be moved, and they find their way again', async () => {
    const provider = await provide(scenarios.severalInvoices());
    const other = await provide(scenarios.colleagueSignedIn(), html`<p></p>`);
    const menu = menuIn(provider);
    await untilState(menu, 'ready');

    other.append(menu);

    await waitUntil(() => nameOf(menu) === 'Account: Ivo Brandt', 'it kept the other’s portal');
  });

  it('does not see another provider on the page, nor is it seen (E-08)', async () => {
    const list = html`<portal-invoice-list></portal-invoice-list>
      <portal-pay-selected></portal-pay-selected>`;
    const one = await provide(scenarios.severalInvoices(), list);
    const other = await provide(scenarios.manyInvoices(), list);
    for (const each of [one, other]) {
      await untilState(each.querySelector('portal-invoice-list')!, 'ready');
    }
    const changed: Event[] = [];
    other.addEventListener('portal-selection-changed', (event) => changed.push(event));
    const first = portalAbove(one.querySelector('portal-invoice-list')!).client;
    const second = portalAbove(other.querySelector('portal-invoice-list')!).client;

    const {selection} = await first.whole();
    await selection.selectAll({status: 'outstanding', q: ''});
    expect(selection.value.selection.size).to.equal(7);
    expect((await second.whole()).selection.value.selection.size).to.equal(0);
    await one.signOut();

    expect(second.session.value.status).to.equal('signed-in');
    expect(changed).to.deep.equal([]);
  });

  it('keeps its client when it is moved, and drops it when it leaves', async () => {
    const provider = await provide(scenarios.severalInvoices());
    const menu = menuIn(provider);
    await untilState(menu, 'ready');
    const {client} = portalAbove(menu);
    const elsewhere = document.createElement('section');
    provider.parentElement!.append(elsewhere);

    elsewhere.append(provider);
    await untilState(menu, 'ready');
    expect(portalAbove(menu).client).to.equal(client);

    provider.remove();
    await Promise.resolve();
    elsewhere.append(provider);
    await untilState(menu, 'ready');
    expect(portalAbove(menu).client).not.to.equal(client);
  });

  it('begins anew with another api-url: nothing of the one before is shown (A-07)', async () => {
    const second = anAddress();
    const portal = scenarios.severalInvoices();
    const other = scenarios.colleagueSignedIn();
    const server = serve({[apiUrl]: portal, [second]: other});
    const provider = await fixture<PortalProvider>(
      html`<portal-provider api-url=${apiUrl} locale="en-US" .getSession=${portal.getSession}
        >${menus}</portal-provider
      >`,
    );
    const menu = menuIn(provider);
    await waitUntil(() => nameOf(menu) === 'Account: Mara Lindt');
    other.faults.always('getSession', 'hang');

    provider.apiUrl = second;
    provider.getSession = other.getSession;
    await untilState(menu, 'loading');
    expect(nameOf(menu)).to.equal(undefined);

    other.faults.clear();
    await waitUntil(() => nameOf(menu) === 'Account: Ivo Brandt');
    server.stop();
  });

  describe('its session', () => {
    const page = (session: 'tab' | 'memory') =>
      fixture<PortalProvider>(
        html`<portal-provider api-url=${apiUrl} session=${session} locale="en-US"
          >${menus}</portal-provider
        >`,
      );
    let server: {stop: () => void};

    beforeEach(() => {
      sessionStorage.clear();
      server = serve({[apiUrl]: scenarios.signedOut()});
    });
    afterEach(() => {
      server.stop();
      sessionStorage.clear();
    });

    it('lasts as long as the tab, over a reload', async () => {
      const provider = await page('tab');
      await provider.signIn(grant);
      await untilState(menuIn(provider), 'ready');
      provider.remove();

      const again = await page('tab');

      await untilState(menuIn(again), 'ready');
    });

    it('keeps one token in the storage of the tab, and nothing else of the person', async () => {
      const provider = await page('tab');
      await provider.signIn(grant);

      expect(Object.keys(sessionStorage)).to.deep.equal([
        `client-portal-elements:${apiUrl}:session`,
      ]);
      expect(JSON.stringify(sessionStorage)).not.to.match(/mara|northgate|correct horse/i);
      expect(localStorage).to.have.lengthOf(0);
    });

    it('is nowhere but in memory, where the page wants that', async () => {
      const provider = await page('memory');
      await provider.signIn(grant);
      await untilState(menuIn(provider), 'ready');
      expect(sessionStorage).to.have.lengthOf(0);
      provider.remove();

      const again = await page('memory');

      await untilState(menuIn(again), 'signed-out');
    });

    it('leaves nothing in the tab after a sign-out (A-06)', async () => {
      const provider = await page('tab');
      await provider.signIn(grant);

      await provider.signOut();

      expect(sessionStorage).to.have.lengthOf(0);
    });
  });

  describe('its events', () => {
    const types = ['portal-session-expired', 'portal-session-changed'] as const;

    function listen(provider: PortalProvider): string[] {
      const heard: string[] = [];
      for (const type of types) provider.addEventListener(type, () => heard.push(type));
      return heard;
    }

    it('tell of a sign-in and a sign-out, with ids alone', async () => {
      const provider = await provide(scenarios.signedOut());
      const heard: object[] = [];
      provider.addEventListener('portal-session-changed', ({kind, contactId, clientId, firmId}) =>
        heard.push({kind, contactId, clientId, firmId}),
      );
      await untilState(menuIn(provider), 'signed-out');

      await provider.signIn(grant);
      await provider.signOut();

      expect(heard).to.deep.equal([
        {kind: 'contact', contactId: mara.id, clientId: mara.clientId, firmId: 'firm_alder'},
        {kind: null, contactId: null, clientId: null, firmId: null},
      ]);
    });

    it('tell of a session that ended by itself, and that it changed', async () => {
      const portal = scenarios.severalInvoices();
      const provider = await provide(portal);
      await untilState(menuIn(provider), 'ready');
      const heard = listen(provider);
      portal.endSessions();

      await provider.refresh();
      await untilState(menuIn(provider), 'signed-out');

      expect(heard).to.deep.equal(['portal-session-expired', 'portal-session-changed']);
    });

    it('do not tell of the same contact again', async () => {
      const provider = await provide(scenarios.severalInvoices());
      await untilState(menuIn(provider), 'ready');
      const heard = listen(provider);

      await provider.signIn(grant);
      await provider.refresh();

      expect(heard).to.deep.equal([]);
    });

    it('tell when another contact took over', async () => {
      const provider = await provide(scenarios.severalInvoices());
      await untilState(menuIn(provider), 'ready');
      const heard = listen(provider);

      await provider.signIn({...grant, email: ivo.email});

      expect(heard).to.deep.equal(['portal-session-changed']);
    });

    it('ask before a view opens, with what it is about', async () => {
      const provider = await provide(scenarios.severalInvoices());
      const asked: object[] = [];
      provider.addEventListener('portal-open-view', (event) => {
        asked.push({view: event.view, invoiceIds: event.invoiceIds});
        event.preventDefault();
      });

      await provider.open('payment', {invoiceIds: ['inv_000001']});

      expect(asked).to.deep.equal([{view: 'payment', invoiceIds: ['inv_000001']}]);
      expect(provider.renderRoot.querySelector('portal-payment-view')).to.equal(null);
    });
  });

  describe('its language (E-07)', () => {
    const loginOf = (parent: ParentNode) =>
      menuIn(parent).shadowRoot?.querySelector('[part=login]')?.textContent.trim();
    const speaks = (parent: ParentNode, word: string) =>
      waitUntil(() => loginOf(parent) === word, `it never said ${word}`);
    const visitor = (locale: string | null, lang: string) => {
      const api = createInMemoryApi(scenarios.signedOut());
      return fixture<HTMLElement>(
        html`<section lang=${lang}>
          <portal-provider api-url=${anAddress()} session="memory" .locale=${locale} .api=${api}
            >${menus}</portal-provider
          >
        </section>`,
      );
    };

    it('is its own, before that of the page', async () => {
      await speaks(await visitor('de', 'en'), 'Anmelden');
    });

    it('is else that of the nearest element with one', async () => {
      await speaks(await visitor(null, 'de'), 'Anmelden');
    });

    it('follows the page while it runs', async () => {
      const page = await visitor(null, 'de');
      await speaks(page, 'Anmelden');

      page.lang = 'en';

      await speaks(page, 'Login');
    });

    it('is found and followed through the shadow roots above', async () => {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const root = host.attachShadow({mode: 'open'});
      root.append(await visitor(null, 'de'));
      await speaks(root, 'Anmelden');

      root.querySelector('section')!.lang = 'en';
      await speaks(root, 'Login');
    });

    it('turns the elements around for a language that is written from the right', async () => {
      const page = await visitor('ar', 'en');

      await waitUntil(() => menuIn(page).shadowRoot!.querySelector('.root[dir=rtl][lang=ar]'));
    });

    it('is English where nobody speaks it', async () => {
      await speaks(await visitor('tlh', 'tlh'), 'Login');
    });

    it('takes words of the firm, and other ones while it runs', async () => {
      const provider = await provide(scenarios.signedOut());
      provider.messages = {core: {login: 'Client sign-in'}};
      await speaks(provider, 'Client sign-in');

      provider.messages = undefined;

      await speaks(provider, 'Login');
    });
  });

  it('takes no place of its own in the page', async () => {
    const provider = await fixture(
      html`<portal-provider .api=${createInMemoryApi(createTestPortal())} session="memory">
        <p>Theirs</p>
      </portal-provider>`,
    );

    expect(getComputedStyle(provider).display).to.equal('contents');
  });
});
