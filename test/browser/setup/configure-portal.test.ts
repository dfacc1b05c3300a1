import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../src/elements/account-menu/define.ts';
import type {PortalAccountMenu} from '../../../src/elements/account-menu/index.ts';
import '../../../src/elements/invoice-list/define.ts';
import '../../../src/setup/provider.define.ts';
import {
  configurePortal,
  type DocumentPortal,
  type DocumentPortalConfig,
} from '../../../src/setup/configure-portal.ts';
import {
  createInMemoryApi,
  createTestPortal,
  mara,
  scenarios,
  testPassword,
  type TestPortal,
} from '../../../src/testing/index.ts';
import {claimConsole} from '../../setup/console.ts';
import {anAddress} from '../support/address.ts';
import {untilState} from '../support/mount.ts';
import {waitUntil} from '../support/wait-until.ts';

const open: DocumentPortal[] = [];

/** A portal for the whole document until the end of the test. */
function forDocument(portal: TestPortal, config: Partial<DocumentPortalConfig> = {}) {
  const api = createInMemoryApi(portal);
  const made = configurePortal({
    apiUrl: anAddress(),
    session: 'memory',
    locale: 'en-US',
    api,
    ...config,
  });
  open.push(made);
  return made;
}

const aMenu = () => fixture<PortalAccountMenu>(html`<portal-account-menu></portal-account-menu>`);

const nameOf = (menu: Element) => menu.shadowRoot!.querySelector('#person')?.ariaLabel;

describe('configurePortal()', () => {
  afterEach(() => {
    for (const portal of open.splice(0)) portal.dispose();
  });

  it('gives its portal to elements that were there before it (E-02)', async () => {
    const menu = await aMenu();

    forDocument(scenarios.severalInvoices());

    await untilState(menu, 'ready');
    expect(nameOf(menu)).to.equal('Account: Mara Lindt');
  });

  it('gives it to elements that come later, at any shadow depth (E-06)', async () => {
    forDocument(scenarios.severalInvoices());
    const host = await fixture(html`<div></div>`);
    const inner = document.createElement('div');
    host.attachShadow({mode: 'closed'}).append(inner);
    const menu = document.createElement('portal-account-menu');
    inner.attachShadow({mode: 'open'}).append(menu);

    await untilState(menu, 'ready');
  });

  it('leaves elements below a provider to it', async () => {
    forDocument(scenarios.colleagueSignedIn());
    const provider = await fixture(
      html`<portal-provider
        api-url=${anAddress()}
        session="memory"
        locale="en-US"
        .api=${createInMemoryApi(scenarios.severalInvoices())}
        ><portal-account-menu></portal-account-menu
      ></portal-provider>`,
    );
    const menu = provider.querySelector('portal-account-menu')!;
    await untilState(menu, 'ready');

    expect(nameOf(menu)).to.equal('Account: Mara Lindt');
  });

  it('replaces the portal before it when it is called again, and warns once', async () => {
    const lines = claimConsole();
    forDocument(scenarios.severalInvoices());
    const menu = await aMenu();
    await untilState(menu, 'ready');

    forDocument(scenarios.colleagueSignedIn());
    await waitUntil(() => nameOf(menu) === 'Account: Ivo Brandt', 'the first one stayed');
    forDocument(scenarios.severalInvoices());
    await waitUntil(() => nameOf(menu) === 'Account: Mara Lindt', 'the second one stayed');

    expect(lines.map(({text}) => text)).to.deep.equal([
      '[client-portal-elements] configurePortal() was called again. The new portal replaces the one before; call it once per page.',
    ]);
  });

  it('takes its portal away with dispose(), and nothing of it stays in the page', async () => {
    const before = document.body.children.length;
    const portal = forDocument(scenarios.severalInvoices());
    const menu = await aMenu();
    await untilState(menu, 'ready');
    const wrapper = document.body.children.length - 1;

    portal.dispose();

    await untilState(menu, 'loading');
    expect(document.body.children.length).to.equal(wrapper);
    expect(wrapper).to.be.at.least(before);
  });

  it('does nothing with a dispose() of a portal that was replaced', async () => {
    claimConsole();
    const first = forDocument(scenarios.severalInvoices());
    forDocument(scenarios.severalInvoices());
    const menu = await aMenu();
    await untilState(menu, 'ready');

    first.dispose();
    await menu.updateComplete;

    expect(menu.matches(':state(ready)')).to.equal(true);
  });

  it('signs in and out, and fires its events at the document', async () => {
    const portal = forDocument(scenarios.signedOut());
    const menu = await aMenu();
    await untilState(menu, 'signed-out');
    const heard: (string | null)[] = [];
    const listen = (event: Event & {contactId: string | null}) => {
      expect(event.target).to.equal(document);
      heard.push(event.contactId);
    };
    document.addEventListener('portal-session-changed', listen);

    await portal.signIn({grant: 'password', email: mara.email, password: testPassword});
    await untilState(menu, 'ready');
    await portal.signOut();
    await untilState(menu, 'signed-out');
    document.removeEventListener('portal-session-changed', listen);

    expect(heard).to.deep.equal([mara.id, null]);
  });

  it('loads again what is shown with refresh()', async () => {
    const memory = createTestPortal();
    const portal = forDocument(memory);
    const list = await fixture<HTMLElement>(html`<portal-invoice-list></portal-invoice-list>`);
    await untilState(list, 'empty');
    memory.addInvoice();

    await portal.refresh();

    await untilState(list, 'ready');
  });

  it('opens its views where no rule of the page for its blocks reaches them (E-03)', async () => {
    const rules = await fixture(
      html`<style>
        body > div {
          display: none !important;
          min-block-size: 500px;
        }
        dialog {
          display: none !important;
        }
      </style>`,
    );
    const height = document.documentElement.scrollHeight;
    forDocument(scenarios.signedOut());
    expect(document.documentElement.scrollHeight).to.equal(height);
    const menu = document.createElement('portal-account-menu');
    rules.ownerDocument.body.append(menu);
    await untilState(menu, 'signed-out');

    menu.shadowRoot!.querySelector<HTMLElement>('[part=login]')!.click();
    const outlet = document.body.lastElementChild === menu ? menu.previousElementSibling : null;
    await waitUntil(() => outlet?.shadowRoot?.querySelector('portal-sign-in-view'), 'no view');
    const view = outlet!.shadowRoot!.querySelector('portal-sign-in-view')!;
    await waitUntil(() => view.shadowRoot?.querySelector('dialog')?.matches(':modal'));

    expect(view.shadowRoot!.querySelector('dialog')!.checkVisibility()).to.equal(true);
    menu.remove();
  });

  it('speaks the language of the document, and follows it (E-07)', async () => {
    const page = document.documentElement;
    const language = page.lang;
    page.lang = 'de';
    const api = createInMemoryApi(scenarios.signedOut());
    open.push(configurePortal({apiUrl: anAddress(), session: 'memory', api}));
    const menu = await aMenu();
    const label = () => menu.shadowRoot!.querySelector('[part=login]')?.textContent.trim();
    await waitUntil(() => label() === 'Anmelden', 'it never spoke German');

    page.lang = 'en';

    await waitUntil(() => label() === 'Login', 'it never spoke English');
    page.lang = language;
  });
});
