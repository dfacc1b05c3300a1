import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  invoiceState,
  isInProgress,
  type FirmFacts,
  type InvoiceFacts,
} from '../../src/model/invoice-state.ts';
import {firmFacts, invoiceFacts} from './builders.ts';

type Case = [
  title: string,
  invoice: Partial<InvoiceFacts>,
  firm: Partial<FirmFacts>,
  expected: {status: string; outstanding: number; payable: number | null; reason: string | null},
];

const cases: Case[] = [
  [
    'an open invoice is payable in full',
    {},
    {},
    {status: 'open', outstanding: 10_000, payable: 10_000, reason: null},
  ],
  [
    'L-05 an invoice due today is open',
    {dueOn: '2026-06-15'},
    {},
    {status: 'open', outstanding: 10_000, payable: 10_000, reason: null},
  ],
  [
    'L-05 an invoice due yesterday is past due and payable',
    {dueOn: '2026-06-14'},
    {},
    {status: 'past_due', outstanding: 10_000, payable: 10_000, reason: null},
  ],
  [
    'L-08 of a partly paid invoice the remainder is payable',
    {paid: 4_000},
    {},
    {status: 'open', outstanding: 6_000, payable: 6_000, reason: null},
  ],
  [
    'L-04 a paid invoice is paid, also long after its due date',
    {paid: 10_000, dueOn: '2026-01-01'},
    {},
    {status: 'paid', outstanding: 0, payable: null, reason: 'paid'},
  ],
  [
    'an overpaid invoice is paid',
    {paid: 12_000},
    {},
    {status: 'paid', outstanding: 0, payable: null, reason: 'paid'},
  ],
  [
    'L-09 a debit over the whole balance is processing and not outstanding',
    {pending: 10_000, dueOn: '2026-01-01'},
    {},
    {status: 'processing', outstanding: 0, payable: null, reason: 'processing'},
  ],
  [
    'L-10 beside a debit over a part the rest is payable',
    {pending: 4_000},
    {},
    {status: 'open', outstanding: 6_000, payable: 6_000, reason: null},
  ],
  [
    'L-10 beside a debit over a part a past due rest stays past due',
    {pending: 4_000, dueOn: '2026-01-01'},
    {},
    {status: 'past_due', outstanding: 6_000, payable: 6_000, reason: null},
  ],
  [
    'while a transaction is active nothing is payable, the rest stays outstanding',
    {pending: 4_000, hasActive: true},
    {},
    {status: 'open', outstanding: 6_000, payable: null, reason: 'processing'},
  ],
  [
    'L-07 a credit note is no balance and lowers none',
    {total: -5_000},
    {},
    {status: 'credit', outstanding: 0, payable: null, reason: 'credit'},
  ],
  [
    'L-07 an invoice over nothing has nothing due',
    {total: 0},
    {},
    {status: 'paid', outstanding: 0, payable: null, reason: 'nothing_due'},
  ],
  [
    'L-02 without payment options it is outstanding, not payable',
    {options: []},
    {},
    {status: 'open', outstanding: 10_000, payable: null, reason: 'no_payment_options'},
  ],
  [
    'L-02 options that the firm does not accept are none',
    {options: ['us_bank_account']},
    {accepts: ['card']},
    {status: 'open', outstanding: 10_000, payable: null, reason: 'no_payment_options'},
  ],
  [
    'a bank debit outside of US dollars is no option',
    {options: ['us_bank_account'], currency: 'EUR'},
    {},
    {status: 'open', outstanding: 10_000, payable: null, reason: 'no_payment_options'},
  ],
  [
    'L-14 without the Wallet nothing is payable',
    {},
    {takesPayments: false},
    {status: 'open', outstanding: 10_000, payable: null, reason: 'payments_unavailable'},
  ],
  [
    'L-17 on hold it is outstanding, not payable',
    {isOnHold: true},
    {},
    {status: 'open', outstanding: 10_000, payable: null, reason: 'on_hold'},
  ],
  [
    'less than the least charge is not payable',
    {total: 49},
    {},
    {status: 'open', outstanding: 49, payable: null, reason: 'below_minimum'},
  ],
  [
    'more than the largest charge is not payable',
    {total: 100_000_000},
    {},
    {status: 'open', outstanding: 100_000_000, payable: null, reason: 'above_maximum'},
  ],
  [
    'P-19 what the processor cannot write is not payable',
    {total: 5_005, currency: 'KWD'},
    {},
    {status: 'open', outstanding: 5_005, payable: null, reason: 'not_representable'},
  ],
  [
    'a remainder below the least charge is not payable',
    {paid: 9_960},
    {},
    {status: 'open', outstanding: 40, payable: null, reason: 'below_minimum'},
  ],
];
for (const [title, invoice, firm, expected] of cases) {
  test(title, () => {
    const state = invoiceState(invoiceFacts(invoice), firmFacts(firm));

    assert.deepEqual(
      {
        status: state.status,
        outstanding: state.outstanding,
        payable: state.payableAmount?.amount ?? null,
        reason: state.notPayableReason,
      },
      expected,
    );
  });
}

