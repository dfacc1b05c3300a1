import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {exec} from '../../tools/exec.ts';
import {driverOf, onSimulator} from './index.ts';
import {environmentOf, readMode, readTestKeys} from './mode.ts';
import {simulatorDriver} from './simulator.ts';

const keys = {
  STRIPE_SECRET_KEY: 'sk_test_secret',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_public',
  STRIPE_WEBHOOK_SECRET: 'whsec_webhooks',
};
const live = {...keys, E2E_PROCESSOR: 'stripe'};
const none = {
  STRIPE_SECRET_KEY: undefined,
  STRIPE_PUBLISHABLE_KEY: undefined,
  STRIPE_WEBHOOK_SECRET: undefined,
};

describe('who takes the money in the end-to-end tests', () => {
  it('is the simulator, also where keys happen to be in the environment', () => {
    assert.equal(driverOf(readMode({})), simulatorDriver);
    const mode = readMode(keys);
    assert.equal(driverOf(mode), simulatorDriver);
    assert.deepEqual(environmentOf(mode), {});
    assert.deepEqual(onSimulator('clock', mode), {});
  });

  it('is Stripe where it is asked for, with its keys', () => {
    const mode = readMode(live);
    assert.equal(driverOf(mode).publishableKey, 'pk_test_public');
    assert.deepEqual(environmentOf(mode), keys);
  });

  it('leaves out at Stripe what the simulator alone can do, and says why', () => {
    assert.deepEqual(onSimulator('clock', readMode(live)), {
      skip: 'not run: Stripe has no clock for tests',
    });
  });

  it('is never Stripe without its keys, or with keys for real money', () => {
    assert.throws(() => readMode({E2E_PROCESSOR: 'stripe'}), /STRIPE_SECRET_KEY/);
    assert.equal(
      readTestKeys({...keys, STRIPE_WEBHOOK_SECRET: ' '}),
      'STRIPE_WEBHOOK_SECRET not set',
    );
    for (const real of [{STRIPE_SECRET_KEY: 'sk_live_1'}, {STRIPE_PUBLISHABLE_KEY: 'pk_live_1'}]) {
      const said = readTestKeys({...keys, ...real});
      assert.ok(typeof said === 'string');
      assert.match(said, /not of Stripe’s test mode/);
    }
  });

  it('expects nobody but Stripe beside a form of Stripe’s', () => {
    const {expectHosts} = driverOf(readMode(live));
    expectHosts(new Set(['js.stripe.com', 'm.stripe.network', 'api.stripe.com']));
    assert.throws(() => expectHosts(new Set(['stripe.com.evil.example'])));
    assert.throws(() => simulatorDriver.expectHosts(new Set(['m.stripe.network'])));
  });
});

describe('npm run test:live', () => {
  it('without keys says in one sentence that nothing was run, and does not pass', async () => {
    const {code, output} = await exec('node', ['test/live.ts'], {env: none});
    assert.equal(code, 1);
    assert.equal(
      output.trim(),
      'Against Stripe: not run (STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET not set). No test has passed or failed.',
    );
  });
});
