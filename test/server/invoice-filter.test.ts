import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {Parameters} from '../../demo/server/db/parameters.ts';
import type {Db} from '../../demo/server/db/port.ts';
import {
  isOutstanding,
  isPayable,
  matches,
  withChargeLimits,
} from '../../demo/server/invoices/filter.ts';
import {
  invoiceState,
  type FirmFacts,
  type InvoiceFacts,
  type InvoiceState,
  type PaymentOption,
} from '../../src/model/invoice-state.ts';
import {chargeLimits} from '../../src/model/processor-units.ts';
import {openTestDatabase} from './harness.ts';
import {builders} from './portal.ts';

const currencies = ['USD', 'EUR', 'JPY', 'KWD', 'MGA', 'ISK', 'HUF', 'XQZ'];

/** Amounts at and around the limits of charging, where SQL and model could part. */
const amountIn = (currency: string) => {
  const {minimum, maximum, step} = chargeLimits(currency);
  const edges = [0, 1, minimum - 1, minimum, minimum + 1, minimum + step, maximum, maximum + step];
  return fc.oneof(fc.constantFrom(...edges), fc.integer({min: 0, max: 50_000}));
};

const both = ['card', 'us_bank_account'] as const;
const options = fc.constantFrom<PaymentOption[][]>([...both], [...both], ['card'], [both[1]], []);

const facts: fc.Arbitrary<InvoiceFacts> = fc.constantFrom(...currencies).chain((currency) =>
  fc
    .record({
      rest: amountIn(currency),
      sign: fc.constantFrom(1, 1, 1, -1),
      paid: fc.oneof(fc.constant(0), fc.integer({min: -2000, max: 60_000})),
      pending: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 60_000})),
      hasActive: fc.boolean(),
      isOnHold: fc.boolean(),
      dueOn: fc.constantFrom(null, '2026-11-19', '2026-11-20', '2026-11-21'),
      options,
      shape: fc.constantFrom('any', 'plain', 'plain', 'reversed'),
    })
    .map(({rest, sign, shape, hasActive, isOnHold, ...given}) => {
      const others = {...given, currency};
      const {paid, pending} = given;
      switch (shape) {
        case 'any':
          return {...others, hasActive, isOnHold, total: sign * rest};
        // Nothing special about it, so that enough can be paid.
        case 'plain':
          return {...others, hasActive: false, isOnHold: false, total: rest + paid + pending};
        // A credit note of which more than all was taken back.
        default: {
          const total = -(rest % 3);
          return {...others, hasActive, isOnHold, total, paid: total - pending - rest};
        }
      }
    }),
);

const firm: fc.Arbitrary<FirmFacts> = fc.record({
  takesPayments: fc.constantFrom(true, true, true, true, false),
  accepts: options,
  today: fc.constant('2026-11-20'),
});

/** What each filter of the wire means, by the model. */
const meanings: Readonly<Record<string, (state: InvoiceState) => boolean>> = {
  all: () => true,
  outstanding: ({outstanding}) => outstanding > 0,
  past_due: ({status}) => status === 'past_due',
  processing: ({status}) => status === 'processing',
  paid: ({status}) => status === 'paid',
};

test('filters, outstanding and payable mean the same in SQL and in the model', async () => {
  const db = await openTestDatabase();
  const build = builders(db);
  await build.firm('alder');
  let clients = 0;
  let payable = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(facts, {minLength: 30, maxLength: 30}), firm, async (all, given) => {
      const clientId = `cli_${++clients}`;
      await build.client(clientId);
      await insertAll(db, clientId, all);
      const states = all.map((each) => invoiceState(each, given));
      const idsWhere = (meaning: (state: InvoiceState) => boolean) =>
        states.flatMap((state, index) => (meaning(state) ? [`${clientId}_${index}`] : [])).sort();

      for (const [status, meaning] of Object.entries(meanings)) {
        const found = await find(db, clientId, status, given, () => 'true');
        assert.deepEqual(found, idsWhere(meaning), status);
      }
      const outstanding = await find(db, clientId, 'all', given, () => isOutstanding);
      assert.deepEqual(outstanding, idsWhere(meanings['outstanding']!));
      const found = await find(db, clientId, 'all', given, (values) => isPayable(given, values));
      assert.deepEqual(
        found,
        idsWhere(({payableAmount}) => payableAmount !== null),
      );
      payable += found.length;
    }),
    {numRuns: 120, seed: 20261120},
  );
  assert.ok(payable > 100, `${payable} payable invoices were among them`);
});

async function insertAll(db: Db, clientId: string, all: readonly InvoiceFacts[]): Promise<void> {
  const rows = all.map(({options: taken, ...each}, index) => ({
    ...each,
    id: `${clientId}_${index}`,
    options: taken,
  }));
  await db.query(
    `insert into invoices (id, firm_id, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, state, payment_options, paid, pending, has_active,
       is_on_hold)
     select id, 'firm_alder', $1, id, id, id, id, date '2026-10-01', "dueOn", currency, total, total,
       'sent', options, paid, pending, "hasActive", "isOnHold"
     from jsonb_to_recordset($2::jsonb) as r(id text, "dueOn" date, currency char(3), total bigint,
       options text[], paid bigint, pending bigint, "hasActive" boolean, "isOnHold" boolean)`,
    [clientId, JSON.stringify(rows)],
  );
}

async function find(
  db: Db,
  clientId: string,
  status: string,
  given: FirmFacts,
  condition: (parameters: Parameters) => string,
): Promise<string[]> {
  const parameters = new Parameters();
  const query = {clientId, status: status as 'all', q: '', projectId: null};
  const rows = await db.query<{id: string}>(
    `select i.id from invoices i ${withChargeLimits}
     where ${matches(query, given, parameters)} and ${condition(parameters)}`,
    parameters.values,
  );
  return rows.map(({id}) => id).sort();
}
