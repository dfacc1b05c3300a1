import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {
  aPaidInvoice,
  aPastDueInvoice,
  aProcessingInvoice,
  aSession,
  anInvoice,
  day,
  eur,
  noon,
  usd,
} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList} from '../../support/mount.ts';

const all = html`<portal-invoice-list status="all"></portal-invoice-list>`;

describe('portal-invoice-list, one row', () => {
  it('offers Pay Now for a payable invoice, named after number and amount (L-01)', async () => {
    const invoice = anInvoice({number: 'INV-7', total: usd(480_000)});
    const {list, opened} = await mountList(new FakeApi([invoice]));

    list.payNow('INV-7')?.click();
    await list.element.updateComplete;

    expect(list.payNow('INV-7')).to.have.attribute(
      'aria-label',
      'Pay Now, invoice INV-7, $4,800.00',
    );
    expect(opened.map(({view, invoiceIds}) => [view, invoiceIds])).to.deep.equal([
      ['payment', [invoice.id]],
    ]);
  });

  it('has no Pay Now and no box without payment options, and says why (L-02, L-03)', async () => {
    const invoice = anInvoice({
      number: 'INV-8',
      payableAmount: null,
      notPayableReason: 'no_payment_options',
      paymentOptions: [],
    });
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.payNow('INV-8')).to.be.null;
    expect(list.box('INV-8')).to.be.null;
    expect(list.rowText('INV-8')).to.contain('Online payment is not offered for this invoice.');
  });

  it('shows a paid invoice with when and how, without a way to pay it (L-04)', async () => {
    const {list} = await mountList(new FakeApi([aPaidInvoice({number: 'INV-9'})]), all);

    expect(list.rowText('INV-9')).to.match(/Paid .*Visa •••• 4242.*\$100\.00 paid \w+ \d+/);
    expect(list.row('INV-9').querySelectorAll('input, .pay')).to.have.length(0);
  });

  it('tells others than the payer only the kind of payment (L-04, M-02)', async () => {
    const paid = aPaidInvoice({
      number: 'INV-9',
      lastPayment: {
        state: 'succeeded',
        amount: usd(10_000),
        submittedAt: noon(-3),
        byMe: false,
        kind: 'us_bank_account',
      },
    });
    const {list} = await mountList(new FakeApi([paid]), all);

    expect(list.rowText('INV-9')).to.contain('Bank account').and.not.to.contain('••••');
  });

  it('calls an invoice late from the day after its due date in the firm’s zone (L-05)', async () => {
    const invoices = [
      aPastDueInvoice({number: 'LATE', dueOn: day(-1)}),
      anInvoice({number: 'TODAY', dueOn: day(0)}),
      anInvoice({number: 'TOMORROW', dueOn: day(1)}),
    ];
    const {list} = await mountList(new FakeApi(invoices));

    expect(list.rowText('LATE')).to.contain('1 day late').and.to.contain('Past due');
    expect(list.rowText('TODAY')).to.contain('Due today').and.to.contain('today');
    expect(list.rowText('TOMORROW')).to.contain('tomorrow').and.to.contain('Open');
  });

  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    it(`counts days from today in ${timeZone}, wherever the viewer is (L-05)`, async () => {
      const session = aSession({firm: {...aSession().firm, timeZone}});
      const invoice = anInvoice({number: 'INV-1', dueOn: day(0, timeZone)});
      const {list} = await mountList(new FakeApi([invoice], session));

      expect(list.rowText('INV-1')).to.contain('Due today');
    });
  }

  it('does not offer to pay a credit, and shows it as it is (L-07)', async () => {
    const credit = anInvoice({
      number: 'CN-1',
      total: usd(-20_000),
      status: 'credit',
      payableAmount: null,
      notPayableReason: 'credit',
      dueOn: null,
    });
    const {list} = await mountList(new FakeApi([credit]), all);

    expect(list.rowText('CN-1')).to.contain('Credit').and.to.contain('-$200.00');
    expect(list.row('CN-1').querySelectorAll('input, .pay')).to.have.length(0);
  });

  it('shows what remains and the total of a partly paid invoice, and takes the rest (L-08)', async () => {
    const invoice = anInvoice({number: 'INV-2', total: usd(240_000), paid: usd(120_000)});
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.rowText('INV-2')).to.contain('Partly paid');
    expect(list.text('td.amount')).to.equal('$1,200.00 of $2,400.00');
    expect(list.payNow('INV-2')?.ariaLabel).to.contain('$1,200.00');
  });

  it('shows a debit for all of it as Processing, not payable, with its date (L-09)', async () => {
    const {list} = await mountList(new FakeApi([aProcessingInvoice({number: 'INV-3'})]), all);

    expect(list.rowText('INV-3')).to.match(/Processing .*\$100\.00 expected by/);
    expect(list.row('INV-3').querySelectorAll('input, .pay')).to.have.length(0);
  });

  it('takes the balance minus what is pending (L-10)', async () => {
    const invoice = anInvoice({number: 'INV-4', total: usd(90_000), pending: usd(30_000)});
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.text('td.amount')).to.equal('$600.00 of $900.00');
    expect(list.rowText('INV-4')).to.contain('$300.00 processing');
    expect(list.payNow('INV-4')?.ariaLabel).to.contain('$600.00');
  });

  const returned = {
    state: 'failed',
    amount: usd(12_000),
    submittedAt: noon(-6),
    settledAt: '2026-11-02T17:00:00Z',
    kind: 'us_bank_account',
  } as const;

  it('says to its payer why a debit came back, and takes the payment again (L-11)', async () => {
    const failure = {code: 'insufficient_funds', retrySameMethod: true} as const;
    const invoice = anInvoice({number: 'INV-5', lastPayment: {...returned, byMe: true, failure}});
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.rowText('INV-5')).to.contain('Payment returned');
    expect(list.text('.note')).to.equal(
      'Your bank returned the debit of $120.00 on Nov 2, 2026: there was not enough money in the account. The invoice is open again.',
    );
    expect(list.payNow('INV-5')).to.exist;
  });

  it('says to others that a debit came back, not why (L-11, M-02)', async () => {
    const invoice = anInvoice({number: 'INV-5', lastPayment: {...returned, byMe: false}});
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.text('.note')).to.equal(
      'A debit of $120.00 was returned on Nov 2, 2026. The invoice is open again.',
    );
  });

  it('asks to see the firm about an invoice on hold, and takes no payment (L-17)', async () => {
    const invoice = anInvoice({
      number: 'INV-6',
      payableAmount: null,
      notPayableReason: 'on_hold',
    });
    const {list} = await mountList(new FakeApi([invoice]));

    expect(list.rowText('INV-6')).to.contain('On hold: ask Alder & Quay.');
    expect(list.row('INV-6').querySelectorAll('input, .pay')).to.have.length(0);
  });

  it('shows a status that a newer server knows as Other (X-03)', async () => {
    const {list} = await mountList(
      new FakeApi([
        anInvoice({number: 'INV-1', status: 'unrecognized'}),
        anInvoice({number: 'INV-2', paymentOptions: ['unrecognized']}),
      ]),
      all,
    );

    expect(list.rowText('INV-1')).to.contain('Other');
    expect(list.numbers).to.have.members(['INV-1', 'INV-2']);
  });

  it('shows every currency with its own digits (P-19)', async () => {
    const invoices = [
      anInvoice({number: 'JPY', total: {amount: 1500, currency: 'JPY'}}),
      anInvoice({number: 'KWD', total: {amount: 1_240_500, currency: 'KWD'}}),
      anInvoice({number: 'EUR', total: eur(98_000)}),
    ];
    const {list} = await mountList(new FakeApi(invoices));

    expect(list.rowText('JPY')).to.contain('¥1,500');
    expect(list.rowText('KWD')).to.contain('KWD 1,240.500');
    expect(list.rowText('EUR')).to.contain('€980.00');
  });

  it('names the first of several projects and counts the others', async () => {
    const projects = ['Bridge', 'Quay', 'School'].map((name, id) => ({id: `${id}`, name}));
    const {list} = await mountList(new FakeApi([anInvoice({number: 'INV-1', projects})]));

    expect(list.text('.project')).to.equal('Bridge and 2 more');
  });

  it('shows markup and direction marks from data as text (X-01)', async () => {
    const number = '<img src=x onerror="document.title=\'hacked\'">';
    const projects = [{id: 'p', name: 'a\u202eb\u2066c 👩‍👩‍👧 مشروع'}];
    const {list} = await mountList(new FakeApi([anInvoice({number, projects})]));

    expect(list.numbers).to.deep.equal([number]);
    expect(list.root.querySelector('img')).to.be.null;
    expect(list.text('.project')).to.equal('abc 👩‍👩‍👧 مشروع');
  });

  for (const width of [320, 500, 760, 1000]) {
    it(`keeps 10 000 characters inside ${width} px, amount and button whole (X-01)`, async () => {
      const long = 'wide'.repeat(2500);
      const {list} = await mountList(
        new FakeApi([anInvoice({number: long, projects: [{id: 'p', name: `مشروع ${long}`}]})]),
      );
      list.element.style.width = `${width}px`;
      const frame = list.root.querySelector('.frame')!.getBoundingClientRect();
      const row = list.root.querySelector('.row')!;

      expect(list.element.scrollWidth).to.be.at.most(width);
      for (const part of row.querySelectorAll('td.amount bdi, .pay, .box')) {
        const {left, right} = part.getBoundingClientRect();
        expect(left).to.be.at.least(frame.left);
        expect(right).to.be.at.most(frame.right);
      }
      expect(row.getBoundingClientRect().height).to.be.below(200);
    });
  }
});
