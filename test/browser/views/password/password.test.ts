import {expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {PortalApi} from '../../../../src/client/api.ts';
import type {PortalError} from '../../../../src/errors/index.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestPortal,
  ivo,
  mara,
  testPassword,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {textOf} from '../payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

const chosen = 'a password of my own';
const rule = 'Use at least 12 characters.';

/** The dialog as its person has it, opened by a page whose contact signed in just now. */
async function openPassword(portal = createTestPortal(), api: Partial<PortalApi> = {}) {
  const backend = {...createInMemoryApi(portal), ...api};
  const provider = await fixture<PortalProvider>(
    html`<portal-provider api-url=${anAddress()} session="memory" locale="en-US" .api=${backend}
      ><button>Opens it</button></portal-provider
    >`,
  );
  await provider.signIn({grant: 'password', email: mara.email, password: testPassword});
  const opener = provider.querySelector('button')!;
  opener.focus();
  await provider.open('password', {opener});
  const view = provider.renderRoot.querySelector<HTMLElement>('portal-password-view')!;
  const root = view.shadowRoot!;
  const until = (isSo: () => boolean, message = String(isSo)) => waitUntil(isSo, message);
  await until(() => root.activeElement?.id === 'password', 'it never opened');
  const input = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`);
  return {
    portal,
    provider,
    opener,
    view,
    root,
    until,
    input,
    get isOpen() {
      return view.isConnected;
    },
    get text() {
      return textOf(root.querySelector('.pane'));
    },
    get alert() {
      return textOf(root.querySelector('[role=alert]'));
    },
    get status() {
      return textOf(root.querySelector('[role=status]'));
    },
    aboutOf: (id: string) => textOf(root.querySelector(`#${id}-about`)),
    get button() {
      return root.querySelector<HTMLButtonElement>('[type=submit]')!;
    },
    type(id: string, value: string) {
      const field = input(id)!;
      field.focus();
      field.value = value;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    },
    submit() {
      this.button.focus();
      this.button.click();
    },
    change(password = chosen) {
      this.type('password', password);
      this.submit();
    },
  };
}

/** What a sign-in with a password comes to. */
async function signInWith(portal: TestPortal, password: string): Promise<string> {
  const grant = {grant: 'password', email: mara.email, password} as const;
  return createInMemoryApi(portal)
    .createSession(grant)
    .then(
      () => 'signed in',
      (error: unknown) => String((error as PortalError).code),
    );
}

