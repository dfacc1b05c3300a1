import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {test} from 'node:test';
import {isRetryable, isUniqueViolation} from '../../demo/server/db/errors.ts';
import {migrate} from '../../demo/server/db/migrate.ts';
import {openPostgres} from '../../demo/server/db/postgres.ts';
import {stampPurpose} from '../../demo/server/db/purpose.ts';
import {StartError} from '../../demo/server/start-error.ts';
import {chargeLimits, chargeProblem} from '../../src/model/processor-units.ts';
import {isPostgres, openEmptyDatabase, openTestDatabase, urlOf} from './harness.ts';

test('gives every type in the shape that the port promises', async () => {
  const db = await openEmptyDatabase();
  const [row] = await db.query(
    `select 9007199254740991::int8 as large, count(*) as count, date '2026-02-28' as day,
       timestamptz '2026-02-28 08:00:00.123456+02' as instant, jsonb '{"a": [1]}' as json,
       array['x', 'y "z"', null] as texts, array[1, 2]::int8[] as numbers,
       array[date '2026-01-31'] as days, '\\x0aff'::bytea as bytes, 12.50::numeric as decimal,
       true as flag, null::date as nothing, 'USD'::char(3) as code
     from (values (1)) as one`,
  );
  assert.deepEqual(row, {
    large: Number.MAX_SAFE_INTEGER,
    count: 1,
    day: '2026-02-28',
    instant: '2026-02-28T06:00:00.123Z',
    json: {a: [1]},
    texts: ['x', 'y "z"', null],
    numbers: [1, 2],
    days: ['2026-01-31'],
    bytes: new Uint8Array([0x0a, 0xff]),
    decimal: '12.50',
    flag: true,
    nothing: null,
    code: 'USD',
  });
});

test('takes parameters of every type that it gives', async () => {
  const db = await openEmptyDatabase();
  const [row] = await db.query(
    `select $1::bytea as bytes, $2::jsonb as json, $3::text[] as texts, $4::date as day,
       $5::timestamptz as instant, $6::text as nothing, $7::bool as flag, $8::int8 as number`,
    [
      new Uint8Array([1, 2]),
      {a: "it's"},
      ['a,b', '{'],
      '2026-02-28',
      '2026-02-28T06:00:00.123Z',
      undefined,
      false,
      -5,
    ],
  );
  assert.deepEqual(row, {
    bytes: new Uint8Array([1, 2]),
    json: {a: "it's"},
    texts: ['a,b', '{'],
    day: '2026-02-28',
    instant: '2026-02-28T06:00:00.123Z',
    nothing: null,
    flag: false,
    number: -5,
  });
});

test('refuses a bigint that JavaScript cannot hold', async () => {
  const db = await openEmptyDatabase();
  await assert.rejects(db.query('select 9007199254740992::int8 as large'), RangeError);
});

test('undoes everything when the work of a transaction fails', async () => {
  const db = await openTestDatabase();
  const work = db.transaction(async (sql) => {
    await sql.query(`insert into meta values ('half', 'done')`);
    throw new Error('changed my mind');
  });
  await assert.rejects(work, /changed my mind/);
  assert.deepEqual(await db.query(`select 1 from meta where key = 'half'`), []);
});

test('names the unique index that refused a row', async () => {
  const db = await openTestDatabase();
  const again = db.query(`insert into meta values ('purpose', 'twice')`);
  await assert.rejects(again, (error) => isUniqueViolation(error, 'meta_pkey'));
  await assert.rejects(db.query('select 1 / 0'), (error) => !isUniqueViolation(error));
});

test('migrates once, however many servers start at the same time', async () => {
  const db = await openEmptyDatabase();
  await Promise.all([migrate(db), migrate(db), migrate(db)]);
  const applied = await db.query<{name: string}>('select name from schema_migrations');
  const folder = new URL('../../demo/server/db/migrations/', import.meta.url);
  assert.deepEqual(applied.map(({name}) => name).sort(), (await readdir(folder)).sort());
});

