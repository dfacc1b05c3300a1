import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PortalError} from '../../../../src/errors/index.ts';
import {
  createInMemoryApi,
  mara,
  scenarios,
  testPassword,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {openSignIn} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';
import {expectAccessible} from '../../support/axe.ts';

const wrong = 'That email and password do not match.';

const linksAsked = ({requests}: TestPortal) =>
  requests.filter(({operation}) => operation === 'requestSignInLink').length;

describe('the sign-in dialog', () => {
  it('has the focus on Email and is named Login where the firm is not known', async () => {
    const {dialog} = await openSignIn(scenarios.signedOut());

    await dialog.until(() => dialog.isOpen);
    expect(dialog.title).to.equal('Login');
    await expectFocus(() => dialog.field('Email'));
    expect(dialog.field('Email').autocomplete).to.equal('username');
    expect(dialog.field('Password').autocomplete).to.equal('current-password');
  });

  it('names the firm where it is known', async () => {
    const {dialog} = await openSignIn(scenarios.severalInvoices());

    await dialog.until(() => dialog.title === 'Log in to Alder & Quay');
  });

  it('signs in, closes, and gives the focus back', async () => {
    const {dialog, opener, provider} = await openSignIn(scenarios.signedOut());
    const changed: (string | null)[] = [];
    provider.addEventListener('portal-session-changed', (event) => changed.push(event.contactId));

    dialog.signIn(` ${mara.email} `, testPassword);
    await dialog.until(() => !dialog.isOpen);

    expect(changed).to.deep.equal([mara.id]);
    await expectFocus(() => opener);
    expect(provider.renderRoot.querySelector('portal-sign-in-view')).to.equal(null);
  });

  it('submits with Enter in a field', async () => {
    const {dialog} = await openSignIn(scenarios.signedOut());
    dialog.type('Email', mara.email);
    dialog.type('Password', testPassword);

    await sendKeys({press: 'Enter'});

    await dialog.until(() => !dialog.isOpen);
  });

  for (const [who, email, password] of [
    ['an unknown address', 'nobody@nowhere.example', testPassword],
    ['a wrong password', mara.email, 'not it'],
  ] as const) {
    it(`says the same of ${who}, aloud, and goes to the password (A-09)`, async () => {
      const {dialog} = await openSignIn(scenarios.signedOut());

      dialog.signIn(email, password);
      await dialog.until(() => dialog.text.includes(wrong));

      await dialog.until(() => dialog.alert === wrong);
      await expectFocus(() => dialog.field('Password'));
      expect(dialog.field('Email').value).to.equal(email);
    });
  }

  it('says the same while the portal is off (A-05, A-09)', async () => {
    const portal = scenarios.signedOut();
    portal.turnPortal(false);
    const {dialog} = await openSignIn(portal);

    dialog.signIn(mara.email, testPassword);

    await dialog.until(() => dialog.text.includes(wrong));
  });

  it('can be tried again after a refusal, and drops what it said (P-18)', async () => {
    const {dialog} = await openSignIn(scenarios.signedOut());
    dialog.signIn(mara.email, 'not it');
    await dialog.until(() => dialog.text.includes(wrong));

    dialog.signIn(mara.email, testPassword);

    await dialog.until(() => !dialog.isOpen);
  });

  it('says in minutes how long too many attempts have to wait (A-09)', async () => {
    const portal = scenarios.signedOut();
    portal.faults.next('createSession', {problem: 'rate_limited', retryAfter: 95});
    const {dialog} = await openSignIn(portal);

    dialog.signIn(mara.email, testPassword);
    const words = 'Too many attempts. Try again in 2 minutes.';
    await dialog.until(() => dialog.text.includes(words));

    await dialog.until(() => dialog.alert === words);
    expect(dialog.submitButton.getAttribute('aria-disabled')).to.equal(null);
  });

  it('says that the network is the trouble, where it is', async () => {
    const portal = scenarios.signedOut();
    portal.faults.next('createSession', 'drop-before');
    const {dialog, provider} = await openSignIn(portal);
    const kinds: string[] = [];
    provider.addEventListener('portal-error', (event) => kinds.push(event.kind));

    dialog.signIn(mara.email, testPassword);

    await dialog.until(() => dialog.text.includes('You seem to be offline.'));
    expect(kinds).to.deep.equal(['network']);
  });

  it('asks for what is missing, one after the other, with the focus there', async () => {
    const portal = scenarios.signedOut();
    const {dialog} = await openSignIn(portal);

    dialog.submit();
    await dialog.until(() => dialog.errorOf('Email') === 'Enter your full email address.');
    await expectFocus(() => dialog.field('Email'));
    expect(dialog.field('Email').getAttribute('aria-invalid')).to.equal('true');

    dialog.type('Email', mara.email);
    dialog.submit();
    await dialog.until(() => dialog.errorOf('Password') === 'Enter your password.');
    await expectFocus(() => dialog.field('Password'));
    expect(dialog.errorOf('Email')).to.equal('');
    expect(portal.requests.some(({operation}) => operation === 'createSession')).to.equal(false);
  });

  it('shows the password on request', async () => {
    const {dialog} = await openSignIn(scenarios.signedOut());
    dialog.type('Password', 'a secret');

    dialog.field('Show password').click();

    await dialog.until(() => dialog.field('Password').type === 'text');
    expect(dialog.field('Password').value).to.equal('a secret');
  });

  it('takes one press while it is busy, and keeps the focus', async () => {
    const portal = scenarios.signedOut();
    portal.faults.next('createSession', 'hang');
    const {dialog} = await openSignIn(portal);

    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => dialog.submitButton.getAttribute('aria-busy') === 'true');
    dialog.submit();
    await expectFocus(() => dialog.submitButton);
    portal.faults.clear();
    await dialog.until(() => !dialog.isOpen);

    const asked = portal.requests.filter(({operation}) => operation === 'createSession');
    expect(asked).to.have.lengthOf(1);
  });

  it('asks which company, where one person acts for several', async () => {
    const portal = scenarios.severalClients();
    const {dialog, provider} = await openSignIn(portal);
    const clients: (string | null)[] = [];
    provider.addEventListener('portal-session-changed', (event) => clients.push(event.clientId));

    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => dialog.text.includes('Which company?'));
    await expectFocus(() => dialog.field('Northgate Holdings'));
    dialog.submit();
    await dialog.until(() => dialog.text.includes('Choose a company first.'));
    await expectFocus(() => dialog.field('Northgate Holdings'));

    dialog.field('Tarn Valley Housing').click();
    dialog.submit();
    await dialog.until(() => !dialog.isOpen);

    expect(clients).to.deep.equal(['cli_000001']);
  });

  it('goes back to the fields when the password is not right any more', async () => {
    const portal = scenarios.severalClients();
    const {dialog} = await openSignIn(portal);
    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => dialog.text.includes('Which company?'));
    portal.faults.next('createSession', {problem: 'sign_in_failed'});

    dialog.field('Tarn Valley Housing').click();
    dialog.submit();
    await dialog.until(() => dialog.text.includes(wrong));

    await expectFocus(() => dialog.field('Password'));
  });

  it('closes on Esc without a sign-in, and gives the focus back', async () => {
    const {dialog, opener} = await openSignIn(scenarios.signedOut());

    await sendKeys({press: 'Escape'});

    await dialog.until(() => !dialog.isOpen);
    await expectFocus(() => opener);
  });

  const linkSent = `If ${mara.email} has access, a link is on its way.`;

  for (const [who, arrange] of [
    ['a contact', () => undefined],
    ['a contact without access', (portal: TestPortal) => portal.setAccess(false)],
    ['a contact of a portal that is off', (portal: TestPortal) => portal.turnPortal(false)],
  ] as const) {
    it(`A-09 says the same to ${who} who asks for a sign-in link`, async () => {
      const portal = scenarios.signedOut();
      arrange(portal);
      const {dialog} = await openSignIn(portal);
      dialog.type('Email', ` ${mara.email} `);

      dialog.linkButton!.focus();
      dialog.linkButton!.click();
      await dialog.until(() => dialog.text.includes(linkSent));

      await dialog.until(() => dialog.status === linkSent);
      await expectFocus(() => dialog.linkButton);
      expect(linksAsked(portal)).to.equal(1);
      await expectAccessible(dialog.view);
    });
  }

  it('A-09 sends a link to the address that was typed, which opens the portal once', async () => {
    const portal = scenarios.signedOut();
    const {dialog, provider} = await openSignIn(portal);
    dialog.type('Email', mara.email);
    dialog.linkButton!.click();
    await dialog.until(() => dialog.text.includes(linkSent));
    const [{token, contactId} = {token: '', contactId: ''}] = portal.sentLinks;
    expect(contactId).to.equal(mara.id);

    await provider.signIn({grant: 'sign_in_link', token});

    let refused: unknown;
    await provider
      .signIn({grant: 'sign_in_link', token})
      .catch((error: unknown) => (refused = (error as PortalError).code));
    expect(refused).to.equal('sign_in_link_expired');
  });

  for (const [what, typed] of [
    ['nothing', ''],
    ['half an address', 'mara.lindt'],
  ] as const) {
    it(`asks for an address where ${what} is typed, before it asks for a link`, async () => {
      const portal = scenarios.signedOut();
      const {dialog} = await openSignIn(portal);
      dialog.type('Email', typed);

      dialog.linkButton!.click();
      await dialog.until(() => dialog.errorOf('Email') === 'Enter your full email address.');

      await expectFocus(() => dialog.field('Email'));
      expect(linksAsked(portal)).to.equal(0);
    });
  }

  it('marks an address that the API does not take', async () => {
    const {dialog} = await openSignIn(scenarios.signedOut());
    dialog.type('Email', 'mara@north,gate.example');

    dialog.linkButton!.click();
    await dialog.until(() => dialog.errorOf('Email') === 'Enter your full email address.');

    await expectFocus(() => dialog.field('Email'));
  });

  it('A-09 says in minutes how long too many links have to wait, and keeps the focus', async () => {
    const portal = scenarios.signedOut();
    portal.faults.next('requestSignInLink', {problem: 'rate_limited', retryAfter: 95});
    const {dialog} = await openSignIn(portal);
    dialog.type('Email', mara.email);

    dialog.linkButton!.focus();
    dialog.linkButton!.click();
    const words = 'Too many attempts. Try again in 2 minutes.';
    await dialog.until(() => dialog.alert === words);

    expect(dialog.text).to.include(words);
    await expectFocus(() => dialog.linkButton);
    dialog.linkButton!.click();
    await dialog.until(() => dialog.text.includes(linkSent));
    expect(dialog.text).not.to.include(words);
  });

  it('does one thing at a time', async () => {
    const portal = scenarios.signedOut();
    portal.faults.always('requestSignInLink', 'hang');
    const {dialog} = await openSignIn(portal);
    dialog.type('Email', mara.email);
    dialog.type('Password', testPassword);
    dialog.linkButton!.click();
    await dialog.until(() => dialog.linkButton!.getAttribute('aria-busy') === 'true');

    dialog.linkButton!.click();
    dialog.submit();
    portal.faults.clear();

    await dialog.until(() => dialog.text.includes(linkSent));
    expect(linksAsked(portal)).to.equal(1);
    expect(portal.requests.some(({operation}) => operation === 'createSession')).to.equal(false);
  });

  it('offers no link while it asks which company, nor where the API has none', async () => {
    const portal = scenarios.severalClients();
    const {dialog} = await openSignIn(portal);
    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => dialog.text.includes('Which company?'));
    expect(dialog.linkButton === null).to.equal(true);

    const without = await openSignIn(scenarios.signedOut(), {requestSignInLink: undefined});
    expect(without.dialog.linkButton === null).to.equal(true);
  });

  it('E-07 changes its language while it is filled in', async () => {
    const {dialog, provider} = await openSignIn(scenarios.signedOut());
    dialog.type('Email', mara.email);

    provider.locale = 'de';

    await dialog.until(() => dialog.text.includes('Anmeldelink per E-Mail senden'));
    expect(dialog.field('E-Mail').value).to.equal(mara.email);
  });

  it('leaves no password behind in its own document', async () => {
    const portal = scenarios.signedOut();
    const {createSession} = createInMemoryApi(portal);
    const {dialog, provider} = await openSignIn(portal, {
      createSession: (grant, options) => createSession(grant, options),
    });
    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => !dialog.isOpen);

    expect(provider.shadowRoot!.innerHTML).not.to.include(testPassword);
    expect(JSON.stringify([sessionStorage, localStorage])).not.to.include(testPassword);
  });

  it('has no flaw that axe finds, empty, refused and choosing (A11Y)', async () => {
    document.documentElement.style.setProperty('--portal-duration', '0s');
    const {dialog} = await openSignIn(scenarios.severalClients());
    await expectAccessible(dialog.view);
    dialog.submit();
    await dialog.until(() => dialog.errorOf('Email') !== '');
    await expectAccessible(dialog.view);
    dialog.signIn(mara.email, 'not it');
    await dialog.until(() => dialog.text.includes(wrong));
    await expectAccessible(dialog.view);
    dialog.signIn(mara.email, testPassword);
    await dialog.until(() => dialog.text.includes('Which company?'));
    await expectAccessible(dialog.view);
    document.documentElement.removeAttribute('style');

    expect(dialog.form.querySelector('[style]')).to.equal(null);
  });
});
