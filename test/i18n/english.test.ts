import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inEnglish, usd} from './support.ts';

const {core, payment, signIn} = inEnglish;

describe('the words of the list', () => {
  it('are those of the owner for paying', () => {
    assert.deepEqual(
      [core.payNow, core.paySelected, core.login],
      ['Pay Now', 'Pay Selected', 'Login'],
    );
    assert.equal(core.payNowName('INV-2087', usd(480_000)), 'Pay Now, invoice INV-2087, $4,800.00');
    assert.equal(core.selectInvoice('INV-2087', usd(480_000)), 'Select INV-2087, $4,800.00 due');
  });

  it('tell what is selected and what was left out (S-04, S-10)', () => {
    assert.equal(core.selected(1), '1 selected');
    assert.equal(core.selectedHidden(3, 1), '3 selected, 1 not shown');
    assert.equal(
      core.leftOut(12, 2, ['INV-7', 'INV-9']),
      '12 selected, 2 cannot be paid online: INV-7, INV-9',
    );
    assert.equal(core.live.leftOut(12, 2), '12 selected, 2 cannot be paid online');
    assert.equal(core.allMatchingSelected(4), 'All 4 that match are selected.');
    assert.equal(core.selectAllOutstanding(40), 'Select all 40 outstanding');
    assert.equal(core.clearAll(40), 'Clear all (40)');
  });

  it('tell how far away a due date is, today being no delay (L-05)', () => {
    assert.deepEqual([0, 1, 12, -1, -14].map(core.relativeDue), [
      'today',
      'tomorrow',
      'in 12 days',
      '1 day late',
      '14 days late',
    ]);
  });

  it('tell where a selection stands among its parts (S-14)', () => {
    assert.equal(
      core.partOf(500, 1, 2),
      'One payment holds up to 500 invoices. This is part 1 of 2, oldest due first; the rest stays selected.',
    );
  });

  it('differ for empty, failed, signed out, off and not permitted (L-13)', () => {
    const titles = [
      core.nothingToPay,
      core.noInvoices('Alder & Quay'),
      core.loadFailed,
      core.signedOut('Alder & Quay'),
      core.portalOff('Alder & Quay', undefined),
      core.notPermitted('Alder & Quay'),
    ].map(({title}) => title);
    assert.equal(new Set(titles).size, titles.length);
    assert.equal(
      core.portalOff('Alder & Quay', 'help@alder.example').text,
      'Alder & Quay has not turned it on for your company. Questions: help@alder.example.',
    );
  });

  it('announce a sort in the words of its label', () => {
    assert.equal(core.live.sorted(core.sorts.due_on), 'Sorted by due date, oldest first');
  });
});

describe('the words of the payment', () => {
  it('count the charges before anything is paid (P-03)', () => {
    assert.equal(payment.charges(1), '1 charge will appear on your statement.');
    assert.equal(payment.charges(3), '3 separate charges will appear on your statement.');
    assert.equal(payment.chargesBy(3, 'ALDER QUAY'), '3 charges by ALDER QUAY');
    assert.equal(payment.payTotal(usd(795_000)), 'Pay $7,950.00');
  });

  it('tell which invoice keeps out which kind of method (S-09)', () => {
    assert.equal(
      payment.noCommonMethod(3, ['INV-7'], ['INV-9']),
      'No single method fits all 3 invoices. INV-7 takes cards only, INV-9 bank accounts only.',
    );
    assert.equal(
      payment.noCommonMethod(4, ['INV-7', 'INV-8'], ['INV-9']),
      'No single method fits all 4 invoices. INV-7 and INV-8 take cards only, INV-9 takes bank accounts only.',
    );
  });

  it('say what a retry charges and what it leaves (P-06)', () => {
    assert.equal(
      payment.onlyCharged(['INV-7']),
      'Only INV-7 will be charged. What is paid stays paid.',
    );
    assert.equal(
      payment.onlyCharged(['INV-7', 'INV-8']),
      'Only these 2 invoices will be charged. What is paid stays paid.',
    );
  });
});

describe('the words of the sign-in', () => {
  it('never tell which of the two was wrong (A-09)', () => {
    assert.equal(signIn.wrong, 'That email and password do not match.');
    assert.equal(signIn.tooManyAttempts(1), 'Too many attempts. Try again in 1 minute.');
  });
});

describe('no text', () => {
  it('shouts, blames or speaks as a processor does (LOOK §5)', () => {
    const words = JSON.stringify(inEnglish, (_key, value: unknown) =>
      typeof value === 'function' ? String(value) : value,
    );
    for (const banned of [
      /[a-z]![^=]/,
      /\boops\b/i,
      /\btransaction\b/i,
      /tokeni[sz]e/i,
      /3-D Secure/,
    ]) {
      assert.doesNotMatch(words, banned);
    }
  });
});
