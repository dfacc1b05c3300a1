import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Invoice, Transaction} from '../../src/contract/types.ts';
import {
  failureText,
  methodName,
  methodSpoken,
  notPayableText,
  resultHeading,
  resultSums,
} from '../../src/i18n/index.ts';
import {english, inEnglish, usd} from './support.ts';

const {core, payment} = inEnglish;

type Failure = NonNullable<Transaction['failure']>;

function whyNot(state: Transaction['state'], code: Failure['code'], kind = 'card') {
  return failureText(payment, {state, failure: {code, retrySameMethod: false}}, kind);
}

describe('why an invoice was not paid (P-04)', () => {
  it('is a reason and what to do', () => {
    assert.equal(
      whyNot('failed', 'insufficient_funds'),
      'Not enough money is available on this card. Try again later, or use another payment method.',
    );
    assert.equal(
      whyNot('failed', 'insufficient_funds', 'us_bank_account'),
      'There was not enough money in the account. Use another method.',
    );
  });

  it('has words for a decline that this version does not know', () => {
    const refused = 'The bank refused this card. Use another method, or call your bank.';

    assert.equal(whyNot('failed', 'unrecognized'), refused);
    assert.equal(failureText(payment, {state: 'failed'}, 'card'), refused);
    assert.equal(
      whyNot('failed', 'unrecognized', 'us_bank_account'),
      'The bank refused this debit. Use another method, or call your bank.',
    );
  });

  it('names the refusal that stopped the rest (P-05)', () => {
    const failure: Failure = {
      code: 'earlier_decline',
      params: {number: 'INV-7'},
      retrySameMethod: false,
    };
    assert.equal(
      failureText(payment, {state: 'skipped', failure}, 'card'),
      'Not attempted, because the card was refused for INV-7.',
    );
    assert.equal(
      failureText(payment, {state: 'skipped'}, 'us_bank_account'),
      'Not attempted, because the bank account was refused.',
    );
  });

  it('does not call a refused card what was stopped, changed or too late', () => {
    assert.equal(whyNot('canceled', 'stopped'), payment.failures.stopped);
    assert.equal(whyNot('skipped', 'invoice_changed'), payment.failures.changed);
    assert.equal(
      whyNot('canceled', 'authorization_expired'),
      payment.failures.authorizationExpired,
    );
  });

  it('is nothing for what is paid or under way', () => {
    assert.equal(failureText(payment, {state: 'succeeded'}, 'card'), undefined);
    assert.equal(failureText(payment, {state: 'processing'}, 'us_bank_account'), undefined);
  });
});

describe('the heading of a result', () => {
  const counts = {count: 3, paid: 0, processing: 0, toConfirm: 0, checking: 0};
  const of = (changes: Partial<typeof counts>) =>
    resultHeading(payment, {...counts, ...changes}, 'INV-2087');

  for (const [changes, heading] of [
    [{count: 1, paid: 1}, 'INV-2087 is paid'],
    [{paid: 3}, 'All 3 invoices are paid'],
    [{paid: 1, processing: 2}, '1 of 3 invoices is paid'],
    [{paid: 2}, '2 of 3 invoices are paid'],
    [{processing: 2}, '2 of 3 payments are processing'],
    [{processing: 3}, 'All 3 payments are processing'],
    [{count: 1, processing: 1}, 'The payment for INV-2087 is processing'],
    [{toConfirm: 1}, '1 payment needs confirmation'],
    [{toConfirm: 2}, '2 payments need confirmation'],
    [{checking: 1}, 'Checking your payment'],
    [{count: 1, checking: 1}, 'Checking your payment'],
    [{count: 1}, 'INV-2087 is not paid'],
    [{}, 'None of the 3 invoices is paid'],
  ] as const) {
    it(`reads “${heading}”`, () => {
      assert.equal(of(changes), heading);
    });
  }

  it('is followed by the sums above zero, in one order', () => {
    const none = usd(0);
    const sums = {paid: usd(600_000), processing: none, toConfirm: none, checking: none};

    assert.equal(
      resultSums(payment, {...sums, notPaid: usd(195_000)}),
      '$6,000.00 paid · $1,950.00 not paid',
    );
    assert.equal(resultSums(payment, {...sums, notPaid: none}), '$6,000.00 paid');
  });
});

describe('a method', () => {
  it('is written with dots and read with words', () => {
    const visa = {kind: 'card', brand: 'visa', last4: '4242'} as const;

    assert.equal(methodName(visa, english), 'Visa •••• 4242');
    assert.equal(methodSpoken(visa, english), 'Visa ending in 4242');
  });

  it('has a name whatever is known of it (X-03)', () => {
    assert.equal(methodName({kind: 'card', brand: 'new', last4: '1'}, english), 'Card •••• 1');
    assert.equal(methodName({kind: 'us_bank_account', last4: '1'}, english), 'Bank account •••• 1');
    assert.equal(methodName({kind: 'unrecognized', last4: '1'}, english), 'Payment method •••• 1');
  });
});

describe('why a row cannot be paid (L-03)', () => {
  const reasonOf = (
    notPayableReason: Invoice['notPayableReason'],
    status: Invoice['status'] = 'open',
  ) => notPayableText(core, {notPayableReason, status}, 'Alder & Quay');

  it('is said where the badge does not say it', () => {
    assert.equal(reasonOf('no_payment_options'), 'Online payment is not offered for this invoice.');
    assert.equal(reasonOf('on_hold'), 'On hold: ask Alder & Quay.');
    assert.equal(reasonOf('below_minimum'), 'This amount cannot be paid online.');
    assert.equal(reasonOf('processing'), 'A payment is in progress.');
    assert.equal(reasonOf('unrecognized'), 'This invoice cannot be paid online.');
  });

  it('is nothing for a payable row, for what the badge says, and without the Wallet (L-14)', () => {
    for (const reason of [undefined, 'paid', 'credit', 'payments_unavailable'] as const) {
      assert.equal(reasonOf(reason), null);
    }
    assert.equal(reasonOf('processing', 'processing'), null);
  });
});
