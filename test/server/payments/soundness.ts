import assert from 'node:assert/strict';
import {recomputeInvoices} from '../../../demo/server/payments/invoice-totals.ts';
import {isActive} from '../../../src/model/transaction-state.ts';
import type {World} from './world.ts';

/** At every moment, whatever our books say just then. */
export async function expectNobodyOvercharged({plain: {db}, simulator}: World): Promise<void> {
  const intents = await simulator.intents();
  const taken = intents.filter(({status}) => ['succeeded', 'processing'].includes(status));
  const invoices = await db.query<{id: string; total: number; paid: number; pending: number}>(
    'select id, total, paid, pending from invoices',
  );
  for (const {id, total, paid, pending} of invoices) {
    assert.ok(paid + pending <= total, `${id}: ${paid} paid and ${pending} pending of ${total}`);
    const charged = taken
      .filter(({metadata}) => metadata['invoice'] === id)
      .reduce((sum, {amount}) => sum + amount, 0);
    assert.ok(charged <= total, `${id}: ${charged} charged of ${total}`);
  }

  const rows = await db.query<{state: string; intent: string}>(
    `select state, processor_intent as intent from transactions
     where processor_intent is not null`,
  );
  const stateOf = new Map(rows.map(({state, intent}) => [intent, state]));
  for (const {id, status} of intents) {
    const state = stateOf.get(id);
    // One whose id got lost with its process was never confirmed, and nobody can.
    if (state === undefined) {
      assert.ok(['requires_confirmation', 'requires_payment_method'].includes(status), status);
    } else if (status.startsWith('requires_')) {
      assert.ok(isActive(state) || state === 'processing', `${id} is open, its invoice let go`);
    }
  }
}

/**
 * What must hold once all is final: our books say what the processor says, each success is booked
 * once, and what invoices say of themselves follows from ledger and transactions.
 */
export async function expectSound(world: World): Promise<void> {
  await expectNobodyOvercharged(world);
  const {
    plain: {db},
    simulator,
  } = world;
  const received = (await simulator.intents()).filter(({status}) => status === 'succeeded');
  const ledger = await db.query<{source: string; amount: number}>(
    "select source, amount from ledger where kind = 'charge'",
  );
  assert.deepEqual(
    ledger.map(({source, amount}) => `${source} ${amount}`).sort(),
    received.map(({id, amount_received: amount}) => `${id} ${amount}`).sort(),
  );
  const payers = received.map(({metadata}) => metadata['transaction']);
  assert.equal(new Set(payers).size, payers.length);

  const invoices = await db.query<{id: string}>('select id from invoices');
  const stale = await db.transaction((sql) =>
    recomputeInvoices(
      sql,
      invoices.map(({id}) => id),
    ),
  );
  assert.deepEqual(stale, []);
}

/** Every cent that the processor's balance has moved is in the ledger, and no other. */
export async function expectBooksBalance({plain: {db}, simulator}: World): Promise<void> {
  const moves = await simulator.stripe.balanceTransactions
    .list({limit: 100})
    .autoPagingToArray({limit: 10_000});
  const [row] = await db.query<{sum: number | null}>(
    'select sum(amount)::bigint as sum from ledger',
  );
  assert.equal(
    row!.sum ?? 0,
    moves.reduce((sum, {amount}) => sum + amount, 0),
  );
  const invoices = await db.query<{id: string; total: number; paid: number; pending: number}>(
    'select id, total, paid, pending from invoices',
  );
  for (const {id, total, paid, pending} of invoices) assert.ok(paid + pending <= total, id);
}

/** Nothing is left that could still change by itself. */
export async function expectAllFinal({plain: {db}}: World): Promise<void> {
  const open = await db.query(
    `select s.id, t.state from submissions s join transactions t on t.submission_id = s.id
     where not s.is_final or t.state in
       ('queued', 'creating', 'confirming', 'unknown', 'requires_action')`,
  );
  assert.deepEqual(open, []);
}

/**
 * What the processor keeps for a contact is what their list shows: what was entered to pay once has
 * been given back, and no set-up is left open.
 */
export async function expectNothingKept({plain: {db}, simulator}: World): Promise<void> {
  const open = await db.query(
    `select id, state from method_setups where state in ('creating', 'requires_action')`,
  );
  assert.deepEqual(open, []);
  const contacts = await db.query<{id: string; customer: string}>(
    `select id, processor_customer as customer from contacts where processor_customer is not null`,
  );
  for (const {id, customer} of contacts) {
    const saved = await db.query<{method: string}>(
      `select processor_method as method from payment_methods
       where contact_id = $1 and status <> 'removed'`,
      [id],
    );
    const {data} = await simulator.stripe.paymentMethods.list({customer, limit: 100});
    assert.deepEqual(data.map((each) => each.id).sort(), saved.map(({method}) => method).sort());
  }
}
