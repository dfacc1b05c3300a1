import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paymentMethodList} from '../../src/contract/method.ts';
import type {PaymentMethodList} from '../../src/contract/types.ts';
import {builders, openTestPortal, refusalOf, type TestPortal} from './portal.ts';

interface Portal extends TestPortal {
  save(id: string, row: Record<string, unknown> & {contact_id: string}): Promise<void>;
}

async function openPortal(firm: Record<string, unknown> = {}): Promise<Portal> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder', firm);
  await build.client('cli_1');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('abe', {client_id: 'cli_1'});
  return {
    ...portal,
    save: (id, row) =>
      build.insert('payment_methods', {
        id,
        processor_method: `pm_secret_${id}`,
        kind: 'card',
        brand: 'visa',
        last4: '4242',
        exp_month: 12,
        exp_year: 2030,
        fingerprint: `print_${id}`,
        status: 'active',
        added_at: '2026-11-01T08:00:00Z',
        ...row,
      }),
  };
}

async function methodsOf(portal: Portal, email: string): Promise<PaymentMethodList['items']> {
  const token = await portal.signIn(email);
  const answer = await portal.call('GET', '/payment-methods', {token});
  assert.equal(answer.status, 200);
  return paymentMethodList.parse(answer.body).items;
}

test('a contact sees their own methods alone, the default first, then the newest (M-02)', async () => {
  const portal = await openPortal();
  await portal.save('old', {contact_id: 'ann', added_at: '2026-01-01T08:00:00Z'});
  await portal.save('usual', {
    contact_id: 'ann',
    added_at: '2026-02-01T08:00:00Z',
    is_default: true,
  });
  await portal.save('new', {contact_id: 'ann', added_at: '2026-03-01T08:00:00Z'});
  await portal.save('foreign', {contact_id: 'abe', last4: '9999'});

  const own = await methodsOf(portal, 'ann@client.example');
  assert.deepEqual(
    own.map(({id}) => id),
    ['usual', 'new', 'old'],
  );
  assert.deepEqual(own[0], {
    id: 'usual',
    kind: 'card',
    brand: 'visa',
    last4: '4242',
    expMonth: 12,
    expYear: 2030,
    isDefault: true,
    status: 'active',
    addedAt: '2026-02-01T08:00:00.000Z',
    version: 1,
  });
  const theirs = await methodsOf(portal, 'abe@client.example');
  assert.deepEqual(
    theirs.map(({id}) => id),
    ['foreign'],
  );
});

test('a card has expired when its month is over, in the time zone of the firm (M-09)', async () => {
  const portal = await openPortal();
  await portal.save('card', {contact_id: 'ann', exp_month: 11, exp_year: 2026});
  await portal.save('gone', {contact_id: 'ann', exp_month: 1, exp_year: 2026, status: 'removing'});
  const statuses = async () =>
    Object.fromEntries(
      (await methodsOf(portal, 'ann@client.example')).map(({id, status}) => [id, status]),
    );
  portal.clock.advance(Date.parse('2026-12-01T04:59:00Z') - portal.clock.now());
  assert.deepEqual(await statuses(), {card: 'active', gone: 'removing'}, 'November in New York');
  portal.clock.advance(60_000);
  assert.deepEqual(await statuses(), {card: 'expired', gone: 'removing'});
});

test('a bank account shows its bank, its holder and why it cannot be used', async () => {
  const portal = await openPortal();
  await portal.save('bank', {
    contact_id: 'ann',
    kind: 'us_bank_account',
    brand: null,
    bank_name: 'STRIPE TEST BANK',
    last4: '6789',
    exp_month: null,
    exp_year: null,
    holder: 'Ann',
    status: 'unusable',
    unusable_reason: 'account_closed',
  });
  assert.deepEqual(await methodsOf(portal, 'ann@client.example'), [
    {
      id: 'bank',
      kind: 'us_bank_account',
      bankName: 'STRIPE TEST BANK',
      last4: '6789',
      holder: 'Ann',
      isDefault: false,
      status: 'unusable',
      unusableReason: 'account_closed',
      addedAt: '2026-11-01T08:00:00.000Z',
      version: 1,
    },
  ]);
});

test("nothing of the processor's is in the answer", async () => {
  const portal = await openPortal();
  await portal.save('card', {contact_id: 'ann', mandate: 'mandate_secret'});
  const answered = JSON.stringify(await methodsOf(portal, 'ann@client.example'));
  for (const secret of ['pm_secret', 'print_', 'mandate']) assert.ok(!answered.includes(secret));
});

test('a firm without the payment integration has no methods to show (L-14)', async () => {
  const portal = await openPortal({takes_payments: false});
  const token = await portal.signIn('ann@client.example');
  const answer = await portal.call('GET', '/payment-methods', {token});
  assert.deepEqual(refusalOf(answer), [403, 'payments_unavailable']);
});
