import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  createTestGateway,
  scenarios,
  type TestGateway,
  type TestPortal,
  type TestPortalOptions,
} from '../../../../src/testing/index.ts';
import {
  allOf,
  aPage,
  openIn,
  openPayment,
  pay,
  PaymentDialog,
  textOf,
  type Paying,
} from './dialog.ts';
import '../../../../src/elements/invoice-list/define.ts';
import {waitUntil} from '../../support/wait-until.ts';
import {expectFocus} from '../../support/focus.ts';

const atOnce: TestPortalOptions = {pace: 0};

/** Three invoices; the bank asks about the second one. */
const asked = () => scenarios.confirmationNeeded(atOnce);

async function payAsked(answer: TestGateway['answer']): Promise<Paying> {
  const portal = asked();
  const gateway = createTestGateway(portal);
  gateway.answer = answer;
  return pay(portal, {gateway, phase: 'confirm'});
}

const bankWindow = () =>
  document.querySelector<HTMLElement>('[role=dialog][aria-label="Test bank"]');

async function bankButton(label: string): Promise<HTMLButtonElement> {
  await waitUntil(() => bankWindow() !== null, 'the bank’s window never came');
  return [...bankWindow()!.querySelectorAll('button')].find(
    ({textContent}) => textContent === label,
  )!;
}

afterEach(() => bankWindow()?.remove());

let page: Awaited<ReturnType<typeof aPage>> & {gateway: TestGateway};
const current = () => page;

/** A page with a list, whose dialog was closed while the bank asks. */
async function left(portal: TestPortal) {
  const gateway = createTestGateway(portal);
  page = {...(await aPage(portal, {gateway})), gateway};
  const {provider, opener} = page;
  const element = document.createElement('portal-invoice-list');
  provider.append(element);
  const list = element.shadowRoot!;
  await waitUntil(() => list.querySelector('[part~=row]'), 'no rows');
  const dialog = await openIn(provider, opener, {invoiceIds: allOf(portal)});
  await dialog.until('review');
  dialog.press(/^Pay \$/);
  await dialog.until('confirm');
  dialog.press('Close');
  await waitUntil(() => list.querySelector('.notices'), 'no notice');
  return {list, dialog};
}

function press(root: ShadowRoot, label: string): void {
  const found = [...root.querySelectorAll<HTMLElement>('.notices button')].find(
    (each) => textOf(each) === label,
  );
  if (!found) throw new Error(`No button ${label}`);
  found.click();
}