test('refuses a database that a newer server has migrated', async () => {
  const db = await openTestDatabase();
  await db.query(`insert into schema_migrations values (9999, 'future', now())`);
  await assert.rejects(migrate(db), StartError);
});

test('keeps the purpose of the first start and refuses another', async () => {
  const db = await openTestDatabase();
  await stampPurpose(db, 'test');
  await assert.rejects(stampPurpose(db, 'live'), /is for Stripe with test keys.*live payments/);
});

test('stores the limits of charging as the model computes them', async () => {
  const db = await openTestDatabase();
  const rows = await db.query<{currency: string; minimum: number; maximum: number; step: number}>(
    'select currency, minimum, maximum, step from currency_limits',
  );
  const limitsOf = new Map(rows.map(({currency, ...limits}) => [currency, limits]));
  for (const currency of [...Intl.supportedValuesOf('currency'), 'XQZ']) {
    const {minimum, maximum, step} = limitsOf.get(currency) ?? limitsOf.get('***')!;
    assert.deepEqual({minimum, maximum, step}, chargeLimits(currency), currency);
    const lowest = Math.ceil(minimum / step) * step;
    const highest = Math.floor(maximum / step) * step;
    assert.equal(chargeProblem({amount: lowest, currency}), null, currency);
    assert.equal(chargeProblem({amount: highest, currency}), null, currency);
    assert.equal(chargeProblem({amount: minimum - 1, currency}), 'below_minimum', currency);
    assert.notEqual(chargeProblem({amount: highest + step, currency}), null, currency);
    if (step > 1) {
      assert.equal(chargeProblem({amount: highest - 1, currency}), 'not_representable', currency);
    }
  }
});

/** PGlite runs transactions one at a time: what follows cannot happen there. */
const postgresTest = (title: string, body: () => Promise<void>) => {
  if (isPostgres) test(title, body);
};

postgresTest('tries a deadlocked transaction again', async () => {
  const db = await openTestDatabase();
  await db.query(`insert into meta values ('a', '0'), ('b', '0')`);
  const bump = `update meta set value = (value::int + 1)::text where key = $1`;
  let release = () => {};
  const bothHoldOne = new Promise<void>((resolve) => (release = resolve));
  let holding = 0;
  const work = (first: string, second: string) =>
    db.transaction(async (sql) => {
      await sql.query(bump, [first]);
      holding += 1;
      if (holding >= 2) release();
      await bothHoldOne;
      await sql.query(bump, [second]);
    });
  await Promise.all([work('a', 'b'), work('b', 'a')]);
  assert.ok(holding > 2, 'one of the two ran again');
  assert.deepEqual(await db.query(`select value from meta where key in ('a', 'b') order by key`), [
    {value: '2'},
    {value: '2'},
  ]);
});

postgresTest('gives up a transaction that fails four times', async () => {
  const db = await openTestDatabase();
  let runs = 0;
  const work = db.transaction(async (sql) => {
    runs += 1;
    await sql.query(`do $$ begin raise exception 'no luck' using errcode = '40001'; end $$`);
  });
  await assert.rejects(work, isRetryable);
  assert.equal(runs, 4);
});

postgresTest('holds no connection between statements', async () => {
  const db = await openPostgres({url: await urlOf(await openTestDatabase()), poolSize: 1});
  await db.query('select 1');
  await db.transaction((sql) => sql.query('select 1'));
  await Promise.all([db.query('select 1'), db.query('select 1')]);
  await db.close();
});

postgresTest(
  'a connection that breaks within a transaction ends that transaction alone',
  async () => {
    const db = await openTestDatabase();
    const work = db.transaction(async (sql) => {
      const [own] = await sql.query<{pid: number}>('select pg_backend_pid() as pid');
      await db.query('select pg_terminate_backend($1)', [own?.pid]);
      await sql.query('select 1');
    });
    await assert.rejects(work);
    assert.deepEqual(await db.query('select 1 as one'), [{one: 1}]);
  },
);
