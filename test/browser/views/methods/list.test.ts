import {expect} from '@open-wc/testing';
import {ServerError} from '../../../../src/errors/index.ts';
import {createTestPortal, ivo, scenarios} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {methodsPage} from './page.ts';

/** A Visa by default, a Mastercard, an account. */
const usual = () => scenarios.empty();

describe('saved payment methods', () => {
  it('M-01 are listed with brand or bank, last four, expiry and the default, each with a trash-can', async () => {
    const {page, element, portal} = await methodsPage(usual());
    const year = portal.showMethod('pmt_000001').expYear;

    expect(page.rows).to.deep.equal([
      `Visa ending in 4242 Expires 04/${year} Default`,
      'Penobscot Savings ending in 6789',
      `Mastercard ending in 4444 Expires 04/${year}`,
    ]);
    expect(page.buttonNames.filter((name) => name.startsWith('Delete'))).to.deep.equal([
      'Delete Visa ending in 4242',
      'Delete Penobscot Savings ending in 6789',
      'Delete Mastercard ending in 4444',
    ]);
    expect(page.text).to.include('Only you can see and use these.');
    await expectAccessible(element);
  });

  it("M-02 are the contact's own: a colleague's never appear, and cannot be deleted by their id", async () => {
    const portal = usual();
    const theirs = portal.addMethod({contactId: ivo.id, last4: '0005'});
    const {page, provider} = await methodsPage(portal);

    expect(page.text).not.to.include('0005');
    const refusal = await provider.api!.removeMethod(theirs.id).catch((error: unknown) => error);
    const unknown = await provider.api!.removeMethod('pmt_none').catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'payment_method_not_found');
    expect(unknown).to.have.property('code', 'payment_method_not_found');
    expect(portal.showMethod(theirs.id).status).to.equal('active');
  });

  it('M-09 say that they have expired, expire soon, wait for verification, or cannot be used', async () => {
    const portal = createTestPortal();
    const today = new Date();
    portal.addMethod();
    portal.addMethod({last4: '0001', expMonth: 3, expYear: 2024});
    portal.addMethod({
      last4: '0002',
      expMonth: today.getUTCMonth() + 1,
      expYear: today.getUTCFullYear(),
    });
    const account = {kind: 'us_bank_account'} as const;
    const verification = {type: 'amounts', arrivesOn: '2031-02-03'} as const;
    portal.addMethod({...account, last4: '0003', status: 'pending_verification', verification});
    portal.addMethod({
      ...account,
      last4: '0004',
      status: 'unusable',
      unusableReason: 'account_closed',
    });
    portal.addMethod({
      ...account,
      last4: '0006',
      status: 'unusable',
      unusableReason: 'verification_failed',
    });
    const {page, element} = await methodsPage(portal);
    const row = (last4: string) => page.rows.find((each) => each.includes(last4));

    expect(row('0001')).to.equal('Visa ending in 0001 Expired 03/2024 Expired');
    expect(row('0002')).to.match(/ Expires soon$/);
    expect(row('0003')).to.include('Small deposits arrive by Feb 3, 2031 Not verified');
    expect(row('0004')).to.include("The account is closed. Can't be used");
    expect(row('0006')).to.include('Verification failed');
    const offered = page.buttonNames.filter((name) => name.startsWith('Make default'));
    expect(offered).to.deep.equal(['Make default, Visa ending in 0002']);
    await expectAccessible(element);
  });

  it('M-06 are deleted after a question that names brand and last four, and has the focus on Keep it', async () => {
    const {page, portal} = await methodsPage(usual());

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    await expectFocus(() => page.button('Keep it'));
    await expectAccessible(page.host);
    expect(portal.requests.some(({operation}) => operation === 'removeMethod')).to.equal(false);
    page.press('Keep it');
    await page.until(() => page.dialog === null);
    await expectFocus(() => page.button('Delete Mastercard ending in 4444'));

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => page.rows.length === 2);
    expect(page.notice).to.equal('Mastercard •••• 4444 was deleted.');
    await page.until(() => page.said.includes('Mastercard ending in 4444 was deleted.'));
    const operations = portal.requests.map(({operation}) => operation);
    expect(operations.slice(operations.indexOf('removeMethod'))).to.deep.equal([
      'removeMethod',
      'listMethods',
    ]);
    await expectFocus(() => page.button('Delete Penobscot Savings ending in 6789'));
  });

  it('M-07 name the new default when the default was deleted, and tell the page in ids alone', async () => {
    const {page, element, portal} = await methodsPage(usual());
    const told: [string, unknown, number][] = [];
    for (const type of ['portal-method-removed', 'portal-default-method-changed'] as const) {
      element.addEventListener(type, ({methodId}) => {
        told.push([type, methodId, page.rows.length]);
      });
    }

    page.press('Delete Visa ending in 4242');
    await page.untilOpen('Delete Visa •••• 4242?');
    expect(page.text).to.include('If you have another usable method, the newest becomes');
    page.press('Delete');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal(
      'Visa •••• 4242 was deleted. Penobscot Savings •••• 6789 is now your default.',
    );
    expect(page.rows[0]).to.equal('Penobscot Savings ending in 6789 Default');
    expect(told).to.deep.equal([
      ['portal-method-removed', 'pmt_000001', 2],
      ['portal-default-method-changed', 'pmt_000003', 2],
    ]);
    expect(portal.showMethod('pmt_000003').isDefault).to.equal(true);
  });

  it('M-07 say that there is no default left', async () => {
    const portal = createTestPortal();
    portal.addMethod();
    const {page, element} = await methodsPage(portal);

    page.press('Delete Visa ending in 4242');
    await page.untilOpen('Delete Visa •••• 4242?');
    page.press('Delete');
    await page.until(() => element.matches(':state(empty)'));

    expect(page.notice).to.equal('Visa •••• 4242 was deleted. You have no default now.');
    expect(page.text).to.include('No saved payment methods');
    await expectAccessible(element);
  });

  it('M-08 cannot be deleted while a payment is in progress, and name its invoice', async () => {
    const portal = scenarios.debitInProgress();
    const {page} = await methodsPage(portal);

    page.press('Delete Penobscot Savings ending in 6789');
    await page.untilOpen('Delete Penobscot Savings •••• 6789?');
    page.press('Delete');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal(
      "Penobscot Savings •••• 6789 can't be deleted yet: the payment for INV-1001 is still in progress.",
    );
    expect(page.rows).to.have.lengthOf(3);
  });

  it('M-12 stay as they are when deleting fails, and say so: nothing is taken away before', async () => {
    const portal = usual();
    let fail = (_: unknown) => {};
    const removeMethod = () =>
      new Promise<never>((_, reject) => {
        fail = reject;
      });
    const {page} = await methodsPage(portal, {api: {removeMethod}});

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => page.dialog === null);
    expect(page.button(/^Delete Mastercard/).ariaBusy).to.equal('true');
    expect(page.rows).to.have.lengthOf(3);
    fail(new ServerError('It broke', {}));
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal(
      'Could not delete Mastercard •••• 4444. It is still here. Something went wrong on our side. Try again.',
    );
    expect(page.rows).to.have.lengthOf(3);
    await expectFocus(() => page.button('Delete Mastercard ending in 4444'));
    await page.until(() => page.said.includes('Could not delete Mastercard ending in 4444.'));
  });

  it('M-06 M-12 believe the list when the answer to a deletion was lost', async () => {
    const portal = usual();
    portal.faults.next('removeMethod', 'drop-after');
    const {page} = await methodsPage(portal);

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Mastercard •••• 4444 was deleted.');
    expect(page.rows).to.have.lengthOf(2);
  });

  it('M-06 never show what was deleted, also when the list cannot be read again', async () => {
    const portal = usual();
    const {page, element} = await methodsPage(portal);
    portal.faults.always('listMethods', 'error');

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => element.matches(':state(failed)'));

    expect(page.text).to.include('We could not load your payment methods');
    expect(page.rows).to.deep.equal([]);
    expect(page.notice).to.equal('Mastercard •••• 4444 was deleted.');
    portal.faults.clear();
    page.press('Retry');
    await page.until(() => page.rows.length === 2);
  });

  it('M-06 show one that the processor has not let go of yet, with nothing to press', async () => {
    const portal = usual();
    const {page} = await methodsPage(portal);
    portal.stall();

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => page.notice !== '');

    expect(page.rows.find((row) => row.includes('4444'))).to.match(/ Deleting$/);
    expect(page.buttonNames.filter((name) => name.includes('4444'))).to.deep.equal([]);
  });

  it('M-05 have another default once the server has said so', async () => {
    const portal = usual();
    const {page, element} = await methodsPage(portal);
    const told: unknown[] = [];
    element.addEventListener('portal-default-method-changed', ({methodId}) => {
      told.push([methodId, page.rows[0]]);
    });

    portal.faults.next('setDefaultMethod', 'hang');
    page.press('Make default, Mastercard ending in 4444');
    await page.until(() => page.button(/^Make default, Mastercard/).ariaBusy === 'true');
    expect(page.rows[0]).to.match(/^Visa .* Default$/);
    portal.faults.clear();
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal('Mastercard •••• 4444 is now your default.');
    expect(page.rows.filter((row) => row.endsWith(' Default'))).to.deep.equal([page.rows[0]]);
    expect(page.rows[0]).to.match(/^Mastercard/);
    expect(told).to.have.lengthOf(1);
    await page.until(() => page.said.includes('Mastercard ending in 4444 is now your default.'));
    await expectFocus(() => page.button('Delete Mastercard ending in 4444'));
  });

  it('M-12 keep their default when another one was refused', async () => {
    const portal = usual();
    portal.faults.next('setDefaultMethod', 'error');
    const {page, element} = await methodsPage(portal);
    let failures = 0;
    element.addEventListener('portal-error', () => (failures += 1));

    page.press('Make default, Mastercard ending in 4444');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.match(/^Could not make Mastercard •••• 4444 your default\./);
    expect(page.rows[0]).to.match(/^Visa .* Default$/);
    expect(failures).to.equal(1);
    await expectFocus(() => page.button('Make default, Mastercard ending in 4444'));
  });
});
