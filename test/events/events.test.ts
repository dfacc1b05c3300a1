import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Session, Submission, Transaction} from '../../src/contract/types.ts';
import {ServerError} from '../../src/errors/index.ts';
import * as events from '../../src/events/index.ts';

const usd = (amount: number) => ({amount, currency: 'USD'});

function submission(changes: Partial<Submission> = {}): Submission {
  const transaction: Transaction = {
    id: 'txn_1',
    invoiceId: 'inv_1',
    invoiceNumber: 'INV-1',
    amount: usd(100),
    state: 'failed',
    failure: {code: 'insufficient_funds', retrySameMethod: true},
    receiptAvailable: false,
    updatedAt: '2026-11-22T10:00:00Z',
  };
  return {
    id: 'sub_1',
    status: 'failed',
    createdAt: '2026-11-22T10:00:00Z',
    authorizedUntil: '2026-11-22T11:00:00Z',
    method: {kind: 'card', brand: 'visa', last4: '4242'},
    totals: {requested: usd(100), succeeded: usd(0), processing: usd(0), failed: usd(100)},
    action: {kind: 'confirm_payment', clientSecret: 'pi_secret_1'},
    transactions: [transaction],
    version: 1,
    ...changes,
  };
}

const session = {
  kind: 'contact',
  contact: {id: 'con_1', name: 'Mara Lindt', email: 'mara@northgate.example', locale: null},
  client: {id: 'cli_1', name: 'Northgate Holdings'},
  firm: {id: 'firm_1'},
} as Session;

const error = new ServerError('The API answered 500', {
  requestId: 'req_1',
  retryable: true,
  cause: {token: 'secret'},
});

const submit = () =>
  new events.PortalPaymentSubmitEvent({
    items: [{invoiceId: 'inv_1', amount: usd(100)}],
    total: usd(100),
    paymentMethodId: 'pmt_1',
  });

/** One of each; by whether the page may stop what it announces. */
const asked = [
  submit(),
  new events.PortalSignInRequestedEvent(),
  new events.PortalOpenViewEvent({view: 'payment', invoiceIds: ['inv_1']}),
];
const told = [
  new events.PortalSelectionChangedEvent({invoiceIds: ['inv_1'], totals: [usd(100)]}),
  new events.PortalInvoicesLoadedEvent({count: 25}),
  new events.PortalPaymentSubmittedEvent({
    submissionId: 'sub_1',
    invoiceIds: ['inv_1'],
    total: usd(100),
  }),
  new events.PortalTransactionSettledEvent({
    submissionId: 'sub_1',
    transactionId: 'txn_1',
    invoiceId: 'inv_1',
    amount: usd(100),
    state: 'succeeded',
  }),
  new events.PortalPaymentCompletedEvent(submission({status: 'completed'})),
  new events.PortalPaymentFailedEvent(submission()),
  new events.PortalSessionChangedEvent(session),
  new events.PortalSessionExpiredEvent(),
  new events.PortalErrorEvent(error),
];

/** Own properties and getters, as a host's logger would find them. */
function detailOf(event: Event): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'isTrusted'));
}

describe('every event', () => {
  for (const event of [...asked, ...told]) {
    it(`${event.type} reaches the page from inside any shadow root`, () => {
      assert.deepEqual([event.bubbles, event.composed], [true, true]);
    });

    it(`${event.type} tells ids, amounts and states, no person, card or secret (M-11)`, () => {
      const detail = JSON.stringify(detailOf(event));
      assert.doesNotMatch(detail, /secret|4242|Mara|northgate|insufficient/i);
    });
  }

  it('that says what is about to happen can be canceled, and no other', () => {
    assert.deepEqual(
      asked.map(({cancelable}) => cancelable),
      [true, true, true],
    );
    assert.ok(told.every(({cancelable}) => !cancelable));
  });
});

describe('a submission that ended', () => {
  it('tells the result of each invoice', () => {
    const event = new events.PortalPaymentFailedEvent(submission());

    assert.equal(event.submissionId, 'sub_1');
    assert.equal(event.status, 'failed');
    assert.deepEqual(event.transactions, [
      {transactionId: 'txn_1', invoiceId: 'inv_1', amount: usd(100), state: 'failed'},
    ]);
    assert.deepEqual(event.totals.failed, usd(100));
  });

  it('hands out copies, so that a page cannot change what the elements know', () => {
    const known = submission();
    const event = new events.PortalPaymentCompletedEvent(known);

    assert.notEqual(event.transactions[0], known.transactions[0]);
    assert.notEqual(event.totals, known.totals);
  });
});

describe('a changed session', () => {
  it('is all null for a visitor', () => {
    assert.deepEqual(detailOf(new events.PortalSessionChangedEvent(null)), {
      kind: null,
      contactId: null,
      clientId: null,
      firmId: null,
    });
  });
});

describe('a payment about to be submitted (P-25)', () => {
  function dispatched(listen: (event: events.PortalPaymentSubmitEvent) => void) {
    const target = new EventTarget();
    const event = submit();
    target.addEventListener('portal-payment-submit', () => listen(event));
    target.dispatchEvent(event);
    return event;
  }

  it('goes on when nobody objects', async () => {
    assert.equal(await dispatched(() => undefined).isAllowed(), true);
  });

  it('is stopped by preventDefault', async () => {
    assert.equal(await dispatched((event) => event.preventDefault()).isAllowed(), false);
  });

  it('waits for every promise of the page', async () => {
    let release: () => void = () => undefined;
    let isDecided = false;
    const event = dispatched((each) =>
      each.waitUntil(new Promise<void>((resolve) => (release = resolve))),
    );
    const decision = event.isAllowed().then((isAllowed) => {
      isDecided = true;
      return isAllowed;
    });

    await Promise.resolve();
    assert.equal(isDecided, false);
    release();
    assert.equal(await decision, true);
  });

  it('is stopped by a promise that rejects', async () => {
    const event = dispatched((each) => {
      each.waitUntil(Promise.resolve());
      each.waitUntil(Promise.reject(new Error('The firm says no')));
    });
    assert.equal(await event.isAllowed(), false);
  });

  it('takes no more promises once it was dispatched', async () => {
    const event = dispatched(() => undefined);
    await event.isAllowed();

    assert.throws(() => event.waitUntil(Promise.resolve()), {name: 'InvalidStateError'});
  });
});
