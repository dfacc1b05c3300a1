import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {InvoiceFacts} from '../../src/model/invoice-state.ts';
import {chargeProblem, minimumCharge} from '../../src/model/processor-units.ts';
import {
  amountRange,
  isAmountInRange,
  itemProblems,
  listProblem,
  type SubmissionRules,
  type SubmittedItem,
} from '../../src/model/submission-check.ts';
import {firmFacts, invoiceFacts} from './builders.ts';

function item(overrides: Partial<SubmittedItem> = {}): SubmittedItem {
  return {invoiceId: 'inv_1', amount: 10_000, currency: 'USD', version: 3, ...overrides};
}

function rules(overrides: Partial<SubmissionRules> = {}): SubmissionRules {
  return {
    firm: firmFacts(),
    allowsPartialPayments: false,
    invoicesPerSubmission: 500,
    ...overrides,
  };
}

function codeOf(
  submitted: Partial<SubmittedItem>,
  facts: Partial<InvoiceFacts>,
  given: Partial<SubmissionRules> = {},
): string | undefined {
  const invoices = new Map([['inv_1', {facts: invoiceFacts(facts), version: 3}]]);
  return itemProblems([item(submitted)], invoices, rules(given))[0]?.code;
}

test('a list of payable invoices has no problem', () => {
  assert.equal(listProblem([item(), item({invoiceId: 'inv_2'})], 2), null);
});

test('S-14 more invoices than the limit are refused with it', () => {
  const items = [item(), item({invoiceId: 'inv_2'}), item({invoiceId: 'inv_3'})];

  assert.deepEqual(listProblem(items, 2), {code: 'too_many_invoices', params: {limit: 2}});
});

test('X-04 an invoice named twice is refused', () => {
  assert.deepEqual(listProblem([item(), item()], 500), {code: 'validation_failed', field: 'items'});
});

test('S-08 two currencies in one submission are refused and named', () => {
  const items = [item(), item({invoiceId: 'inv_2', currency: 'EUR'})];

  assert.deepEqual(listProblem(items, 500), {
    code: 'currency_mixed',
    params: {currencies: ['USD', 'EUR']},
  });
});

/** What is wrong, from the code that is told first to the one that is told last. */
const inOrder: [code: string, submitted: Partial<SubmittedItem>, facts: Partial<InvoiceFacts>][] = [
  ['amount_out_of_range', {amount: 9_999}, {}],
  ['invoice_changed', {version: 2}, {}],
  ['invoice_not_payable', {}, {isOnHold: true}],
  ['invoice_payment_in_progress', {}, {hasActive: true}],
  ['invoice_already_paid', {}, {paid: 10_000}],
];
inOrder.forEach(([code], index) => {
  test(`P-10 one code per item: ${code} is told before the ${index} that come after it`, () => {
    const held = inOrder.slice(0, index + 1);
    const submitted = Object.assign({}, ...held.map(([, own]) => own)) as Partial<SubmittedItem>;
    const facts = Object.assign({}, ...held.map(([, , own]) => own)) as Partial<InvoiceFacts>;

    assert.equal(codeOf(submitted, facts), code);
  });
});

const single: [
  title: string,
  submitted: Partial<SubmittedItem>,
  facts: Partial<InvoiceFacts>,
  code: string | undefined,
][] = [
  ['an invoice as it was shown', {}, {}, undefined],
  ['P-08 one whose balance a debit covers', {}, {pending: 10_000}, 'invoice_payment_in_progress'],
  ['L-10 the rest beside a debit', {amount: 6_000}, {pending: 4_000}, undefined],
  ['the whole beside a debit over a part', {}, {pending: 4_000}, 'amount_out_of_range'],
  ['L-02 one without payment options', {}, {options: []}, 'invoice_not_payable'],
  ['L-07 a credit note', {amount: 1}, {total: -1}, 'invoice_not_payable'],
  ['an invoice over nothing', {}, {total: 0}, 'invoice_not_payable'],
  ['one of another currency', {currency: 'EUR'}, {}, 'invoice_changed'],
  ['one of a newer version', {version: 4}, {}, 'invoice_changed'],
  ['more than is due', {amount: 10_001}, {}, 'amount_out_of_range'],
  ['a part where the firm allows none', {amount: 5_000}, {}, 'amount_out_of_range'],
];
for (const [title, submitted, facts, code] of single) {
  test(`${title} is ${code ?? 'accepted'}`, () => {
    assert.equal(codeOf(submitted, facts), code);
  });
}

