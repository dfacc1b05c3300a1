import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {transactionStates} from '../../src/contract/payment.ts';
import {
  apply,
  type Ending,
  type IntentFacts,
  type KnownTransaction,
  type Outcome,
} from '../../src/model/apply.ts';
import {isActive, type TransactionState} from '../../src/model/transaction-state.ts';

const intentStatuses = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
] as const;

const lost = {code: 'card_declined', declineCode: 'lost_card'};

function transaction(overrides: Partial<KnownTransaction> = {}): KnownTransaction {
  return {state: 'confirming', amount: 10_000, methodKind: 'card', ...overrides};
}

function intent(overrides: Partial<IntentFacts> = {}): IntentFacts {
  return {id: 'pi_1', status: 'succeeded', amountReceived: 10_000, ...overrides};
}

/** The outcome in a word, for the table. */
function wordFor(outcome: Outcome): string {
  if (outcome.type === 'settle') return [outcome.state, ...outcome.holds].join(' ');
  return outcome.type;
}

/** Rows: our state. Columns: the intent's status; `+` with an error. No ending is stored. */
const columns = [
  'succeeded',
  'processing',
  'canceled',
  'requires_action',
  'requires_confirmation',
  'requires_payment_method',
  'requires_payment_method+',
] as const;
const open = [
  'succeeded',
  'processing',
  'canceled',
  'action',
  'confirm',
  'confirm',
  'cancel_first',
];
const over = ['succeeded double_success', 'none', 'none', 'none', 'none', 'none', 'none'];
const matrix: Record<TransactionState, string[]> = {
  queued: open,
  creating: open,
  confirming: open,
  unknown: open,
  requires_action: open,
  processing: ['succeeded', 'none', 'failed', 'none', 'none', 'cancel_first', 'cancel_first'],
  succeeded: ['none', 'none', 'none', 'none', 'none', 'none', 'none'],
  failed: over,
  skipped: over,
  canceled: over,
};
for (const [state, outcomes] of Object.entries(matrix)) {
  columns.forEach((column, index) => {
    test(`${state} and an intent that is ${column}: ${outcomes[index] ?? ''}`, () => {
      const status = column.replace('+', '') as IntentFacts['status'];
      const refusal = column.endsWith('+') ? lost : undefined;

      const outcome = apply(
        transaction({state: state as TransactionState}),
        intent({status, refusal}),
      );

      assert.equal(wordFor(outcome), outcomes[index]);
    });
  });
}

test('what arrived is booked, whatever was asked for, and a difference is held', () => {
  assert.deepEqual(apply(transaction(), intent({amountReceived: 9_000})), {
    type: 'settle',
    state: 'succeeded',
    charge: 9_000,
    holds: ['amount_mismatch'],
  });
});

test('L-17 money that arrives after a failure is booked and held', () => {
  assert.deepEqual(apply(transaction({state: 'failed'}), intent()), {
    type: 'settle',
    state: 'succeeded',
    charge: 10_000,
    holds: ['double_success'],
  });
});

test('P-04 a decline cancels the intent before the transaction may end', () => {
  const outcome = apply(transaction(), intent({status: 'requires_payment_method', refusal: lost}));

  assert.deepEqual(outcome, {
    type: 'cancel_first',
    ending: {
      state: 'failed',
      failure: {code: 'payment_declined', retrySameMethod: false},
      stopsRest: true,
    },
  });
});

test('P-24 an intent that asks for small deposits is canceled: nobody can answer it now', () => {
  const outcome = apply(
    transaction({methodKind: 'us_bank_account'}),
    intent({status: 'requires_action', asksForDeposits: true}),
  );

  assert.deepEqual(outcome, {
    type: 'cancel_first',
    ending: {
      state: 'failed',
      failure: {code: 'method_pending_verification', retrySameMethod: false},
      stopsRest: true,
    },
  });
});