describe('the payment dialog when the payer’s bank asks', () => {
  it('says for which invoice and amount; what came before is paid, the rest waits (P-11)', async () => {
    const {dialog} = await payAsked('ask');

    expect(dialog.title).to.equal('Confirm with your bank');
    expect(dialog.text).to.include('Your bank asks you to confirm $1,299.00 for INV-1002.');
    expect(dialog.line('INV-1001')).to.include('Paid');
    expect(dialog.line('INV-1002')).to.include('Needs confirmation');
    expect(dialog.line('INV-1003')).to.include('Waiting');
    await expectFocus(() => dialog.heading);
  });

  it('is not modal while the bank’s window is open, and is again afterwards (P-11)', async () => {
    const {dialog} = await payAsked('ask');
    await dialog.until(() => dialog.isOpen);
    dialog.press('Confirm now');
    const complete = await bankButton('Complete');

    expect(dialog.element.open).to.equal(true);
    await dialog.until(() => !dialog.isOpen);
    const {left, top, width, height} = complete.getBoundingClientRect();
    const hit = () => document.elementFromPoint(left + width / 2, top + height / 2);
    await waitUntil(() => hit() === complete, 'something lies over the bank’s window');

    complete.focus();
    await sendKeys({press: 'Enter'});
    await dialog.until('result');
    await dialog.until(() => dialog.isOpen);
    expect(dialog.title).to.equal('All 3 invoices are paid');
    await expectFocus(() => dialog.heading);
  });

  it('fails only the one that the bank did not confirm; the others go on (P-11)', async () => {
    const {dialog} = await payAsked('failed');
    dialog.press('Confirm now');
    await dialog.until('result');

    expect(dialog.title).to.equal('2 of 3 invoices are paid');
    expect(dialog.line('INV-1002')).to.include('Failed');
    expect(dialog.notices[0]).to.include('Your bank could not confirm it was you.');
  });

  it('can be asked again after the bank’s window was left', async () => {
    const {dialog, gateway} = await payAsked('left');
    dialog.press('Confirm now');
    await dialog.until(
      () => gateway.answers.length > 0 && dialog.isOpen && dialog.isAvailable('Confirm now'),
    );
    expect(dialog.title).to.equal('Confirm with your bank');

    gateway.answer = 'completed';
    dialog.press('Confirm now');
    await dialog.until('result');
    expect(dialog.title).to.equal('All 3 invoices are paid');
  });

  it('skips only that one (P-11)', async () => {
    const {dialog} = await payAsked('ask');
    dialog.press('Skip this invoice');
    await dialog.until('result');

    expect(dialog.title).to.equal('2 of 3 invoices are paid');
    expect(dialog.line('INV-1002')).to.include('Canceled');
    expect(dialog.notices[0]).to.include('You skipped the confirmation. INV-1002 is not paid.');
  });

  it('asks one after the other (P-11)', async () => {
    const portal = scenarios.noMethods(atOnce);
    const {dialog, gateway} = await openPayment(portal);
    gateway.answer = 'completed';
    await dialog.until(() => dialog.reasonOf(/^Pay \$/).startsWith('By paying'));
    gateway.form?.enter('asksEachTime');
    dialog.press(/^Pay \$/);
    for (const number of ['INV-1001', 'INV-1002', 'INV-1003']) {
      await dialog.until(() => dialog.text.includes(`for ${number}.`));
      dialog.press('Confirm now');
    }
    await dialog.until('result');
    expect(dialog.title).to.equal('All 3 invoices are paid');
  });

  it('asks about a new card before anything is charged; giving up charges nothing', async () => {
    const portal = scenarios.noMethods(atOnce);
    const {dialog, gateway} = await openPayment(portal);
    await dialog.until(() => dialog.reasonOf(/^Pay \$/).startsWith('By paying'));
    gateway.form?.enter('asksFirst');
    dialog.press(/^Pay \$/);
    await dialog.until('confirm');

    expect(dialog.text).to.include('Your bank asks you to confirm this card.');
    dialog.press('Cancel payment');
    await dialog.until('result');
    expect(dialog.title).to.equal('None of the 3 invoices is paid');
    expect(portal.invoicesOf().every(({paid}) => paid === 0)).to.equal(true);
  });

  it('says why the bank’s window did not open, and can try again (P-20)', async () => {
    const {dialog, gateway} = await payAsked('completed');
    const handleAction = gateway.handleAction.bind(gateway);
    gateway.handleAction = () => Promise.reject(gateway.blocked());
    dialog.press('Confirm now');
    await dialog.until(() => dialog.notices.length > 0);
    await dialog.until(() => dialog.isOpen);
    await dialog.until(() => dialog.alert.includes('offline'));

    gateway.handleAction = handleAction;
    dialog.press('Confirm now');
    await dialog.until('result');
  });

  it('stays in the list when its dialog is left: Resume goes on with it (FM-02)', async () => {
    const {list, dialog} = await left(asked());
    expect(dialog.view.isConnected).to.equal(false);
    expect(textOf(list.querySelector('.notices'))).to.include('1 payment needs confirmation');

    press(list, 'Resume');
    const {provider, gateway} = current();
    await waitUntil(() => provider.renderRoot.querySelector('portal-payment-view') !== null);
    const again = new PaymentDialog(
      provider.renderRoot.querySelector<HTMLElement>('portal-payment-view')!,
    );
    await waitUntil(() => again.root.querySelector('dialog') !== null, 'no dialog');
    await again.until('confirm');
    gateway.answer = 'completed';
    again.press('Confirm now');
    await again.until('result');
    expect(again.title).to.equal('All 3 invoices are paid');
  });

  it('can be given up in the list: nothing that was not charged is (FM-02)', async () => {
    const portal = asked();
    const {list} = await left(portal);
    press(list, 'Cancel payment');
    await waitUntil(
      () => textOf(list.querySelector('.notices')).includes('1 of 3 invoices is paid'),
      'still there',
    );

    const [submission] = portal.showSubmissions();
    expect(submission?.transactions.map(({state}) => state)).to.deep.equal([
      'succeeded',
      'canceled',
      'canceled',
    ]);
  });

  it('says so in the list when it could not be given up', async () => {
    const portal = asked();
    const {list} = await left(portal);
    portal.faults.next('cancelPayment', 'error');
    press(list, 'Cancel payment');
    await waitUntil(
      () => textOf(list.querySelector('.notices')).includes('Something went wrong'),
      'not said',
    );
    expect(textOf(list.querySelector('.notices'))).to.include('1 payment needs confirmation');
  });

  it('is resumed after the tab was closed, and confirmed then (FM-02)', async () => {
    const portal = asked();
    const first = await pay(portal, {phase: 'confirm'});
    first.provider.remove();
    const gateway = createTestGateway(portal);
    gateway.answer = 'completed';
    const {provider, opener} = await aPage(portal, {gateway});
    const [submission] = portal.showSubmissions();
    const dialog = await openIn(provider, opener, {resume: {submissionId: submission!.id}});
    await dialog.until('confirm');

    dialog.press('Confirm now');
    await dialog.until('result');
    expect(dialog.title).to.equal('All 3 invoices are paid');
  });
});
