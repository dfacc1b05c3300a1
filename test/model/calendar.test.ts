import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {addDays, dateIn, daysBetween, isPastDue} from '../../src/model/calendar.ts';

const days: [zone: string, instant: string, date: string][] = [
  ['America/New_York', '2026-03-01T04:59:59Z', '2026-02-28'],
  ['America/New_York', '2026-03-01T05:00:00Z', '2026-03-01'],
  // The clocks go forward on 8 March: midnight moves from 05:00 to 04:00 UTC.
  ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
  ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
  // And back on 1 November.
  ['America/New_York', '2026-11-01T03:59:59Z', '2026-10-31'],
  ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
  ['Asia/Tokyo', '2026-02-28T15:00:00Z', '2026-03-01'],
  ['Pacific/Kiritimati', '2026-06-01T10:00:00Z', '2026-06-02'],
  ['Pacific/Pago_Pago', '2026-06-01T10:59:59Z', '2026-05-31'],
  ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
  ['Europe/London', '2026-06-30T23:00:00Z', '2026-07-01'],
  ['UTC', '2028-02-29T12:00:00Z', '2028-02-29'],
];
for (const [zone, instant, date] of days) {
  test(`L-05 at ${instant} it is ${date} in ${zone}`, () => {
    assert.equal(dateIn(zone, Date.parse(instant)), date);
  });
}

test('L-05 an invoice is past due the day after its due date and not before', () => {
  assert.equal(isPastDue('2026-06-30', '2026-06-29'), false);
  assert.equal(isPastDue('2026-06-30', '2026-06-30'), false);
  assert.equal(isPastDue('2026-06-30', '2026-07-01'), true);
  assert.equal(isPastDue('2026-12-31', '2027-01-01'), true);
});

test('L-05 an invoice without a due date is never past due', () => {
  assert.equal(isPastDue(null, '9999-12-31'), false);
});

test('L-05 whether it is past due depends on the zone of the firm alone', () => {
  const instant = Date.parse('2026-07-01T03:00:00Z');

  assert.equal(isPastDue('2026-06-30', dateIn('America/New_York', instant)), false);
  assert.equal(isPastDue('2026-06-30', dateIn('Europe/Berlin', instant)), true);
});

const date = fc
  .date({min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true})
  .map((drawn) => drawn.toISOString().slice(0, 10));

test('a date moved by days lies that many days on', () => {
  fc.assert(
    fc.property(date, fc.nat(800), (from, count) => {
      assert.equal(daysBetween(from, addDays(from, count)), count);
    }),
  );
});

test('days are counted backwards as negative', () => {
  assert.equal(daysBetween('2026-03-10', '2026-03-07'), -3);
});

test('P-12 business days leave out Saturdays and Sundays', () => {
  assert.equal(addDays('2026-07-03', 1, {businessDays: true}), '2026-07-06');
  assert.equal(addDays('2026-07-03', 4, {businessDays: true}), '2026-07-09');
  assert.equal(addDays('2026-07-04', 1, {businessDays: true}), '2026-07-06');
  fc.assert(
    fc.property(date, fc.integer({min: 1, max: 40}), (from, count) => {
      const day = new Date(addDays(from, count, {businessDays: true})).getUTCDay();
      assert.ok(day >= 1 && day <= 5);
    }),
  );
});
