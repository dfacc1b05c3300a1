import {expect} from '@open-wc/testing';
import {createTestPortal, scenarios} from '../../../../src/testing/index.ts';
import {catchDownloads} from '../../support/downloads.ts';
import {openPayment, pay} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';

/** Three invoices paid with a card of which the bank says this. */
function declining(...outcome: string[]) {
  const portal = createTestPortal();
  portal.addMethod({outcome});
  portal.addMethod({brand: 'mastercard', last4: '4444'});
  portal.addInvoices({total: 482_000, dueIn: -6}, {total: 129_900}, {total: 96_050, dueIn: 21});
  return portal;
}

describe('the result of a payment', () => {
  it('reads that all are paid, with what, and how much (P-04)', async () => {
    const {dialog} = await pay(scenarios.allPaid({pace: 0}));

    expect(dialog.title).to.equal('All 3 invoices are paid');
    expect(dialog.description).to.equal('$7,079.50 paid');
    expect(dialog.lines.every((line) => line.endsWith('Paid'))).to.equal(true);
    expect(dialog.text).to.include('Paid with Visa •••• 4242');
    expect(dialog.text).to.include('3 separate charges will appear on your statement.');
    expect(dialog.buttonNames.filter((name) => !name.startsWith('Receipt'))).to.deep.equal([
      'Close',
      'Done',
      'Download summary',
    ]);
  });

  it('P-17 each paid one has a receipt of its own, a failed one has none', async () => {
    const {dialog} = await pay(scenarios.mixedResult({pace: 0}));
    const {saved, stop} = catchDownloads();
    try {
      expect(dialog.buttonNames.filter((name) => name.startsWith('Receipt'))).to.deep.equal([
        'Receipt, INV-1001',
        'Receipt, INV-1003',
      ]);
      dialog.press('Receipt, INV-1003');
      await dialog.until(() => saved.length === 1);
    } finally {
      stop();
    }

    expect(saved[0]?.name).to.equal('Receipt INV-1003.pdf');
    const file = await (await fetch(saved[0]!.href)).text();
    expect(file).to.contain('(Invoice INV-1003)');
  });

  it('P-17 a receipt that cannot be had says so at its line; what is paid stays paid', async () => {
    const portal = scenarios.allPaid({pace: 0});
    portal.faults.always('getReceipt', 'error');
    const {dialog} = await pay(portal);
    dialog.press('Receipt, INV-1001');

    await dialog.until(() => dialog.line('INV-1001').includes('could not be downloaded'));
    expect(dialog.line('INV-1001')).to.match(/Paid$/);
    expect(dialog.title).to.equal('All 3 invoices are paid');
  });

  it('P-17 several have one summary, over all attempts of the dialog', async () => {
    const portal = scenarios.mixedResult({pace: 0, now: '2026-11-20T12:00:00Z'});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $1,299.00'));
    const {saved, stop} = catchDownloads();
    try {
      dialog.press('Download summary');
      await dialog.until(() => saved.length === 1);
      dialog.press('Retry $1,299.00');
      await dialog.until(() => dialog.title === 'All 3 invoices are paid');
      dialog.press('Download summary');
      await dialog.until(() => saved.length === 2);
    } finally {
      stop();
    }

    const files = await Promise.all(
      saved.map(async ({href}) => (await fetch(href)).blob().then((blob) => blob.text())),
    );
    expect(saved[0]?.name).to.equal('Payment summary Nov 20, 2026.pdf');
    expect(files[0]).to.contain('INV-1001: 482000 USD paid');
    expect(files[0]).to.contain('INV-1002: 129900 USD failed');
    expect(files[1]).to.contain('INV-1001: 482000 USD paid');
    expect(files[1]).to.contain('INV-1002: 129900 USD paid');
  });

  it('P-17 a single one has its receipt alone; a summary that cannot be had says so', async () => {
    const one = await pay(scenarios.oneInvoice());
    expect(one.dialog.buttonNames).to.include('Receipt, INV-1001');
    expect(one.dialog.buttonNames).not.to.include('Download summary');

    const portal = scenarios.allPaid({pace: 0});
    portal.faults.always('getPaymentSummary', 'error');
    const {dialog} = await pay(portal);
    dialog.press('Download summary');
    await dialog.until(() => dialog.text.includes('could not be downloaded'));
    expect(dialog.title).to.equal('All 3 invoices are paid');
  });

  it('has the focus on its heading, with the sums as its description (P-18)', async () => {
    const {dialog} = await pay(scenarios.mixedResult({pace: 0}));

    await expectFocus(() => dialog.heading);
    expect(dialog.title).to.equal('2 of 3 invoices are paid');
    expect(dialog.description).to.equal('$5,780.50 paid · $1,299.00 not paid');
  });

  it('says why one of several failed and keeps the others paid (P-04)', async () => {
    const {dialog} = await pay(scenarios.mixedResult({pace: 0}));

    expect(dialog.line('INV-1001')).to.match(/Paid$/);
    expect(dialog.line('INV-1002')).to.match(/Failed$/);
    expect(dialog.line('INV-1003')).to.match(/Paid$/);
    expect(dialog.notices).to.deep.equal([
      'INV-1002 $1,299.00Not enough money is available on this card. Try again later, or use another payment method.',
    ]);
    expect(dialog.text).to.include('2 separate charges will appear on your statement.');
  });

  it('offers Retry for exactly what is not paid, with the same method at hand (P-06)', async () => {
    const portal = scenarios.mixedResult({pace: 0});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $1,299.00'));

    expect(dialog.text).to.include('Only INV-1002 will be charged. What is paid stays paid.');
    expect(dialog.text).to.include('to charge Visa •••• 4242 $1,299.00');
    dialog.press('Retry $1,299.00');
    await dialog.until(() => dialog.title === 'All 3 invoices are paid');

    const [, retried] = portal.showSubmissions();
    expect(retried?.transactions.map(({invoiceNumber}) => invoiceNumber)).to.deep.equal([
      'INV-1002',
    ]);
    expect(dialog.description).to.equal('$7,079.50 paid');
    await expectFocus(() => dialog.heading);
  });

  it('keeps all lines and their total while a retry is being sent', async () => {
    const portal = scenarios.mixedResult({pace: 0});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $1,299.00'));
    portal.faults.next('retryPayment', 'hang');
    dialog.press('Retry $1,299.00');
    await dialog.until('sending');

    expect(dialog.title).to.equal('Pay INV-1002');
    expect(dialog.line('INV-1001')).to.match(/Paid$/);
    expect(dialog.line('INV-1002')).to.match(/Waiting$/);
    expect(dialog.total).to.equal('$7,079.50');
    portal.faults.clear();
    await dialog.until('result');
  });

  it('lets Change open the methods for a retry', async () => {
    const portal = scenarios.mixedResult({pace: 0});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $1,299.00'));
    const row = dialog.root.querySelector('details')!;
    row.querySelector('summary')!.click();

    dialog.choose('Mastercard');
    await dialog.until(() => dialog.text.includes('to charge Mastercard'));
    expect(row.open).to.equal(true);
    dialog.press('Retry $1,299.00');
    await dialog.until(() => dialog.title === 'All 3 invoices are paid');

    expect(portal.showSubmissions().at(-1)?.method.last4).to.equal('4444');
  });

  it('stops the rest after a lost card and waits for another method (P-05, P-06)', async () => {
    const portal = scenarios.cardRefusedForGood({pace: 0});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $7,079.50'));

    expect(dialog.title).to.equal('None of the 3 invoices is paid');
    expect(dialog.line('INV-1001')).to.match(/Failed$/);
    expect(dialog.line('INV-1002')).to.match(/Not attempted$/);
    expect(dialog.notices[0]).to.include('The bank refused this card.');
    expect(dialog.notices[1]).to.include(
      'Not attempted, because the card was refused for INV-1001.',
    );
    expect(dialog.chosen).to.equal(null);
    expect(dialog.isAvailable('Retry $7,079.50')).to.equal(false);
    expect(dialog.reasonOf('Retry $7,079.50')).to.equal('Choose a payment method first.');

    dialog.choose('Mastercard');
    await dialog.until(() => dialog.isAvailable('Retry $7,079.50'));
    dialog.press('Retry $7,079.50');
    await dialog.until(() => dialog.title === 'All 3 invoices are paid');
  });

  it('says that no other method can pay the rest, where none can (P-18)', async () => {
    const portal = createTestPortal();
    portal.addMethod({outcome: 'lost_card'});
    portal.addInvoice();
    const {dialog} = await openPayment(portal);
    portal.addMethod({
      kind: 'us_bank_account',
      status: 'unusable',
      unusableReason: 'account_closed',
    });
    dialog.press(/^Pay /);
    await dialog.until('result');
    await dialog.until(() => dialog.buttonNames.some((name) => name.startsWith('Retry ')));

    expect(dialog.title).to.equal('INV-1001 is not paid');
    expect(dialog.buttonNames).to.include('Done');
  });

  it('gathers the same reason of more than four into one notice (P-04)', async () => {
    const portal = createTestPortal();
    portal.addMethod({outcome: 'lost_card'});
    portal.addInvoices({}, {}, {}, {}, {}, {});
    const {dialog} = await pay(portal);

    expect(dialog.notices).to.have.lengthOf(2);
    expect(dialog.notices[1]).to.include('INV-1002, INV-1003, INV-1004 and 2 more');
  });

  it('ends bank debits as processing, with the day their money is expected (P-12)', async () => {
    const portal = scenarios.debitsOnly({pace: 0});
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.text.includes('We expect the money by'));

    expect(dialog.title).to.equal('All 3 payments are processing');
    expect(dialog.description).to.equal('$7,079.50 processing');
    expect(dialog.lines.every((line) => line.endsWith('Processing'))).to.equal(true);
    expect(dialog.text).to.match(/by \w{3} \d+, \d{4}\. Your bank can still return it\./);
    expect(dialog.text).not.to.include('Paid');
  });

  it('shows old and new amounts of a retry before it is charged (P-06, P-10)', async () => {
    const portal = declining('insufficient_funds', 'approved');
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $4,820.00'));
    portal.before('retryPayment', () =>
      portal.changeInvoice('inv_000001', {total: 500_000, subtotal: 500_000}),
    );
    dialog.press('Retry $4,820.00');
    await dialog.until(() => dialog.buttonNames.includes('Retry $5,000.00'));

    expect(dialog.text).to.include('INV-1001 was $4,820.00, now $5,000.00');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('says why a retry was refused as a whole, and can be pressed again (P-18)', async () => {
    const portal = declining('insufficient_funds', 'approved');
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry $4,820.00'));
    portal.faults.next('retryPayment', {problem: 'processor_unavailable'});
    dialog.press('Retry $4,820.00');
    const words = "Payments can't be taken right now.";
    await dialog.until(() => dialog.notices.some((each) => each.startsWith(words)));

    await dialog.until(() => dialog.alert.includes(words));
    expect(dialog.isAvailable('Retry $4,820.00')).to.equal(true);
  });

  it('says when what a retry would charge could not be loaded, with a way on', async () => {
    const portal = declining('insufficient_funds');
    portal.before('createPayment', () => portal.faults.next('checkPayable', 'error'));
    const {dialog} = await pay(portal);
    await dialog.until(() => dialog.buttonNames.includes('Retry'));

    expect(dialog.buttonNames.some((name) => name.startsWith('Retry $'))).to.equal(false);
    dialog.press('Retry');
    await dialog.until(() => dialog.buttonNames.includes('Retry $7,079.50'));
  });

  it('has no dead button: Done closes, and the opener has the focus (P-18)', async () => {
    const {dialog, opener} = await pay(scenarios.allPaid({pace: 0}));

    dialog.press('Done');

    await dialog.until(() => !dialog.isOpen);
    await expectFocus(() => opener);
  });
});
