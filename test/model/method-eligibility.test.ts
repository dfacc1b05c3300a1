import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  commonOptions,
  ineligibility,
  isExpired,
  preselectedMethod,
} from '../../src/model/method-eligibility.ts';

const today = '2026-06-15';
const both = {number: 'INV-1', paymentOptions: ['card', 'us_bank_account']};
const cardOnly = {number: 'INV-2', paymentOptions: ['card']};
const bankOnly = {number: 'INV-3', paymentOptions: ['us_bank_account']};

const card = {kind: 'card', status: 'active', expMonth: 12, expYear: 2030} as const;
const bank = {kind: 'us_bank_account', status: 'active'} as const;

const expiries: [month: number, year: number, isExpired: boolean][] = [
  [5, 2026, true],
  [6, 2026, false],
  [7, 2026, false],
  [12, 2025, true],
  [1, 2027, false],
];
for (const [expMonth, expYear, expected] of expiries) {
  test(`M-09 a card of ${expMonth}/${expYear} is ${expected ? '' : 'not '}expired in June 2026`, () => {
    assert.equal(isExpired({...card, expMonth, expYear}, today), expected);
  });
}

test('M-09 a card is good until the last day of its month', () => {
  const june = {...card, expMonth: 6, expYear: 2026};

  assert.equal(isExpired(june, '2026-06-30'), false);
  assert.equal(isExpired(june, '2026-07-01'), true);
});

test('a bank account does not expire', () => {
  assert.equal(isExpired(bank, '2999-01-01'), false);
});

test('P-15 a method that every invoice takes can pay', () => {
  assert.equal(ineligibility(card, [both, cardOnly], today), null);
});

test('P-15 one that some do not take cannot, and they are named', () => {
  assert.deepEqual(ineligibility(bank, [both, cardOnly], today), {
    reason: 'not_accepted',
    numbers: ['INV-2'],
  });
});

const reasons = [
  ['expired', {...card, expYear: 2020}],
  ['expired', {...card, status: 'expired'}],
  ['pending_verification', {...bank, status: 'pending_verification'}],
  ['unusable', {...bank, status: 'unusable'}],
  ['unusable', {...card, status: 'removing'}],
  ['unusable', {...card, status: 'unrecognized'}],
] as const;
for (const [reason, method] of reasons) {
  test(`P-15 a ${method.kind} that is ${method.status} is not selectable: ${reason}`, () => {
    assert.deepEqual(ineligibility(method, [both], today), {reason});
  });
}

test('X-03 a method of a newer kind is taken by none', () => {
  const later = {...card, kind: 'unrecognized'} as const;

  assert.deepEqual(ineligibility(later, [both], today), {
    reason: 'not_accepted',
    numbers: ['INV-1'],
  });
});

test('S-09 invoices have in common what each of them takes', () => {
  assert.deepEqual(commonOptions([both]), ['card', 'us_bank_account']);
  assert.deepEqual(commonOptions([both, bankOnly]), ['us_bank_account']);
  assert.deepEqual(commonOptions([cardOnly, bankOnly]), []);
});

test('P-02 the default is preselected', () => {
  const methods = [
    {...bank, isDefault: false},
    {...card, isDefault: true},
  ];

  assert.equal(preselectedMethod(methods, [both], today), methods[1]);
});

test('P-15 a default that cannot pay is not preselected, and no other is in its place', () => {
  const methods = [
    {...bank, isDefault: true},
    {...card, isDefault: false},
  ];

  assert.equal(preselectedMethod(methods, [cardOnly], today), null);
});

test('without a default nothing is preselected', () => {
  assert.equal(preselectedMethod([{...card, isDefault: false}], [both], today), null);
});
