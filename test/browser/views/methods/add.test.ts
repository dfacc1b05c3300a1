import {expect} from '@open-wc/testing';
import {consentVersion} from '../../../../src/i18n/index.ts';
import {
  createInMemoryApi,
  createTestGateway,
  createTestPortal,
  scenarios,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {methodsDialog, methodsPage} from './page.ts';

const title = 'Add Payment Method';

async function opened(portal: TestPortal, state = 'ready') {
  const gateway = createTestGateway(portal);
  const sent: unknown[] = [];
  const backend = createInMemoryApi(portal);
  const mounted = await methodsPage(
    portal,
    {
      gateway,
      api: {
        addMethod(request, options) {
          sent.push(request);
          return backend.addMethod(request, options);
        },
      },
    },
    state,
  );
  const {page} = mounted;
  await page.until(() => page.buttonNames.includes(title));
  page.press(title);
  await page.untilOpen(title);
  return {...mounted, gateway, sent};
}

/** With what is entered, once it can be. */
async function filled(
  portal: TestPortal,
  method: Parameters<NonNullable<ReturnType<typeof createTestGateway>['form']>['enter']>[0],
  state = 'ready',
) {
  const mounted = await opened(portal, state);
  await mounted.page.until(() => mounted.gateway.form !== undefined, 'no form opened');
  await mounted.page.until(() => mounted.page.button('Save Payment').ariaDisabled !== 'true');
  mounted.gateway.form!.enter(method);
  return mounted;
}

describe('adding a payment method', () => {
  it('M-01 opens a form with Make Default Payment and Save Payment, and saves what was entered', async () => {
    const portal = scenarios.empty();
    const {page, element, gateway, sent} = await filled(portal, 'asksFirst');
    gateway.form!.enter('bank');
    await element.updateComplete;
    const told: string[] = [];
    element.addEventListener('portal-method-added', ({methodId}) => {
      told.push(`${methodId} of ${page.rows.length}`);
    });

    await expectFocus(() => page.root.querySelector('dialog h2'));
    await expectAccessible(page.host);
    expect(gateway.uses.at(-1)?.mode).to.equal('setup');
    expect(page.field('Make Default Payment').checked).to.equal(false);
    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Test Bank •••• 6789 was saved.');
    expect(page.dialog === null).to.equal(true);
    expect(page.rows).to.have.lengthOf(4);
    expect(page.rows.filter((row) => row.endsWith(' Default'))).to.deep.equal([page.rows[0]]);
    expect(told).to.deep.equal(['pmt_000004 of 4']);
    expect(sent).to.have.lengthOf(1);
    expect(sent[0]).to.deep.include({
      makeDefault: false,
      consent: {textVersion: consentVersion, locale: 'en'},
    });
    await expectFocus(() => page.button(title));
  });

  it('M-01 M-05 makes it the default where that is ticked', async () => {
    const {page, element} = await filled(scenarios.empty(), 'bank');
    const told: unknown[] = [];
    element.addEventListener('portal-default-method-changed', ({methodId}) => told.push(methodId));

    page.field('Make Default Payment').click();
    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal(
      'Test Bank •••• 6789 was saved. Test Bank •••• 6789 is now your default.',
    );
    expect(page.rows[0]).to.equal('Test Bank ending in 6789 Default');
    expect(told).to.deep.equal(['pmt_000004']);
  });

  it('M-04 makes the first one the default, and says so before and after', async () => {
    const {page} = await filled(createTestPortal(), 'card', 'empty');

    expect(page.text).to.include('This will be your default.');
    expect(() => page.field('Make Default Payment')).to.throw();
    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Visa •••• 4242 was saved. Visa •••• 4242 is now your default.');
    await page.until(() => page.said.includes('Visa ending in 4242 is now your default.'));
  });

  it('M-10 keeps one entry of the same card added twice', async () => {
    const {page} = await filled(scenarios.empty(), 'card');

    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Visa •••• 4242 is already saved.');
    expect(page.rows).to.have.lengthOf(3);
  });

  it('P-22 says what saving means: for a card, and for a bank account', async () => {
    const {page, gateway} = await filled(scenarios.empty(), 'card');
    const consent = () => page.text;

    expect(consent()).to.include(
      'Alder & Quay Structural Engineers LLP keeps this card for payments you start here.',
    );
    gateway.form!.enter('bank');
    await page.until(() => consent().includes('to debit this bank account each time'));
    expect(consent()).to.include('billing@alderquay.example');
  });

  it('M-09 saves an account that has to be proved, and says what comes next', async () => {
    const {page} = await filled(scenarios.empty(), 'bankToVerify');

    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.match(
      /^Test Bank •••• 1234 was saved\. Two small deposits arrive by .+\. Enter both amounts\.$/,
    );
    expect(page.buttonNames).to.include('Verify Test Bank ending in 1234');
  });

  it('lets the bank ask with nothing modal in its way, and saves after its yes', async () => {
    const {page, portal} = await filled(scenarios.empty(), 'asksFirst');

    page.press('Save Payment');
    await page.until(() => document.querySelector('[aria-label="Test bank"]') !== null);
    await page.until(() => page.dialog?.matches(':modal') === false);
    expect(page.text).to.include('Your bank asks you to confirm this card.');
    document.querySelector<HTMLElement>('[aria-label="Test bank"] button')!.click();
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Visa •••• 3155 was saved.');
    const operations = portal.requests.map(({operation}) => operation);
    expect(operations.slice(-2)).to.deep.equal(['completeMethod', 'listMethods']);
  });

  for (const answer of ['failed', 'left'] as const) {
    it(`saves nothing when the bank's question was ${answer}, and keeps the form`, async () => {
      const {page, gateway, portal} = await filled(scenarios.empty(), 'asksFirst');
      gateway.answer = answer;

      page.press('Save Payment');
      await page.until(() => page.text.includes('Your bank could not confirm it was you.'));

      await page.until(() => page.dialog?.matches(':modal') === true);
      expect(gateway.form!.entered).to.equal('asksFirst');
      expect(portal.methodsOf()).to.have.lengthOf(3);
      await expectAccessible(page.host);
    });
  }

  it('says why a bank refused the method, and saves nothing', async () => {
    const {page, portal} = await filled(scenarios.empty(), 'declined');

    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    await page.until(() => page.notice.includes('The bank refused this card.'));
    expect(portal.methodsOf()).to.have.lengthOf(3);
    expect(isFormShown(page)).to.equal(true);
  });

  it('sends nothing while the form is not filled in', async () => {
    const portal = scenarios.empty();
    const {page, gateway, sent} = await filled(portal, 'card');
    gateway.isIncomplete = true;

    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Check the marked fields.');
    expect(sent).to.deep.equal([]);
  });

  it('P-20 says that the form could not load, and loads it on Retry', async () => {
    const portal = scenarios.empty();
    const gateway = createTestGateway(portal);
    gateway.isBlocked = true;
    const {page} = await methodsPage(portal, {gateway});
    page.press(title);
    await page.until(() => page.notice !== '');

    expect(page.notice).to.include(
      'The card form could not load. A blocker or your network may be stopping it. Saved methods still work.',
    );
    expect(page.buttonNames).not.to.include('Save Payment');
    await expectAccessible(page.host);
    gateway.isBlocked = false;
    page.press('Retry');
    await page.until(() => gateway.form !== undefined);
    await page.until(() => page.button('Save Payment').ariaDisabled !== 'true');
  });

  it('M-11 M-12 shows nothing of a method that the server has not saved', async () => {
    const portal = scenarios.empty();
    portal.faults.next('addMethod', 'error');
    const {page} = await filled(portal, 'bank');

    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    await page.until(() => page.notice.includes('Something went wrong on our side.'));
    expect(page.rows).to.have.lengthOf(3);
    page.press('Save Payment');
    await page.until(() => page.dialog === null);
    expect(page.rows).to.have.lengthOf(4);
  });

  it('M-11 tells the page ids alone: no token, no digits, no name', async () => {
    const portal = scenarios.empty();
    const {page, element, sent} = await filled(portal, 'bank');
    const events: Event[] = [];
    for (const type of ['portal-method-added', 'portal-default-method-changed', 'portal-error']) {
      element.addEventListener(type, (event) => events.push(event));
    }

    page.field('Make Default Payment').click();
    page.press('Save Payment');
    await page.until(() => page.notice !== '');

    const {confirmationToken} = sent[0] as {confirmationToken: string};
    const details = events.map(({isTrusted: _, ...event}: Event) => event);
    expect(details).to.deep.equal([{methodId: 'pmt_000004'}, {methodId: 'pmt_000004'}]);
    expect(document.documentElement.outerHTML + page.root.innerHTML).not.to.include(
      confirmationToken,
    );
    const kept = [sessionStorage, localStorage].flatMap((each) => Object.values(each) as string[]);
    expect(kept.join()).not.to.include(confirmationToken);
  });

  for (const [place, show] of [
    ['over the page', methodsPage],
    ['in the dialog of the methods', methodsDialog],
  ] as const) {
    it(`${place} it is not modal while a bank account is entered, so that the bank’s login can be reached`, async () => {
      const portal = scenarios.empty();
      const gateway = createTestGateway(portal);
      const {page} = await show(portal, {gateway});
      const isModal = () => page.dialog?.matches(':modal') ?? false;
      await page.until(() => page.buttonNames.includes(title));
      page.press(title);
      await page.untilOpen(title);
      await page.until(() => page.button('Save Payment').ariaDisabled !== 'true');
      await page.until(isModal);
      gateway.form!.focus();

      gateway.form!.enter('bank');
      await page.until(() => !isModal());
      expect(page.dialog?.open).to.equal(true);
      // Modal or not, it stands in the window, however long the page is; a browser lets go of its
      // place over everything when it has faded.
      await Promise.allSettled(page.dialog!.getAnimations().map(({finished}) => finished));
      document.body.style.paddingBlockStart = '3000px';
      const {top, bottom} = page.dialog!.getBoundingClientRect();
      document.body.style.paddingBlockStart = '';
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(innerHeight);
      await page.until(() => page.focused?.ariaLabel === 'Test method');

      gateway.form!.enter('card');
      await page.until(isModal);
      await page.until(() => page.focused?.ariaLabel === 'Test method');
    });
  }

  it('is modal again when the form of a bank account is left', async () => {
    const portal = scenarios.empty();
    const gateway = createTestGateway(portal);
    gateway.method = 'bank';
    const {page} = await methodsDialog(portal, {gateway});
    await page.until(() => page.buttonNames.includes(title));
    page.press(title);
    await page.untilOpen(title);
    await page.until(() => page.dialog?.matches(':modal') === false);

    page.press('Back');
    await page.until(() => page.dialog?.matches(':modal') === true);

    expect(page.heading).to.equal('Payment Methods');
    await expectFocus(() => page.button(title));
  });

  it('M-01 takes the place of the list in the dialog, and closes its form with Back', async () => {
    const portal = scenarios.empty();
    const gateway = createTestGateway(portal);
    const {page} = await methodsDialog(portal, {gateway});
    await page.until(() => page.buttonNames.includes(title));
    page.press(title);
    await page.untilOpen(title);
    await page.until(() => gateway.form !== undefined);

    await expectAccessible(page.host);
    page.press('Back');
    await page.untilOpen('Payment Methods');
    expect(isFormShown(page)).to.equal(false);
    page.press(title);
    await page.untilOpen(title);
    await page.until(() => page.button('Save Payment').ariaDisabled !== 'true');
    gateway.form!.enter('bank');
    page.press('Save Payment');
    await page.until(() => page.notice !== '');
    expect(page.notice).to.equal('Test Bank •••• 6789 was saved.');
    expect(page.heading).to.equal('Payment Methods');
  });
});

function isFormShown({root}: {root: ShadowRoot}): boolean {
  return root.querySelector('dialog select') !== null;
}
