import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  maxPeriodDays,
  namedPeriod,
  periodAsked,
  periodProblem,
} from '../../src/model/statement-period.ts';

test('what is left out ends today and begins with the month before last', () => {
  assert.deepEqual(periodAsked({}, '2026-11-22'), {from: '2026-09-01', to: '2026-11-22'});
  assert.deepEqual(periodAsked({}, '2026-01-31'), {from: '2025-11-01', to: '2026-01-31'});
  assert.deepEqual(periodAsked({to: '2026-03-31'}, '2026-11-22'), {
    from: '2026-01-01',
    to: '2026-03-31',
  });
  assert.deepEqual(periodAsked({from: '2026-11-01'}, '2026-11-22'), {
    from: '2026-11-01',
    to: '2026-11-22',
  });
});

test('periods by name', () => {
  const on = (today: string) =>
    (['this-month', 'last-month', 'three-months', 'this-year', 'last-year'] as const).map((name) =>
      Object.values(namedPeriod(name, today)).join(' '),
    );
  assert.deepEqual(on('2026-03-01'), [
    '2026-03-01 2026-03-01',
    '2026-02-01 2026-02-28',
    '2026-01-01 2026-03-01',
    '2026-01-01 2026-03-01',
    '2025-01-01 2025-12-31',
  ]);
  assert.deepEqual(on('2028-01-15').slice(0, 3), [
    '2028-01-01 2028-01-15',
    '2027-12-01 2027-12-31',
    '2027-11-01 2028-01-15',
  ]);
});

test('X-04 days that are none, in the wrong order or too far apart are named by their field', () => {
  const problem = (from: string, to: string) => periodProblem({from, to});
  assert.equal(problem('2026-01-01', '2026-01-01'), null);
  assert.equal(problem('2028-02-29', '2028-03-01'), null);
  assert.deepEqual(problem('2026-02-29', '2026-03-01'), {field: 'from'});
  assert.deepEqual(problem('0000-01-01', '2026-03-01'), {field: 'from'});
  assert.deepEqual(problem('2026-02-01', '2026-02-30'), {field: 'to'});
  assert.deepEqual(problem('2026-02-02', '2026-02-01'), {field: 'to'});
  assert.equal(problem('2022-01-01', '2026-12-31'), null);
  assert.deepEqual(problem('2020-01-01', '2026-12-31'), {
    field: 'from',
    params: {maxDays: maxPeriodDays},
  });
});