test('L-11 a debit that fails under way ends with the reason of the bank', () => {
  const outcome = apply(
    transaction({state: 'processing', methodKind: 'us_bank_account'}),
    intent({status: 'requires_payment_method', refusal: {code: 'insufficient_funds'}}),
  );

  assert.deepEqual(outcome.type === 'cancel_first' && outcome.ending.failure, {
    code: 'insufficient_funds',
    retrySameMethod: false,
  });
});

test('a debit under way that lost its method is never confirmed again by itself', () => {
  const outcome = apply(
    transaction({state: 'processing'}),
    intent({status: 'requires_payment_method'}),
  );

  assert.deepEqual(outcome.type === 'cancel_first' && outcome.ending.state, 'failed');
});

const stopped: Ending = {state: 'canceled', failure: {code: 'stopped', retrySameMethod: true}};

test('P-21 an intent that the processor canceled ends as was stored before', () => {
  const outcome = apply(transaction({ending: stopped}), intent({status: 'canceled'}));

  assert.deepEqual(outcome, {
    type: 'settle',
    state: 'canceled',
    failure: stopped.failure,
    holds: [],
  });
});

for (const status of [
  'requires_confirmation',
  'requires_action',
  'requires_payment_method',
] as const) {
  test(`FM-04 where an ending was stored before a crash, ${status} is canceled and never confirmed`, () => {
    const outcome = apply(transaction({ending: stopped}), intent({status}));

    assert.deepEqual(outcome, {type: 'cancel_first', ending: stopped});
  });
}

test('an ending that came too late does not hide that the money arrived', () => {
  const outcome = apply(transaction({ending: stopped}), intent());

  assert.equal(wordFor(outcome), 'succeeded');
});

test('an intent that was canceled elsewhere after a decline ends with that decline', () => {
  const outcome = apply(transaction(), intent({status: 'canceled', refusal: lost}));

  assert.deepEqual(outcome.type === 'settle' && [outcome.state, outcome.failure?.code], [
    'failed',
    'payment_declined',
  ]);
});

const anyTransaction = fc.record({
  state: fc.constantFrom<TransactionState>(...transactionStates),
  amount: fc.integer({min: 1, max: 100_000}),
  methodKind: fc.constantFrom('card', 'us_bank_account'),
  ending: fc.option(fc.constant(stopped), {nil: undefined}),
});
const anyIntent = fc.record({
  id: fc.constant('pi_1'),
  status: fc.constantFrom(...intentStatuses),
  amountReceived: fc.integer({min: 0, max: 100_000}),
  refusal: fc.option(fc.constantFrom(lost, {code: 'insufficient_funds'}), {nil: undefined}),
});

test('after succeeded nothing changes any more', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      assert.deepEqual(apply({...known, state: 'succeeded'}, said), {type: 'none'});
    }),
  );
});

test('succeeded wins from every other state and books what arrived', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      fc.pre(known.state !== 'succeeded');
      const outcome = apply(known, {...said, status: 'succeeded'});

      assert.ok(outcome.type === 'settle' && outcome.state === 'succeeded');
      assert.equal(outcome.charge, said.amountReceived);
    }),
  );
});

test('P-08 an active transaction is freed only when the processor says processing, succeeded or canceled', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      const outcome = apply(known, said);
      if (!isActive(known.state) || outcome.type !== 'settle') return;

      assert.ok(['processing', 'succeeded', 'canceled'].includes(said.status));
    }),
  );
});

test('what has ended comes back for arrived money alone', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      fc.pre(['failed', 'skipped', 'canceled'].includes(known.state));
      const outcome = apply(known, said);

      assert.equal(outcome.type === 'settle', said.status === 'succeeded');
    }),
  );
});

test('money is booked only when the transaction succeeds', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      const outcome = apply(known, said);
      if (outcome.type !== 'settle') return;

      assert.equal(outcome.charge !== undefined, outcome.state === 'succeeded');
    }),
  );
});

test('FM-07 the same word twice is a no-op the second time', () => {
  fc.assert(
    fc.property(anyTransaction, anyIntent, (known, said) => {
      const first = apply(known, said);
      if (first.type !== 'settle') return;

      assert.deepEqual(apply({...known, state: first.state}, said), {type: 'none'});
    }),
  );
});
