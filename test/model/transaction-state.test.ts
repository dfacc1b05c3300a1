import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {transactionStates} from '../../src/contract/payment.ts';
import {
  activeStates,
  isActive,
  isFinalStatus,
  isRetryable,
  submissionStatus,
  submissionTotals,
  type StatedTransaction,
  type TransactionState,
} from '../../src/model/transaction-state.ts';

test('active are exactly the states in which money could still be taken', () => {
  const active = transactionStates.filter(isActive);

  assert.deepEqual([...active].sort(), [
    'confirming',
    'creating',
    'queued',
    'requires_action',
    'unknown',
  ]);
  assert.deepEqual([...activeStates].sort(), [...active].sort());
});

test('P-06 only failed, skipped and canceled transactions can be retried', () => {
  assert.deepEqual(transactionStates.filter(isRetryable), ['failed', 'skipped', 'canceled']);
});

test('X-03 a state of a newer server is neither active nor retryable', () => {
  assert.equal(isActive('unrecognized') || isRetryable('unrecognized'), false);
});

const statuses: [states: string, status: string][] = [
  ['queued', 'accepted'],
  ['queued queued', 'accepted'],
  ['creating queued', 'working'],
  ['confirming', 'working'],
  ['unknown succeeded', 'working'],
  ['succeeded queued', 'working'],
  ['failed queued', 'working'],
  ['requires_action queued succeeded', 'action_required'],
  ['succeeded', 'completed'],
  ['processing', 'completed'],
  ['succeeded processing', 'completed'],
  ['succeeded failed', 'partly_completed'],
  ['processing skipped', 'partly_completed'],
  ['succeeded canceled', 'partly_completed'],
  ['failed', 'failed'],
  ['failed skipped', 'failed'],
  ['failed canceled', 'failed'],
  ['canceled canceled', 'canceled'],
  ['canceled:authorization_expired canceled:authorization_expired', 'expired'],
  ['canceled:authorization_expired canceled', 'canceled'],
  ['failed canceled:authorization_expired', 'failed'],
  ['succeeded canceled:authorization_expired', 'partly_completed'],
];
for (const [states, status] of statuses) {
  test(`a submission of ${states} is ${status}`, () => {
    const transactions = states.split(' ').map((each) => {
      const [state, failureCode] = each.split(':');
      return {state, failureCode} as StatedTransaction;
    });

    assert.equal(submissionStatus(transactions), status);
  });
}

const states = fc.array(fc.constantFrom<TransactionState>(...transactionStates), {minLength: 1});

test('a submission is final exactly when none of its transactions is active', () => {
  fc.assert(
    fc.property(states, (given) => {
      const status = submissionStatus(given.map((state) => ({state})));

      assert.equal(isFinalStatus(status), !given.some(isActive));
    }),
  );
});

test('the status does not depend on the order of the transactions', () => {
  fc.assert(
    fc.property(states, (given) => {
      const forth = submissionStatus(given.map((state) => ({state})));
      const back = submissionStatus([...given].reverse().map((state) => ({state})));

      assert.equal(forth, back);
    }),
  );
});

test('X-03 a status of a newer server is not final', () => {
  assert.equal(isFinalStatus('unrecognized'), false);
});

test('totals count each transaction once, and the active ones only as requested', () => {
  const amounted = fc.record({
    state: fc.constantFrom<TransactionState>(...transactionStates),
    amount: fc.integer({min: 1, max: 1_000_000}),
  });
  fc.assert(
    fc.property(fc.array(amounted), (given) => {
      const {requested, succeeded, processing, failed} = submissionTotals(given);
      const active = given.filter(({state}) => isActive(state));
      const underWay = active.reduce((sum, {amount}) => sum + amount, 0);

      assert.equal(requested, succeeded + processing + failed + underWay);
    }),
  );
});

test('skipped and canceled count as failed', () => {
  const totals = submissionTotals([
    {state: 'succeeded', amount: 1},
    {state: 'processing', amount: 20},
    {state: 'failed', amount: 300},
    {state: 'skipped', amount: 4000},
    {state: 'canceled', amount: 50_000},
  ]);

  assert.deepEqual(totals, {requested: 54_321, succeeded: 1, processing: 20, failed: 54_300});
});