describe('the change of password', () => {
  it('has the focus on the new password, and tells password managers whose it is', async () => {
    const {input, root, view} = await openPassword();

    await expectFocus(() => input('password'));
    expect(input('password')!.autocomplete).to.equal('new-password');
    const username = root.querySelector<HTMLInputElement>('[autocomplete=username]')!;
    expect(username.value).to.equal(mara.email);
    expect(textOf(root.querySelector('h2'))).to.equal('Change password');
    await expectAccessible(view);
  });

  it('changes it after a fresh sign-in, says so, and the old one is no more', async () => {
    const dialog = await openPassword();

    dialog.change();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));

    await expectFocus(() => dialog.root.querySelector('#dialog-heading'));
    await dialog.until(() => dialog.status.includes('Your password is changed.'));
    expect(await signInWith(dialog.portal, testPassword)).to.equal('sign_in_failed');
    expect(await signInWith(dialog.portal, chosen)).to.equal('signed in');
    expect(dialog.view.shadowRoot!.innerHTML).not.to.include(chosen);
    await expectAccessible(dialog.view);
  });

  it('ends other sessions and stays signed in here', async () => {
    const portal = createTestPortal();
    const other = createInMemoryApi(portal);
    await other.createSession({grant: 'password', email: mara.email, password: testPassword});
    const dialog = await openPassword(portal);

    dialog.change();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));

    const code = await other.getSession().then(
      () => 'open',
      (error: unknown) => (error as PortalError).code,
    );
    expect(code).to.equal('session_expired');
    await dialog.provider.refresh();
    await dialog.until(() => dialog.isOpen);
  });

  it('says how long it must be, and sends nothing that is shorter', async () => {
    const dialog = await openPassword();
    expect(dialog.aboutOf('password')).to.equal(rule);

    dialog.change('short');
    await dialog.until(() => dialog.input('password')!.getAttribute('aria-invalid') === 'true');

    expect(dialog.aboutOf('password')).to.equal(rule);
    await expectFocus(() => dialog.input('password'));
    const asked = dialog.portal.requests.map(({operation}) => operation);
    expect(asked).not.to.include('changePassword');
    await expectAccessible(dialog.view);
  });

  it('submits with Enter, and shows what is typed on request', async () => {
    const dialog = await openPassword();
    dialog.type('password', chosen);
    dialog.root.querySelector<HTMLInputElement>('.choice input')!.click();
    await dialog.until(() => dialog.input('password')!.type === 'text');
    expect(dialog.input('password')!.value).to.equal(chosen);
    dialog.input('password')!.focus();

    await sendKeys({press: 'Enter'});

    await dialog.until(() => dialog.text.includes('Your password is changed.'));
  });

  it('asks for the current password, too, when the sign-in was a while ago', async () => {
    const dialog = await openPassword();
    dialog.portal.faults.next('changePassword', {problem: 'forbidden'});

    dialog.change();
    await dialog.until(() => dialog.root.activeElement?.id === 'current');

    await dialog.until(() => dialog.alert === 'You logged in a while ago. Confirm that it is you.');
    expect(dialog.input('current')!.autocomplete).to.equal('current-password');
    expect(dialog.input('password')!.value).to.equal(chosen);
    await expectAccessible(dialog.view);

    dialog.submit();
    await dialog.until(() => dialog.input('current')!.getAttribute('aria-invalid') === 'true');
    dialog.type('current', 'not this one');
    dialog.submit();
    await dialog.until(() => dialog.aboutOf('current') === 'That is not your current password.');
    await dialog.until(() => dialog.root.activeElement?.id === 'current');
    await expectAccessible(dialog.view);

    dialog.type('current', testPassword);
    dialog.submit();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));
    expect(await signInWith(dialog.portal, chosen)).to.equal('signed in');
  });

  it('A-06 keeps the page as it was when the same contact signs in again for it', async () => {
    const dialog = await openPassword();
    const people: (string | null)[] = [];
    dialog.provider.addEventListener('portal-session-changed', (event) =>
      people.push(event.contactId),
    );
    dialog.portal.faults.next('changePassword', {problem: 'forbidden'});
    dialog.change();
    await dialog.until(() => dialog.input('current') !== null);

    dialog.type('current', testPassword);
    dialog.submit();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));

    expect(people).to.deep.equal([]);
  });

  it('keeps what is typed when the network fails, says so aloud, and goes on', async () => {
    const dialog = await openPassword();
    const kinds: string[] = [];
    dialog.provider.addEventListener('portal-error', (event) => kinds.push(event.kind));
    dialog.portal.faults.next('changePassword', 'drop-before');

    dialog.change();
    await dialog.until(() => dialog.alert.includes('You seem to be offline.'));

    expect(dialog.text).to.include('You seem to be offline.');
    expect(dialog.input('password')!.value).to.equal(chosen);
    expect(kinds).to.deep.equal(['network']);
    await expectAccessible(dialog.view);
    dialog.submit();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));
  });

  it('takes one press while it is busy', async () => {
    const dialog = await openPassword();
    dialog.portal.faults.always('changePassword', 'hang');
    dialog.change();
    await dialog.until(() => dialog.button.getAttribute('aria-busy') === 'true');

    dialog.submit();
    dialog.portal.faults.clear();
    await dialog.until(() => dialog.text.includes('Your password is changed.'));

    const asked = dialog.portal.requests.filter(({operation}) => operation === 'changePassword');
    expect(asked).to.have.lengthOf(1);
  });

  it('A-04 closes when access is removed meanwhile', async () => {
    const dialog = await openPassword();
    dialog.portal.setAccess(false);

    dialog.change();

    await dialog.until(() => !dialog.isOpen);
  });

  it('A-05 closes when the portal is turned off meanwhile', async () => {
    const dialog = await openPassword();
    dialog.portal.turnPortal(false);

    dialog.change();

    await dialog.until(() => !dialog.isOpen);
  });

  it('A-06 closes when another contact takes over, and when nobody is signed in', async () => {
    const first = await openPassword();
    await first.provider.signIn({grant: 'password', email: ivo.email, password: testPassword});
    await first.until(() => !first.isOpen);

    const second = await openPassword();
    await second.provider.signOut();
    await second.until(() => !second.isOpen);
  });

  it('does not open for a visitor', async () => {
    const portal = createTestPortal({signedInAs: null});
    const provider = await fixture<PortalProvider>(
      html`<portal-provider
        api-url=${anAddress()}
        session="memory"
        locale="en-US"
        .api=${createInMemoryApi(portal)}
      ></portal-provider>`,
    );

    await provider.open('password', {});

    await waitUntil(() => !provider.renderRoot.querySelector('portal-password-view'));
  });

  it('closes on Esc, and gives the focus back', async () => {
    const dialog = await openPassword();

    await sendKeys({press: 'Escape'});

    await dialog.until(() => !dialog.isOpen);
    await expectFocus(() => dialog.opener);
  });
});
