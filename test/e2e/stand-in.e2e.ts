import assert from 'node:assert/strict';
import {after, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {onSimulator} from './processor/index.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

it(
  'E-05: the demo has its own Stripe.js, and asks for it when it is first used',
  onSimulator('stand-in'),
  async () => {
    const visitor = await visit(await openWindow(browser), demo);
    const {page} = visitor;
    await visitor.signIn();
    await page.waitForFunction(() => 'Stripe' in window);
    const asked = () => visitor.requests.filter((request) => request.includes('/_simulator/'));
    assert.deepEqual(asked(), []);

    const methods = await page.evaluate(async () => {
      const {Stripe} = window as unknown as {Stripe(key: string): Promise<object>};
      return Object.getOwnPropertyNames(Object.getPrototypeOf(await Stripe('pk_test_demo')));
    });

    assert.ok(methods.includes('createConfirmationToken'));
    assert.deepEqual(asked(), [`GET ${demo.url}/_simulator/stripe.js`]);
    await visitor.assertWellBehaved();
    await page.context().close();
  },
);
