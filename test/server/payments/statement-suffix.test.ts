import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {statementSuffix} from '../../../demo/server/payments/statement-suffix.ts';
import {checkSuffix} from '../../../demo/simulator/behaviour/statement-descriptor.ts';

for (const [number, suffix] of [
  ['INV-0042', 'INV-0042'],
  ['2026/0042', 'INV 2026/0042'],
  ['Rechnung Nr. 7 <"*">', 'Rechnung Nr. 7'],
  ['Räte-9', 'Rate-9'],
  ['請求書 12', 'INV 12'],
  ['', 'INV'],
  ['A-very-long-invoice-number-2026-000123', 'ice-number-2026-000123'],
  ['X1234567890123456789012345', 'INV 890123456789012345'],
] as const) {
  test(`the statement of ${JSON.stringify(number)} says ${suffix}`, () => {
    assert.equal(statementSuffix(number), suffix);
  });
}

test('any number gives a suffix that the processor takes', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 60}), (number) => {
      checkSuffix(statementSuffix(number));
    }),
  );
});
