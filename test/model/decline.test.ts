import assert from 'node:assert/strict';
import {test} from 'node:test';
import {failureCodes} from '../../src/contract/payment-parts.ts';
import {
  failureOf,
  refusalOf,
  stopsTheRest,
  type Attempt,
  type Refusal,
} from '../../src/model/decline.ts';

/**
 * Every decline code that Stripe documents for cards: our word, whether the same card may work on
 * a second try, and whether the rest of the submission stays unsent.
 */
const cardDeclines: [ours: string, retry: boolean, stops: boolean, declineCodes: string][] = [
  ['insufficient_funds', true, false, 'insufficient_funds withdrawal_count_limit_exceeded'],
  ['processing_error', true, false, 'processing_error reenter_transaction'],
  ['try_again_later', true, false, 'issuer_not_available try_again_later approve_with_id'],
  [
    'authentication_required',
    true,
    false,
    'authentication_required authentication_not_handled mobile_device_authentication_required',
  ],
  ['expired_card', false, true, 'expired_card invalid_expiry_month invalid_expiry_year'],
  ['incorrect_cvc', false, true, 'incorrect_cvc invalid_cvc'],
  ['incorrect_number', false, true, 'incorrect_number invalid_number'],
  [
    'payment_declined',
    false,
    true,
    `card_not_supported card_velocity_exceeded currency_not_supported do_not_try_again fraudulent
     invalid_account lost_card merchant_blacklist new_account_information_available pickup_card
     pin_try_exceeded restricted_card revocation_of_all_authorizations revocation_of_authorization
     security_violation stolen_card stop_payment_order`,
  ],
  [
    'payment_declined',
    false,
    false,
    `call_issuer do_not_honor duplicate_transaction generic_decline incorrect_address incorrect_pin
     incorrect_zip invalid_amount invalid_pin no_action_taken not_permitted offline_pin_required
     online_or_offline_pin_required service_not_allowed testmode_decline transaction_not_allowed
     a_code_of_next_year`,
  ],
];
for (const [ours, retry, stops, declineCodes] of cardDeclines) {
  for (const declineCode of declineCodes.trim().split(/\s+/)) {
    test(`P-05 ${declineCode} is ${ours}${stops ? ' and stops the rest' : ''}`, () => {
      assert.deepEqual(refusalOf({code: 'card_declined', declineCode}), {
        code: ours,
        retrySameMethod: retry,
        stopsRest: stops,
      });
    });
  }
}

/** Codes of the error itself, where there is no decline code. */
const errorCodes: [code: string, ours: string, stops: boolean][] = [
  ['account_closed', 'account_closed', true],
  ['no_account', 'no_account', true],
  ['account_number_invalid', 'no_account', true],
  ['debit_not_authorized', 'debit_not_authorized', true],
  ['bank_account_restricted', 'debit_not_authorized', true],
  ['insufficient_funds', 'insufficient_funds', false],
  ['expired_card', 'expired_card', true],
  ['incorrect_cvc', 'incorrect_cvc', true],
  ['card_decline_rate_limit_exceeded', 'payment_declined', true],
  ['lock_timeout', 'try_again_later', false],
  ['payment_intent_authentication_failure', 'authentication_required', false],
  ['charge_exceeds_transaction_limit', 'payment_declined', false],
];
for (const [code, ours, stops] of errorCodes) {
  test(`P-12 the error ${code} is ${ours}`, () => {
    const refusal = refusalOf({code});

    assert.deepEqual([refusal.code, refusal.stopsRest], [ours, stops]);
  });
}

test('the decline code speaks before the code of the error', () => {
  assert.equal(
    refusalOf({code: 'expired_card', declineCode: 'lost_card'}).code,
    'payment_declined',
  );
});

for (const adviceCode of ['do_not_try_again', 'confirm_card_data']) {
  test(`P-05 the advice ${adviceCode} stops the rest, whatever the decline says`, () => {
    const refusal = refusalOf({declineCode: 'insufficient_funds', adviceCode});

    assert.deepEqual(refusal, {
      code: 'insufficient_funds',
      retrySameMethod: false,
      stopsRest: true,
    });
  });
}

test('the advice try_again_later changes nothing', () => {
  const refusal = refusalOf({declineCode: 'generic_decline', adviceCode: 'try_again_later'});

  assert.equal(refusal.stopsRest, false);
});

test('words that JavaScript knows itself are no codes', () => {
  assert.equal(refusalOf({declineCode: 'constructor', code: 'toString'}).code, 'payment_declined');
});

test('nothing said is a plain decline', () => {
  assert.deepEqual(refusalOf({}), {
    code: 'payment_declined',
    retrySameMethod: false,
    stopsRest: false,
  });
});

test('every word of ours is a failure code of the contract', () => {
  const known = new Set<string>(failureCodes);
  const words = [...cardDeclines.map(([ours]) => ours), ...errorCodes.map(([, ours]) => ours)];

  assert.ok(words.every((word) => known.has(word)));
});

const shortage: Refusal = {code: 'insufficient_funds', retrySameMethod: true, stopsRest: false};

test('a card without enough money may work later, a bank account is to be replaced', () => {
  assert.equal(failureOf(shortage, 'card').retrySameMethod, true);
  assert.equal(failureOf(shortage, 'us_bank_account').retrySameMethod, false);
});

/** `d` declined, `.` not declined, `!` a decline that stops the rest. */
const runs: [attempts: string, stops: boolean][] = [
  ['', false],
  ['d', false],
  ['.d.', false],
  ['dd', true],
  ['d.d', false],
  ['d.d.d', true],
  ['.....dd', true],
  ['d.d.', false],
  ['dd.', true],
  ['!', true],
  ['..!', true],
  ['!...', true],
];
for (const [attempts, stops] of runs) {
  test(`P-05 after "${attempts}" the rest is ${stops ? 'not attempted' : 'sent'}`, () => {
    const given = Array.from(attempts, (mark): Attempt => ({
      isDeclined: mark !== '.',
      stopsRest: mark === '!',
    }));

    assert.equal(stopsTheRest(given), stops);
  });
}
