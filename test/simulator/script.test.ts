import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import Stripe from 'stripe';
import {startReceiver, SECRET} from './receiver.ts';
import {failureOf, readyPort, spawnSimulator, temporaryFolder} from './support.ts';

test('somebody’s script with the official SDK saves, pays again, is asked, declined and told', async () => {
  const receiver = await startReceiver();
  const child = spawnSimulator({
    PORTAL_DEMO: '1',
    SIMULATOR_PORT: '0',
    SIMULATOR_DATA: join(temporaryFolder(), 'simulator.sqlite'),
    SIMULATOR_WEBHOOKS: JSON.stringify([{account: 'acct_firm', url: receiver.url, secret: SECRET}]),
  });
  const at = {host: '127.0.0.1', port: await readyPort(child), protocol: 'http'} as const;
  const stripe = new Stripe('sk_test_script', {...at, stripeAccount: 'acct_firm'});
  const browser = new Stripe('pk_test_script', {...at, stripeAccount: 'acct_firm'});

  // Save a card that is entered anew…
  const customer = await stripe.customers.create({name: 'Ada Alder'});
  const token = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    setup_future_usage: 'on_session',
  });
  assert.equal(token.payment_method_preview?.card?.last4, '3155');
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    usage: 'on_session',
    allowed_payment_method_types: ['card'],
    confirm: true,
    confirmation_token: token.id,
    use_stripe_sdk: true,
  });
  // …whose bank asks…
  assert.equal(setup.status, 'requires_action');
  await browser.rawRequest('POST', `/v1/setup_intents/${setup.id}/challenge`, {
    client_secret: setup.client_secret!,
    outcome: 'complete',
  });
  const {payment_method: saved} = await stripe.setupIntents.retrieve(setup.id);

  // …and pay two invoices with it, the first one twice under its key.
  const invoice = (amount: number): Stripe.PaymentIntentCreateParams => ({
    amount,
    currency: 'usd',
    customer: customer.id,
    payment_method: saved as string,
    allowed_payment_method_types: ['card'],
    confirm: true,
    use_stripe_sdk: true,
  });
  const once = {idempotencyKey: 'invoice 1'};
  const first = await stripe.paymentIntents.create(invoice(12_500), once);
  const again = await stripe.paymentIntents.create(invoice(12_500), once);
  const second = await stripe.paymentIntents.create(invoice(9_900));
  assert.deepEqual([first.status, second.status], ['succeeded', 'succeeded']);
  assert.equal(again.id, first.id);
  const reused = await failureOf(stripe.paymentIntents.create(invoice(1), once));
  assert.equal(reused.type, 'StripeIdempotencyError');

  // A decline, a used token, an old name, a number: each refused as Stripe refuses it.
  const declined = await failureOf(
    stripe.paymentIntents.create({
      ...invoice(500),
      payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
    }),
  );
  assert.equal(declined.decline_code, 'insufficient_funds');
  const used = await failureOf(
    stripe.setupIntents.create({
      customer: customer.id,
      usage: 'on_session',
      confirm: true,
      confirmation_token: token.id,
      use_stripe_sdk: true,
    }),
  );
  assert.equal(used.code, 'token_already_used');
  const old = {amount: 500, currency: 'usd', payment_method_types: ['card']};
  assert.equal((await failureOf(stripe.paymentIntents.create(old))).statusCode, 400);

  await stripe.paymentMethods.detach(saved as string);
  const gone = await failureOf(stripe.paymentIntents.create(invoice(700)));
  assert.match(gone.message, /detached/);

  await receiver.until(() => receiver.types().includes('payment_method.detached'));
  assert.deepEqual(receiver.problems, []);
  assert.deepEqual(
    receiver.types().filter((type) => /_intent\.(succeeded|requires_action|payment_f)/.test(type)),
    [
      'setup_intent.requires_action',
      'setup_intent.succeeded',
      'payment_intent.succeeded',
      'payment_intent.succeeded',
      'payment_intent.payment_failed',
    ],
  );
});
