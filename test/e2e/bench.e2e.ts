import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, describe, it} from 'node:test';
import type {AxeResults} from 'axe-core';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {onSimulator} from './processor/index.ts';
import {showWhenFailed} from './when-failed.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
const demo = await startDemo({site: true});
after(async () => {
  await browser.close();
  await demo.stop();
});

const context = await browser.newContext({reducedMotion: 'reduce'});
context.setDefaultTimeout(60_000);
showWhenFailed(context);
const page = await context.newPage();
const complaints: string[] = [];
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('console', (message) => {
  if (message.type() === 'error') complaints.push(message.text());
});

const lever = async (path: string) =>
  (await (await fetch(`${demo.url}/_simulator${path}`)).json()) as Record<string, unknown>;

describe('the test bench', onSimulator('levers'), () => {
  it('is found in the demo’s bar', async () => {
    await page.goto(`${demo.url}/`);
    await page.getByRole('link', {name: 'Test bench'}).click();
    await page.getByRole('heading', {name: 'Test bench'}).waitFor();
  });

  it('offers no lever before the levers are connected', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/_simulator/clock', async (route) => {
      await asked;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', {name: 'Test bench'}).waitFor();
    assert.equal(await page.getByLabel('Days').isVisible(), false);
    answer();
    await page.getByLabel('Days').waitFor();
    await page.unroute('**/_simulator/clock');
  });

  it('moves the processor’s time on', async () => {
    // The seed has let some days pass already.
    const before = Number((await lever('/clock'))['advancedDays']);
    await page.getByLabel('Days').fill('2');
    await page.getByRole('button', {name: 'Move on'}).click();
    await page.getByRole('status').filter({hasText: '2 days have passed.'}).waitFor();
    assert.equal((await lever('/clock'))['advancedDays'], before + 2);
  });

  it('sets the next fault, and forgets it', async () => {
    await page.getByLabel('When the firm’s server asks').selectOption('to take a payment');
    await page.getByLabel('the processor').selectOption('does it and hangs up');
    await page.getByLabel('this many times').fill('3');
    await page.getByRole('button', {name: 'Set'}).click();
    await page
      .getByRole('listitem')
      .filter({hasText: 'Asked to take a payment, it does it and hangs up (3 times)'})
      .waitFor();
    const {faults} = await lever('/faults');
    assert.deepEqual(faults, [
      {
        method: 'POST',
        path: '/v1/payment_intents/*/confirm',
        times: 3,
        fault: {kind: 'drop_after'},
        left: 3,
      },
    ]);
    await page.getByRole('button', {name: 'Forget all'}).click();
    await page.getByText('Nothing will go wrong.').first().waitFor();
    assert.deepEqual((await lever('/faults'))['faults'], []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible and fits a phone, ${colorScheme}`, async () => {
      await page.emulateMedia({colorScheme});
      await page.setViewportSize({width: 360, height: 800});
      await page.evaluate(axe);
      const {violations} = await page.evaluate<AxeResults>('axe.run()');
      assert.deepEqual(
        violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]),
        [],
      );
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0);
      assert.deepEqual(complaints, []);
    });
  }
});
