import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {linkEnd, linkState} from '../../src/model/payment-link.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-20T15:00:00Z');
const today = '2026-11-20';

const ends: readonly (readonly [why: string, dueOn: string | null, end: string])[] = [
  ['thirty days after it is due', '2026-12-10', '2027-01-10T00:00:00.000Z'],
  ['thirty days after today where it is past due', '2026-10-01', '2026-12-21T00:00:00.000Z'],
  ['thirty days after today without a due date', null, '2026-12-21T00:00:00.000Z'],
  ['after 120 days at the most', '2028-01-01', '2027-03-20T15:00:00.000Z'],
];
for (const [why, dueOn, end] of ends) {
  test(`A-08 a payment link ends ${why}`, () => {
    assert.equal(new Date(linkEnd({dueOn, today}, now)).toISOString(), end);
  });
}

test('A-08 a payment link always works for thirty days and never for more than 120', () => {
  const dates = fc
    .integer({min: -4000, max: 4000})
    .map((days) => new Date(now + days * day).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.option(dates), (dueOn) => {
      const life = linkEnd({dueOn, today}, now) - now;
      assert.ok(life >= 30 * day && life <= 120 * day);
    }),
  );
});

test('a withdrawn link is withdrawn, also when it has ended since', () => {
  assert.equal(linkState({expiresAt: now + 1, isRevoked: false}, now), 'active');
  assert.equal(linkState({expiresAt: now, isRevoked: false}, now), 'expired');
  assert.equal(linkState({expiresAt: now, isRevoked: true}, now), 'revoked');
});