test('L-02 what is not payable says why', () => {
  const invoices = new Map([['inv_1', {facts: invoiceFacts({options: []}), version: 3}]]);

  assert.deepEqual(itemProblems([item()], invoices, rules()), [
    {invoiceId: 'inv_1', code: 'invoice_not_payable', params: {reason: 'no_payment_options'}},
  ]);
});

test('P-10 what has changed says how it is now', () => {
  const invoices = new Map([['inv_1', {facts: invoiceFacts({paid: 4_000}), version: 4}]]);

  assert.deepEqual(itemProblems([item()], invoices, rules()), [
    {
      invoiceId: 'inv_1',
      code: 'invoice_changed',
      params: {version: 4, payableAmount: {amount: 6_000, currency: 'USD'}},
    },
  ]);
});

test('P-13 an amount out of range says which would be in it', () => {
  const invoices = new Map([['inv_1', {facts: invoiceFacts(), version: 3}]]);

  const [problem] = itemProblems(
    [item({amount: 10})],
    invoices,
    rules({allowsPartialPayments: true}),
  );

  assert.deepEqual(problem, {
    invoiceId: 'inv_1',
    code: 'amount_out_of_range',
    params: {min: {amount: 50, currency: 'USD'}, max: {amount: 10_000, currency: 'USD'}},
  });
});

test('P-04 problems come in the order of the items, good ones have none, unknown ones are not found', () => {
  const invoices = new Map([
    ['inv_1', {facts: invoiceFacts({paid: 10_000}), version: 3}],
    ['inv_2', {facts: invoiceFacts(), version: 3}],
  ]);
  const items = ['inv_3', 'inv_2', 'inv_1'].map((invoiceId) => item({invoiceId}));

  const problems = itemProblems(items, invoices, rules());

  assert.deepEqual(
    problems.map(({invoiceId, code}) => [invoiceId, code]),
    [
      ['inv_3', 'not_found'],
      ['inv_1', 'invoice_already_paid'],
    ],
  );
});

const parts: [amount: number, payable: number, currency: string, isPossible: boolean][] = [
  [10_000, 10_000, 'USD', true],
  [5_000, 10_000, 'USD', true],
  [50, 10_000, 'USD', true],
  [49, 10_000, 'USD', false],
  [9_950, 10_000, 'USD', true],
  [9_951, 10_000, 'USD', false],
  [9_999, 10_000, 'USD', false],
  [0, 10_000, 'USD', false],
  [-50, 10_000, 'USD', false],
  [10_001, 10_000, 'USD', false],
  [80, 80, 'USD', true],
  [50, 80, 'USD', false],
  [1_005, 10_000, 'KWD', false],
  [1_010, 10_000, 'KWD', true],
  [9_760, 10_000, 'KWD', false],
];
for (const [amount, payable, currency, isPossible] of parts) {
  test(`P-13 of ${currency} ${payable} a part of ${amount} is ${isPossible ? '' : 'not '}possible`, () => {
    const range = amountRange({payableAmount: {amount: payable, currency}}, currency, true);

    assert.equal(isAmountInRange(amount, range), isPossible);
  });
}

test('P-13 what can be paid can be charged, and so can what remains', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('USD', 'JPY', 'KWD', 'MGA', 'HUF'),
      fc.integer({min: 1, max: 9_999_999}),
      fc.integer({min: -10, max: 10_000_000}),
      (currency, payable, amount) => {
        fc.pre(chargeProblem({amount: payable, currency}) === null);
        const range = amountRange({payableAmount: {amount: payable, currency}}, currency, true);
        if (!isAmountInRange(amount, range)) return;
        const rest = payable - amount;

        assert.equal(chargeProblem({amount, currency}), null);
        assert.ok(rest === 0 || chargeProblem({amount: rest, currency}) === null);
        assert.ok(rest === 0 || rest >= minimumCharge(currency).amount);
      },
    ),
  );
});

test('without partial payments the range is the whole amount', () => {
  const payableAmount = {amount: 10_000, currency: 'USD'};

  assert.deepEqual(amountRange({payableAmount}, 'USD', false), {
    min: payableAmount,
    max: payableAmount,
  });
});
