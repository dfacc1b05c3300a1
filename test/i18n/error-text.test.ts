import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {errorText, type ErrorContext} from '../../src/i18n/index.ts';
import type {PortalErrorKind} from '../../src/errors/index.ts';
import {english, inEnglish, usd} from './support.ts';

interface Told {
  code?: string;
  params?: Record<string, unknown>;
  retryAfter?: number;
}

function tell(
  kind: PortalErrorKind,
  {code, params = {}, retryAfter}: Told,
  context?: ErrorContext,
) {
  return errorText(english, {kind, code, params, retryAfter}, context);
}

const inPayment = {firm: 'Alder & Quay', number: 'INV-7', codes: inEnglish.payment.codes};

describe('what people read of an error', () => {
  it('is chosen by its kind', () => {
    assert.equal(
      tell('network', {}),
      'You seem to be offline. Check your connection and try again.',
    );
    assert.equal(
      tell('permission', {}, {firm: 'Alder & Quay'}),
      "You don't have access to this. Ask Alder & Quay.",
    );
  });

  it('names how long to wait, in whole seconds', () => {
    assert.equal(
      tell('throttled', {retryAfter: 1200}),
      'Too many requests. Try again in 2 seconds.',
    );
    assert.equal(tell('throttled', {retryAfter: 0}), 'Too many requests. Try again in 1 second.');
  });

  it('says more where the code does', () => {
    assert.equal(
      tell('conflict', {code: 'invoice_payment_in_progress'}, inPayment),
      'INV-7 is already being paid, in another window or by a colleague. Nothing was charged.',
    );
    assert.equal(
      tell(
        'conflict',
        {code: 'amount_out_of_range', params: {min: usd(50), max: usd(900)}},
        inPayment,
      ),
      'The amount for INV-7 must be from $0.50 to $9.00.',
    );
    assert.equal(
      tell('invalid', {code: 'too_many_invoices', params: {limit: 500}}, inPayment),
      'One payment holds up to 500 invoices.',
    );
  });

  it('falls back to the kind when the code lacks its values', () => {
    const nothingDone = 'This has changed since you opened it. Nothing was done.';

    assert.equal(
      tell('conflict', {code: 'invoice_already_paid'}, {...inPayment, number: undefined}),
      nothingDone,
    );
    assert.equal(tell('conflict', {code: 'amount_out_of_range'}, inPayment), nothingDone);
    assert.equal(
      tell(
        'conflict',
        {code: 'amount_out_of_range', params: {min: 1, max: {amount: '1'}}},
        inPayment,
      ),
      nothingDone,
    );
  });

  it('speaks by its kind for a code of a newer server, or one named like a method (X-03)', () => {
    for (const code of ['from_the_future', 'toString', 'unrecognized']) {
      assert.equal(
        tell('server', {code}, inPayment),
        'Something went wrong on our side. Try again.',
      );
    }
  });

  it('begins with a capital while the name of the firm is not known', () => {
    assert.equal(
      tell('permission', {code: 'payments_unavailable'}, {codes: inEnglish.payment.codes}),
      'The firm does not take payments here.',
    );
  });
});