/** Each reason together with all that come after it: the first one is told. */
const precedence: [reason: string, facts: Partial<InvoiceFacts>, firm: Partial<FirmFacts>][] = [
  ['below_minimum', {total: 49}, {}],
  ['no_payment_options', {options: []}, {}],
  ['processing', {hasActive: true}, {}],
  ['on_hold', {isOnHold: true}, {}],
  ['payments_unavailable', {}, {takesPayments: false}],
  ['paid', {paid: 49}, {}],
  ['nothing_due', {total: 0}, {}],
  ['credit', {total: -49}, {}],
];
precedence.forEach(([reason], index) => {
  test(`of all reasons that hold, ${reason} is told before the ${index} that come after it`, () => {
    const held = precedence.slice(0, index + 1);
    const facts = Object.assign({}, ...held.map(([, own]) => own)) as Partial<InvoiceFacts>;
    const firm = Object.assign({}, ...held.map(([, , own]) => own)) as Partial<FirmFacts>;

    assert.equal(invoiceState(invoiceFacts(facts), firmFacts(firm)).notPayableReason, reason);
  });
});

test('the options are those of the invoice that the firm accepts, in their order', () => {
  const state = invoiceState(
    invoiceFacts({options: ['us_bank_account', 'card']}),
    firmFacts({accepts: ['card', 'us_bank_account']}),
  );

  assert.deepEqual(state.options, ['us_bank_account', 'card']);
});

const anyInvoice = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  total: fc.oneof(
    fc.integer({min: -20_000, max: 200_000_000}),
    fc.integer({min: 1, max: 200}).map((n) => n * 1000),
  ),
  paid: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 200_000})),
  pending: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 200_000})),
  hasActive: fc.boolean(),
  isOnHold: fc.boolean(),
  dueOn: fc.constantFrom(null, '2026-06-14', '2026-06-15', '2026-06-16'),
  options: fc.subarray(['card', 'us_bank_account'] as const),
});
const anyFirm = fc.record({
  takesPayments: fc.boolean(),
  accepts: fc.subarray(['card', 'us_bank_account'] as const),
  today: fc.constant('2026-06-15'),
});

test('an invoice is either payable or says why not', () => {
  fc.assert(
    fc.property(anyInvoice, anyFirm, (invoice, firm) => {
      const {payableAmount, notPayableReason} = invoiceState(invoice, firm);

      assert.equal(payableAmount === null, notPayableReason !== null);
    }),
  );
});

test('what is payable is exactly what is outstanding, never more than due, never beside an active one', () => {
  fc.assert(
    fc.property(anyInvoice, anyFirm, (invoice, firm) => {
      const {payableAmount, outstanding, due, options} = invoiceState(invoice, firm);
      if (payableAmount === null) return;

      assert.equal(payableAmount.amount, outstanding);
      assert.equal(payableAmount.currency, invoice.currency);
      assert.ok(payableAmount.amount > 0 && payableAmount.amount <= due);
      assert.ok(!invoice.hasActive && !invoice.isOnHold && firm.takesPayments);
      assert.ok(options.length > 0);
    }),
    {numRuns: 1000},
  );
});

test('whether it is outstanding follows from the money alone', () => {
  fc.assert(
    fc.property(anyInvoice, anyFirm, (invoice, firm) => {
      const rest = invoice.total - invoice.paid - invoice.pending;

      assert.equal(invoiceState(invoice, firm).outstanding, Math.max(0, rest));
    }),
  );
});

test('a payment is in progress while one is active or pending covers what is due', () => {
  assert.equal(isInProgress(invoiceFacts()), false);
  assert.equal(isInProgress(invoiceFacts({hasActive: true})), true);
  assert.equal(isInProgress(invoiceFacts({pending: 10_000})), true);
  assert.equal(isInProgress(invoiceFacts({pending: 9_999})), false);
  assert.equal(isInProgress(invoiceFacts({paid: 10_000})), false);
});
