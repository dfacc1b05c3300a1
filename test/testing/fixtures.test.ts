import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {PortalApi} from '../../src/client/api.ts';
import * as contract from '../../src/contract/index.ts';
import {
  aFirm,
  aMethod,
  anInvoice,
  aProblem,
  aSession,
  aSubmission,
  createInMemoryApi,
  createTestPortal,
} from '../../src/testing/index.ts';

describe('fixtures', () => {
  test('keep the strict contract', () => {
    contract.invoice.parse(anInvoice({dueIn: -3, paid: 500, currency: 'JPY'}));
    contract.paymentMethod.parse(aMethod({kind: 'us_bank_account'}));
    contract.session.parse(aSession());
    contract.firm.parse(aFirm());
    contract.submission.parse(aSubmission({invoices: [{}, {}], done: 1}));
    contract.problem.parse(aProblem('rate_limited'));
  });

  test('are the same in every call', () => {
    assert.deepEqual(anInvoice(), anInvoice());
    assert.deepEqual(
      aSubmission({outcomes: ['lost_card']}),
      aSubmission({outcomes: ['lost_card']}),
    );
  });

  test('follow from their facts', () => {
    assert.equal(anInvoice({dueIn: -1}).status, 'past_due');
    assert.equal(anInvoice({dueIn: 0}).status, 'open');
    assert.equal(anInvoice({options: []}).notPayableReason, 'no_payment_options');
    assert.equal(aMethod({expMonth: 1, expYear: 2025}).status, 'expired');
    const {status, transactions} = aSubmission({
      invoices: [{}, {}, {}],
      outcomes: ['approved', 'insufficient_funds', 'approved'],
    });
    assert.equal(status, 'partly_completed');
    assert.equal(transactions[1]?.failure?.code, 'insufficient_funds');
    assert.equal(aSubmission({invoices: [{}, {}], done: 1}).transactions[0]?.state, 'succeeded');
  });

  test('say what no server would, where that is asked for', () => {
    assert.equal(anInvoice({}, {status: 'unrecognized'}).status, 'unrecognized');
  });
});

describe('the API in memory', () => {
  test('is what a provider takes as its api', () => {
    const api: PortalApi = createInMemoryApi(createTestPortal());
    assert.equal(typeof api.listInvoices, 'function');
  });

  test('replaces an access token that ran out', async () => {
    const portal = createTestPortal({now: '2026-11-20T15:00:00Z', clock: 'still'});
    const api = createInMemoryApi(portal);
    await api.getSession();
    portal.advance(11 * 60_000);
    assert.equal((await api.getSession()).contact?.name, 'Mara Lindt');
    portal.advance(31 * 60_000);
    await assert.rejects(api.getSession(), {kind: 'session', code: 'session_expired'});
  });

  test('signs out and in again as somebody else', async () => {
    const portal = createTestPortal();
    const api = createInMemoryApi(portal);
    await api.endSession();
    await assert.rejects(api.getSession(), {kind: 'session', code: 'unauthenticated'});
    const {email} = portal.addContact({name: 'Hugh Fenwick', email: 'hugh@tarn.example'});
    await assert.rejects(api.createSession({grant: 'password', email, password: 'not it'}), {
      kind: 'invalid',
      code: 'sign_in_failed',
    });
    const password = 'correct horse battery staple';
    await api.createSession({grant: 'password', email, password});
    assert.equal((await api.getSession()).contact?.name, 'Hugh Fenwick');
  });
});
