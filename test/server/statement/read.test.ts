import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readStatement} from '../../../demo/server/statement/read.ts';
import {statementOf, type StatementInvoice} from '../../../src/model/statement.ts';
import {openTestDatabase} from '../harness.ts';
import {builders} from '../portal.ts';

const day = fc
  .integer({min: 0, max: 90})
  .map((count) => new Date(Date.UTC(2026, 7, 1) + count * 86_400_000).toISOString().slice(0, 10));

/** Some are settled, some paid before they are issued, some taken back. */
const anInvoice = fc.record({
  issuedOn: day,
  dueOn: fc.option(day),
  currency: fc.constantFrom('USD', 'JPY'),
  total: fc.constantFrom(0, 500, 1_000, -500),
  entries: fc.array(
    fc.record({
      kind: fc.constantFrom('charge', 'refund', 'dispute', 'opening_payment'),
      date: day,
      amount: fc.constantFrom(500, 1_000, -500),
    }),
    {maxLength: 3},
  ),
  isShown: fc.boolean(),
});

const period = fc.tuple(day, day).map((days) => {
  const [from = '', to = ''] = days.toSorted();
  return {from, to};
});

test('the database leaves out of a statement nothing that the model would show', async () => {
  const db = await openTestDatabase();
  const {firm, client, invoice, insert} = builders(db);
  await firm('alder');
  let clients = 0;
  let entryCount = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anInvoice, {maxLength: 8}), period, async (given, days) => {
      const clientId = `cli_${++clients}`;
      await client(clientId);
      const all: StatementInvoice[] = [];
      for (const [index, {entries, isShown, ...facts}] of given.entries()) {
        const id = `${clientId}_${index}`;
        const {issuedOn, dueOn, currency, total} = facts;
        const paid = entries.reduce((sum, {amount}) => sum + amount, 0);
        await invoice(id, {
          client_id: clientId,
          issued_on: issuedOn,
          due_on: dueOn,
          currency,
          total,
          paid,
          is_hidden: !isShown,
        });
        const booked = entries.map(({kind, date, amount}) => ({
          id: `led_${String(++entryCount).padStart(9, '0')}`,
          at: Date.parse(`${date}T12:00:00Z`) + entryCount,
          kind,
          date,
          amount,
        }));
        for (const {at, date: _, ...entry} of booked) {
          await insert('ledger', {
            ...entry,
            firm_id: 'firm_alder',
            invoice_id: id,
            account: 'test',
            source: entry.id,
            currency,
            is_live: false,
            booked_at: new Date(at).toISOString(),
          });
        }
        if (!isShown) continue;
        const known = booked.map(({id: _, ...entry}) => ({...entry, paidBy: 'outside' as const}));
        all.push({id, number: id, ...facts, paidBefore: 0, entries: known, inProgress: []});
      }
      const asked = {clientId, timeZone: 'America/New_York', today: '2026-10-15', ...days};
      assert.deepEqual(await readStatement(db, asked), statementOf(all, asked));
    }),
    {numRuns: 60},
  );
});
