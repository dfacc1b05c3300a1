import {expect} from '@open-wc/testing';
import {createTestPortal, type TestPortal} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {methodsPage} from './page.ts';

const bank = 'Penobscot Savings •••• 6789';

function unverified(type: 'amounts' | 'descriptor_code' = 'amounts'): TestPortal {
  const portal = createTestPortal();
  portal.addMethod();
  portal.addMethod({
    kind: 'us_bank_account',
    status: 'pending_verification',
    verification: {type, arrivesOn: '2031-02-03'},
  });
  return portal;
}

async function opened(portal: TestPortal) {
  const mounted = await methodsPage(portal);
  mounted.page.press('Verify Penobscot Savings ending in 6789');
  await mounted.page.untilOpen(`Verify ${bank}`);
  return mounted;
}

describe('verifying a bank account', () => {
  it('M-09 takes the two amounts that arrived, in any notation, and the account can pay', async () => {
    const {page, portal} = await opened(unverified());

    expect(page.text).to.include('Two small deposits arrive by Feb 3, 2031. Enter both amounts.');
    await expectFocus(() => page.field('First amount'));
    await expectAccessible(page.host);
    page.type('First amount', '$0.45');
    page.type('Second amount', '32');
    page.press('Verify account');
    await page.until(() => page.notice !== '');

    expect(page.notice).to.equal(`${bank} is verified and can pay now.`);
    expect(page.dialog === null).to.equal(true);
    expect(portal.showMethod('pmt_000002').status).to.equal('active');
    expect(page.buttonNames).to.include('Make default, Penobscot Savings ending in 6789');
    await expectFocus(() => page.button('Delete Penobscot Savings ending in 6789'));
  });

  it('M-09 takes the code of the one deposit, however it is typed', async () => {
    const {page, portal} = await opened(unverified('descriptor_code'));

    expect(page.text).to.include('it starts with SM.');
    page.type('Code', ' sm11 aa');
    page.press('Verify account');
    await page.until(() => page.notice !== '');

    expect(portal.showMethod('pmt_000002').status).to.equal('active');
  });

  it('M-09 says how many tries are left after a wrong answer, and keeps what was typed', async () => {
    const {page} = await opened(unverified());

    page.type('First amount', '0.10');
    page.type('Second amount', '0.12');
    page.press('Verify account');
    await page.until(() => page.text.includes('That does not match. 9 tries left.'));

    const [first, second] = [page.field('First amount'), page.field('Second amount')];
    expect([first.value, second.value]).to.deep.equal(['0.10', '0.12']);
    expect([first.ariaInvalid, second.ariaInvalid]).to.deep.equal(['true', 'true']);
    await expectFocus(() => first);
    await expectAccessible(page.host);
  });

  it('M-09 sends nothing that cannot be two small amounts', async () => {
    const {page, portal} = await opened(unverified());

    for (const [first, second] of [
      ['', ''],
      ['0.32', ''],
      ['0', '45'],
      ['1.32', '0.45'],
      ['100', '45'],
    ] as const) {
      page.type('First amount', first);
      page.type('Second amount', second);
      page.press('Verify account');
      await page.until(() => page.text.includes('Enter an amount from $0.01 to $0.99.'));
    }
    expect(portal.requests.some(({operation}) => operation === 'verifyMethod')).to.equal(false);
  });

  for (const [reason, text] of [
    ['tries', 'Too many tries. Delete this account and add it again.'],
    ['time', 'The time to verify has passed. Delete this account and add it again.'],
    ['failed', "This account can't be verified. Delete this account and add it again."],
  ] as const) {
    it(`M-09 says that it is closed to any proof: ${reason}`, async () => {
      const portal = unverified();
      portal.faults.next('verifyMethod', {problem: 'verification_closed', params: {reason}});
      const {page} = await opened(portal);

      page.type('First amount', '32');
      page.type('Second amount', '45');
      page.press('Verify account');
      await page.until(() => page.notice !== '');

      expect(page.notice).to.equal(text);
      expect(page.dialog === null).to.equal(true);
    });
  }
});
