import {expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {PortalApi} from '../../../../src/client/api.ts';
import '../../../../src/elements/account-menu/define.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestPortal,
  mara,
  scenarios,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {untilState} from '../../support/mount.ts';
import {textOf} from '../../views/payment/dialog.ts';
import {expectFocus} from '../../support/focus.ts';
import {expectAccessible} from '../../support/axe.ts';
import {waitUntil} from '../../support/wait-until.ts';

type MenuState = 'loading' | 'signed-out' | 'ready';

async function menuOf(
  portal: TestPortal,
  state: MenuState = 'ready',
  api: PortalApi = createInMemoryApi(portal),
) {
  const provider = await fixture<PortalProvider>(
    html`<portal-provider api-url=${anAddress()} session="memory" locale="en-US" .api=${api}>
      <button id="before">Before</button>
      <portal-account-menu></portal-account-menu>
      <button id="after">After</button>
    </portal-provider>`,
  );
  const menu = provider.querySelector('portal-account-menu')!;
  await untilState(menu, state);
  const root = menu.shadowRoot!;
  return {
    provider,
    menu,
    root,
    portal,
    before: provider.querySelector('#before')!,
    after: provider.querySelector('#after')!,
    get login() {
      return root.querySelector<HTMLButtonElement>('[part=login]')!;
    },
    get icon() {
      return root.querySelector<HTMLButtonElement>('#person')!;
    },
    get items() {
      return [...root.querySelectorAll<HTMLElement>('[role=menuitem]')];
    },
    get isOpen() {
      return root.querySelector('[role=menu]') !== null;
    },
    get focused() {
      return root.activeElement;
    },
  };
}

type Menu = Awaited<ReturnType<typeof menuOf>>;

async function opened(portal = scenarios.severalInvoices()): Promise<Menu> {
  const menu = await menuOf(portal);
  menu.icon.focus();
  menu.icon.click();
  await waitUntil(() => menu.items.includes(menu.focused as HTMLElement), 'it never opened');
  return menu;
}

const closed = (menu: Menu) => waitUntil(() => !menu.isOpen, 'it never closed');

describe('<portal-account-menu>', () => {
  it('shows a visitor Login, outlined, and nothing else', async () => {
    const {menu, login, root} = await menuOf(scenarios.signedOut(), 'signed-out');

    expect(textOf(login)).to.equal('Login');
    expect(root.querySelectorAll('button')).to.have.lengthOf(1);
    await expectAccessible(menu);
  });

  it('shows nothing while it is not known who this is, and keeps its place', async () => {
    const portal = createTestPortal();
    portal.faults.always('getSession', 'hang');
    const {menu, root} = await menuOf(portal, 'loading');

    expect(root.querySelector('button')).to.equal(null);
    expect(root.querySelector('.root')!.getAttribute('aria-busy')).to.equal('true');
    expect(menu.getBoundingClientRect().height).to.equal(44);
    await expectAccessible(menu);
    portal.faults.clear();
  });

  it('shows a contact their icon, named after them', async () => {
    const {menu, icon} = await menuOf(scenarios.severalInvoices());

    expect(icon.getAttribute('aria-label')).to.equal('Account: Mara Lindt');
    expect(icon.getAttribute('aria-haspopup')).to.equal('menu');
    expect(icon.getAttribute('aria-expanded')).to.equal('false');
    expect(icon.getBoundingClientRect().width).to.equal(44);
    await expectAccessible(menu);
  });

  it('opens on a press, says who this is, and has the focus on its first item', async () => {
    const menu = await opened();

    expect(menu.icon.getAttribute('aria-expanded')).to.equal('true');
    expect(textOf(menu.root.querySelector('#who'))).to.include(mara.email);
    expect(menu.items.map(textOf)).to.deep.equal([
      'Payment Methods',
      'Change password',
      'Sign out',
    ]);
    await expectFocus(() => menu.items[0]);
    await expectAccessible(menu.menu);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['Space', ' '],
    ['the arrow down', 'ArrowDown'],
    ['the arrow up', 'ArrowUp'],
  ] as const) {
    it(`opens with ${name}`, async () => {
      const menu = await menuOf(scenarios.severalInvoices());
      menu.icon.focus();

      await sendKeys({press: key});

      await waitUntil(() => menu.items.includes(menu.focused as HTMLElement));
    });
  }

  it('keeps the focus among its items with the arrows, Home and End', async () => {
    const menu = await opened();

    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End'] as const) {
      await sendKeys({press: key});
      await waitUntil(() => menu.items.includes(menu.focused as HTMLElement), `after ${key}`);
    }
  });

  it('closes on Esc, to the icon, and the page does not hear the Esc', async () => {
    const menu = await opened();
    let heard = 0;
    menu.provider.addEventListener('keydown', () => (heard += 1));

    await sendKeys({press: 'Escape'});
    await closed(menu);

    await expectFocus(() => menu.icon);
    expect(heard).to.equal(0);
  });

  it('closes on Tab, which goes on to what follows', async () => {
    const menu = await opened();

    await sendKeys({press: 'Tab'});
    await closed(menu);

    await expectFocus(() => menu.after);
  });

  it('closes when the page is pressed elsewhere', async () => {
    const menu = await opened();

    menu.after.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));

    await closed(menu);
  });

  it('closes when the focus goes elsewhere', async () => {
    const menu = await opened();

    (menu.before as HTMLElement).focus();

    await closed(menu);
  });

  it('closes on a second press of the icon', async () => {
    const menu = await opened();

    menu.icon.click();
    await closed(menu);

    await expectFocus(() => menu.icon);
  });

  it('works inside a closed shadow root of the page (E-06)', async () => {
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({mode: 'closed'});
    const provider = document.createElement('portal-provider');
    provider.session = 'memory';
    provider.apiUrl = anAddress();
    provider.api = createInMemoryApi(scenarios.severalInvoices());
    const menu = document.createElement('portal-account-menu');
    provider.append(menu);
    root.append(provider);
    await untilState(menu, 'ready');
    menu.shadowRoot!.querySelector<HTMLElement>('#person')!.click();
    await waitUntil(() => menu.shadowRoot!.querySelector('[role=menuitem]'));
    const item = menu.shadowRoot!.querySelector<HTMLElement>('[role=menuitem]:last-child')!;

    item.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    await menu.updateComplete;
    expect(item.isConnected).to.equal(true);
    item.click();

    await untilState(menu, 'signed-out');
  });

  it('signs out at once, says so, and has the focus on Login, also while the API is slow', async () => {
    const menu = await opened();
    menu.portal.faults.always('endSession', 'hang');

    menu.items.at(-1)!.click();
    await untilState(menu.menu, 'signed-out');
    await waitUntil(() => menu.focused === menu.login, 'Login never got the focus');

    expect(textOf(menu.root.querySelector('[role=status]'))).to.equal('You have been signed out');
    menu.portal.faults.clear();
  });

  it('M-01 opens the payment methods, and has the focus on the icon when they are closed', async () => {
    const {items, provider, icon, portal} = await opened();

    items[0]!.click();
    const view = () => provider.renderRoot.querySelector('portal-methods-view');
    await waitUntil(() => view()?.shadowRoot?.querySelector('li'), 'they never opened');
    view()!.shadowRoot!.querySelector<HTMLElement>('.close')!.click();
    await waitUntil(() => view() === null);
    await expectFocus(() => icon);
    expect(portal.requests.some(({operation}) => operation === 'listMethods')).to.equal(true);
  });

  it('leads to the page of the firm where there is one', async () => {
    const {menu, icon, root} = await menuOf(scenarios.severalInvoices());
    menu.methodsHref = '/payment-methods/';
    icon.click();
    await waitUntil(() => root.querySelector('a[role=menuitem]'));
    const link = root.querySelector<HTMLAnchorElement>('a[role=menuitem]')!;

    expect(textOf(link)).to.equal('Payment Methods');
    expect(link.getAttribute('href')).to.equal('/payment-methods/');
    await expectAccessible(menu);
  });

  it('L-14 offers no payment methods where the firm takes no payments', async () => {
    const menu = await opened(scenarios.noWallet());

    expect(menu.items.map(textOf)).to.deep.equal(['Change password', 'Sign out']);
  });

  it('opens the change of password, and has the focus on the icon when that is closed', async () => {
    const {items, provider, icon} = await opened();

    items[1]!.click();
    const view = () => provider.renderRoot.querySelector('portal-password-view');
    await waitUntil(() => view()?.shadowRoot?.querySelector('dialog:modal'), 'it never opened');
    view()!.shadowRoot!.querySelector<HTMLElement>('.close')!.click();
    await waitUntil(() => view() === null);

    await expectFocus(() => icon);
  });

  it('offers no change of a password that is not kept here', async () => {
    const portal = scenarios.severalInvoices();
    const {changePassword: _, ...withoutPasswords} = createInMemoryApi(portal);
    const menu = await menuOf(portal, 'ready', withoutPasswords);
    menu.icon.click();
    await waitUntil(() => menu.isOpen);

    expect(menu.items.map(textOf)).to.deep.equal(['Payment Methods', 'Sign out']);
  });

  it('offers no change of password where the firm signs people in', async () => {
    const portal = scenarios.severalInvoices();
    const provider = await fixture<PortalProvider>(
      html`<portal-provider
        api-url=${anAddress()}
        locale="en-US"
        .api=${createInMemoryApi(portal)}
        .getSession=${portal.getSession}
        ><portal-account-menu></portal-account-menu
      ></portal-provider>`,
    );
    const menu = provider.querySelector('portal-account-menu')!;
    await untilState(menu, 'ready');
    menu.shadowRoot!.querySelector<HTMLElement>('#person')!.click();
    await waitUntil(() => menu.shadowRoot!.querySelector('[role=menuitem]'));

    const items = [...menu.shadowRoot!.querySelectorAll('[role=menuitem]')];
    expect(items.map(textOf)).to.deep.equal(['Payment Methods', 'Sign out']);
  });

  it('asks the page before it opens the sign-in, and the page can show its own', async () => {
    const {menu, login, provider} = await menuOf(scenarios.signedOut(), 'signed-out');
    const heard: string[] = [];
    menu.addEventListener('portal-sign-in-requested', (event) => {
      heard.push(event.type);
      event.preventDefault();
    });
    provider.addEventListener('portal-open-view', (event) => heard.push(event.type));

    login.click();
    await menu.updateComplete;

    expect(heard).to.deep.equal(['portal-sign-in-requested']);
    expect(provider.renderRoot.querySelector('portal-sign-in-view')).to.equal(null);
  });

  it('opens the sign-in otherwise, unless portal-open-view is prevented', async () => {
    const {menu, login, provider} = await menuOf(scenarios.signedOut(), 'signed-out');
    const views: string[] = [];
    menu.addEventListener(
      'portal-open-view',
      (event) => {
        views.push(event.view);
        event.preventDefault();
      },
      {once: true},
    );
    login.click();
    await waitUntil(() => views.length === 1);
    await waitUntil(() => login.getAttribute('aria-busy') === null);
    expect(provider.renderRoot.querySelector('portal-sign-in-view')).to.equal(null);

    login.click();

    const shown = () => provider.renderRoot.querySelector('portal-sign-in-view');
    await waitUntil(shown, 'it never opened');
    expect(views).to.deep.equal(['sign-in']);
  });

  it('turns into the contact once somebody signed in', async () => {
    const {menu, provider} = await menuOf(scenarios.signedOut(), 'signed-out');

    await provider.signIn({grant: 'password', email: mara.email, password: mara.password!});

    await untilState(menu, 'ready');
    expect(menu.matches(':state(signed-out)')).to.equal(false);
  });

  it('shows names as text, and long ones do not widen it (X-01)', async () => {
    const portal = createTestPortal({signedInAs: null});
    const contact = portal.addContact({
      name: `<b>${'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)}</b>`,
      email: `${'a'.repeat(200)}@northgate.example`,
    });
    portal.signedInAs = contact;
    const menu = await opened(portal);

    expect(menu.root.querySelector('b')).to.equal(null);
    expect(menu.root.querySelector('.panel')!.getBoundingClientRect().width).to.equal(260);
  });

  it('opens under its end edge, in both directions of writing', async () => {
    const ends = (menu: Menu) => [
      menu.root.querySelector('.panel')!.getBoundingClientRect(),
      menu.root.querySelector('.root')!.getBoundingClientRect(),
    ];
    const ltr = await opened();
    const [panel, frame] = ends(ltr);
    expect(panel!.right).to.equal(frame!.right);

    const rtl = await opened();
    rtl.provider.locale = 'ar';
    await waitUntil(() => rtl.root.querySelector('[dir=rtl]'));
    const [mirrored, mirroredFrame] = ends(rtl);
    expect(mirrored!.left).to.equal(mirroredFrame!.left);
    await expectAccessible(rtl.menu);
  });

  it('has no flaw that axe finds in dark (A11Y)', async () => {
    const page = document.documentElement;
    page.style.colorScheme = 'dark';
    const menu = await opened();

    await expectAccessible(menu.menu);
    page.removeAttribute('style');

    expect(menu.root.querySelector('[style]')).to.equal(null);
  });
});
