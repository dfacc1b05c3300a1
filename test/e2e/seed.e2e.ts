import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inDataFolder} from './database.ts';
import {startDemo} from './harness.ts';
import {noonIn} from './noon.ts';
import {signInAs} from './portal.ts';
import {onSimulator} from './processor/index.ts';
import type {Contact} from './portal.ts';

function counts<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const item of items) counted[keyOf(item)] = (counted[keyOf(item)] ?? 0) + 1;
  return counted;
}

/** What the demo promises to show: the first client of the first firm, as its contacts see it. */
test('the seed', onSimulator('debit that came back days ago'), async (t) => {
  // Alder’s day: what is due today is past due tomorrow.
  const {today, environment} = noonIn('America/New_York');
  const demo = await startDemo({environment});
  const mara = await signInAs(demo, 'mara');
  const invoices = await mara.invoices('all');

  await t.test('there are at least sixty invoices, in every state', () => {
    assert.ok(invoices.length >= 60, `${invoices.length}`);
    assert.deepEqual(
      counts(
        invoices,
        ({status, notPayableReason}) => `${status} ${notPayableReason ?? 'payable'}`,
      ),
      {
        'paid paid': 16,
        'past_due payable': 13,
        'past_due no_payment_options': 1,
        'open payable': 28,
        'open no_payment_options': 2,
        'open on_hold': 1,
        'open below_minimum': 1,
        'open above_maximum': 1,
        'open not_representable': 1,
        'processing processing': 2,
        'paid nothing_due': 1,
        'credit credit': 2,
      },
    );
  });

  await t.test(
    'they come in four currencies, payable by card alone, by bank alone and by both',
    () => {
      assert.deepEqual(Object.keys(counts(invoices, ({due}) => due.currency)).sort(), [
        'EUR',
        'JPY',
        'KWD',
        'USD',
      ]);
      const payable = invoices.filter(({payableAmount}) => payableAmount !== null);
      const options = counts(payable, ({paymentOptions}) => paymentOptions.join('+'));
      assert.deepEqual(Object.keys(options).sort(), [
        'card',
        'card+us_bank_account',
        'us_bank_account',
      ]);
    },
  );

  await t.test(
    'one is due today, one has no due date, two have the same amount, some are partly paid',
    () => {
      const dueToday = invoices.filter(({dueOn}) => dueOn === today);
      assert.deepEqual(
        dueToday.map(({number, status}) => [number, status]),
        [['INV-2028', 'open']],
      );
      assert.ok(invoices.some(({dueOn, payableAmount}) => dueOn === null && payableAmount));
      const [one, other] = invoices.filter(({due}) => due.amount === 1200_00);
      assert.ok(one?.payableAmount && other?.payableAmount);
      const partly = invoices.filter(({paid, due}) => paid.amount > 0 && due.amount > 0);
      assert.equal(partly.length, 3);
    },
  );

  await t.test(
    'a debit that came back has reopened its invoice; only its payer reads why (L-11, M-02)',
    async () => {
      const asMaraSeesIt = invoices.find(({number}) => number === 'INV-2066');
      assert.ok(asMaraSeesIt?.payableAmount);
      assert.equal(asMaraSeesIt.lastPayment?.state, 'failed');
      assert.equal(asMaraSeesIt.lastPayment?.failure, undefined);
      const ivo = await signInAs(demo, 'ivo');
      const own = (await ivo.invoices('all')).find(({number}) => number === 'INV-2066');
      assert.equal(own?.lastPayment?.failure?.code, 'insufficient_funds');
    },
  );

  await t.test('project names carry markup and right-to-left text, as text (X-01)', () => {
    const names = new Set(invoices.flatMap(({projects}) => projects.map(({name}) => name)));
    assert.ok([...names].some((name) => name.includes('<img src=x onerror=alert(1)>')));
    assert.ok([...names].some((name) => /\p{Script=Arabic}/u.test(name)));
    assert.ok(invoices.some(({projects}) => projects.length === 3));
  });

  await t.test('the two contacts have methods of their own; one has expired', async () => {
    const ivo = await signInAs(demo, 'ivo');
    const shown = async (contact: Contact) =>
      (await contact.methods()).map(({kind, last4, isDefault, status}) =>
        [kind, last4, isDefault ? 'default' : '', status].filter(Boolean).join(' '),
      );
    assert.deepEqual(await shown(mara), [
      'card 4242 default active',
      'us_bank_account 6789 active',
      'card 0341 active',
      'card 4444 active',
    ]);
    assert.deepEqual(await shown(ivo), [
      'card 4444 default active',
      'card 0005 expired',
      'us_bank_account 2227 active',
    ]);
  });

  await t.test(
    'drafts, void and hidden ones are there and never shown (L-06); one portal is off',
    async () => {
      const numbers = invoices.map(({number}) => number);
      await demo.stop();
      await inDataFolder(demo.dataDir, async (db) => {
        const unseen = await db.query<{number: string; state: string}>(
          `select number, case when is_hidden then 'hidden' else state end as state
         from invoices join clients on clients.id = client_id
         where clients.name = 'Northgate Holdings' and (state <> 'sent' or is_hidden) order by number`,
        );
        assert.deepEqual(
          counts(unseen, ({state}) => state),
          {void: 2, hidden: 1, draft: 2},
        );
        assert.ok(unseen.every(({number}) => !numbers.includes(number)));
        const portals = await db.query(
          `select clients.name, portal_enabled as on from clients join firms on firms.id = firm_id
         where firms.key = 'alder' order by 1`,
        );
        assert.deepEqual(portals, [
          {name: 'Northgate Holdings', on: true},
          {name: 'Osier Theatre', on: false},
          {name: 'Tarn Valley Housing', on: true},
        ]);
        const firms = await db.query('select key, stripe_account from firms order by key');
        assert.deepEqual(firms, [
          {key: 'alder', stripe_account: null},
          {key: 'sable', stripe_account: 'acct_demoSable'},
        ]);
        const busy = await db.query<{name: string; projects: number; roles: number}>(
          `select staff.name, count(distinct project_id) as projects, count(distinct role) as roles
         from assignments join staff on staff.id = staff_id group by staff.id, staff.name
         having count(distinct project_id) > 1 and count(distinct role) > 1`,
        );
        assert.ok(busy.length >= 3, 'people with different roles on several projects');
      });
    },
  );
});
