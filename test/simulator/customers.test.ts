import assert from 'node:assert/strict';
import {test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, useSimulator} from './support.ts';

const {stripe, saved} = await useSimulator();

test('a customer keeps what it was created and updated with', async () => {
  const created = await stripe.customers.create({
    name: 'Alder & Søn',
    email: 'ada@client.example',
    metadata: {contact: 'ct_1', firm: 'alder'},
  });
  assert.match(created.id, /^cus_\w{14}$/);
  await stripe.customers.update(created.id, {
    email: '',
    metadata: {firm: '', tier: '2'},
    address: {city: 'Aarhus', country: 'DK'},
  });
  const read = (await stripe.customers.retrieve(created.id)) as Stripe.Customer;
  assert.equal(read.name, 'Alder & Søn');
  assert.equal(read.email, null);
  assert.deepEqual(read.metadata, {contact: 'ct_1', tier: '2'});
  assert.equal(read.address?.city, 'Aarhus');
});

test('customers are found by e-mail', async () => {
  const {id} = await stripe.customers.create({email: 'only@client.example'});
  const {data} = await stripe.customers.list({email: 'only@client.example'});
  assert.deepEqual(
    data.map((customer) => customer.id),
    [id],
  );
});

test('a deleted customer is a tombstone, and its methods are gone', async () => {
  const {customer, method} = await saved('pm_card_visa');
  const deleted = await stripe.customers.del(customer);
  assert.equal(deleted.deleted, true);
  assert.equal((await stripe.customers.retrieve(customer)).deleted, true);
  assert.equal((await stripe.paymentMethods.retrieve(method)).customer, null);
  const all = await stripe.customers.list({limit: 100});
  assert.ok(!all.data.some(({id}) => id === customer), 'not listed');
  const update = await failureOf(stripe.customers.update(customer, {name: 'Ghost'}));
  assert.equal(update.statusCode, 404);
  const attach = await failureOf(stripe.paymentMethods.attach('pm_card_visa', {customer}));
  assert.equal(attach.code, 'resource_missing');
});

test('metadata that Stripe would not keep is refused', async () => {
  const tooMany = Object.fromEntries(Array.from({length: 51}, (_, i) => [`k${i}`, 'v']));
  for (const metadata of [{['k'.repeat(41)]: 'v'}, {k: 'v'.repeat(501)}, tooMany]) {
    assert.equal((await failureOf(stripe.customers.create({metadata}))).statusCode, 400);
  }
});
