import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, describe, it} from 'node:test';
import type {AxeResults} from 'axe-core';
import {chromium, type Page} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {serveSite} from './site.ts';
import {showWhenFailed} from './when-failed.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
// Without motion there is nothing to wait for after a change of width, scheme or language: a page that
// a busy headless browser gives no frames could be waited for in vain.
const context = await browser.newContext({reducedMotion: 'reduce'});
context.setDefaultTimeout(60_000);
showWhenFailed(context);
const site = await serveSite();
after(async () => {
  await browser.close();
  site.stop();
});

// Stays open: the service worker of a gallery that nobody looks at ends itself, and another stage
// may be on its way to it.
const gallery = await context.newPage();
const stages = await findStages(gallery);
/** Axe takes a minute for as many rows; those of the other states are the same. */
const isHuge = ({stage}: {stage: string}) => stage.includes('state=two-thousand');

describe('a state of the gallery is accessible and fits', () => {
  for (const {title, stage} of stages.filter((each) => !isHuge(each))) {
    // Reached once and then looked at in every way: what changes is the page around it.
    it(`${title}, in light and dark, left to right and right to left`, async () => {
      const page = await context.newPage();
      const said = listen(page);
      await open(page, stage);
      await assertAccessible(page, 'light, 1280');
      await assertFits(page, 'English');

      await page.evaluate(() => {
        Object.assign(document.documentElement, {lang: 'ar', dir: 'rtl'});
        document.documentElement.dataset['scheme'] = 'dark';
      });
      await page.setViewportSize({width: 360, height: 800});
      await speaks(page, 'ar');
      await assertAccessible(page, 'dark, Arabic, 360');
      await assertFits(page, 'Arabic');
      assert.deepEqual(said, []);
      await page.close();
    });
  }
});

describe('the gallery', () => {
  it('holds two thousand rows, which fit and have their names', async () => {
    const huge = stages.find(isHuge);
    const page = await context.newPage();
    const said = listen(page);
    await open(page, huge?.stage ?? '');
    await assertFits(page, 'English');
    await assertAccessible(page, 'light, 320', {'color-contrast': {enabled: false}});
    assert.deepEqual(said, []);
    await page.close();
  });

  it('shows what its address says, and its address says what is shown', async () => {
    const page = await context.newPage();
    const said = listen(page);
    await page.goto(`${site.url}/gallery/?element=payment&state=mixed&width=360&scheme=dark`);
    const frame = page.frameLocator('iframe');
    await frame.locator('html[data-ready][data-scheme=dark]').waitFor({state: 'attached'});
    assert.equal((await page.locator('iframe').boundingBox())?.width, 360);

    await page.getByLabel('480').check();
    await page.locator('select[name=lang]').selectOption('de');
    await page.getByRole('link', {name: 'All paid'}).click();

    const {searchParams} = new URL(page.url());
    assert.deepEqual(Object.fromEntries(searchParams), {
      element: 'payment',
      state: 'all-paid',
      width: '480',
      scheme: 'dark',
      lang: 'de',
    });
    await frame.getByText('Alle 3 Rechnungen sind bezahlt').waitFor();
    assert.equal((await page.locator('iframe').boundingBox())?.width, 480);
    await page.goBack();
    await frame.getByText('2 von 3 Rechnungen sind bezahlt').waitFor();
    await assertAccessible(page, 'the gallery itself');
    assert.deepEqual(said, []);
    await page.close();
  });

  it('shows all states of an element side by side, which do not hear of each other', async () => {
    const page = await context.newPage();
    await page.setViewportSize({width: 1600, height: 3000});
    await page.goto(`${site.url}/gallery/?element=account-menu&width=480&sheet=1`);
    const own = stages.filter(({stage}) => stage.includes('element=account-menu&'));
    assert.equal(await page.locator('iframe').count(), own.length);
    for (const frame of await page.locator('iframe').all()) {
      await frame.contentFrame().locator('html[data-ready]').waitFor({state: 'attached'});
    }
    await page.close();
  });

  for (const change of ['hostile', 'longer']) {
    it(`keeps the layout with ${change} words at 320`, async () => {
      for (const [element, state] of [
        ['invoice-list', 'left-out'],
        ['payment', 'three'],
        ['payment', 'mixed'],
        ['account-menu', 'open'],
        ['pay-selected', 'left-out'],
        ['team', 'all'],
      ]) {
        const page = await context.newPage();
        await open(page, `stage.html?element=${element}&state=${state}&${change}=1`);
        await assertFits(page, `${element} ${state}`);
        await page.close();
      }
    });
  }
});

async function findStages(page: Page): Promise<{title: string; stage: string}[]> {
  await page.goto(`${site.url}/gallery/`);
  await page.frameLocator('iframe').locator('html[data-ready]').waitFor({state: 'attached'});
  const found = await page.$$eval('#states a', (links) =>
    links.map((link) => {
      const element = link.closest('details')?.querySelector('summary')?.textContent;
      const stage = (link as HTMLElement).dataset['stage'] ?? '';
      return {title: `${element}: ${link.textContent}`, stage};
    }),
  );
  assert.ok(found.length > 70, 'the gallery lists its states');
  return found;
}

/** What the console gets, but for the answers that a state is about: the browser notes those itself. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    const isNoise = message.type() === 'info' || message.type() === 'debug';
    if (!isNoise && !message.location().url.includes('/gallery/api/')) said.push(message.text());
  });
  return said;
}

async function open(page: Page, stage: string): Promise<void> {
  await page.setViewportSize({width: 1280, height: 900});
  await page.goto(`${site.url}/gallery/${stage}`);
  await isReached(page);
}

async function isReached(page: Page): Promise<void> {
  const root = page.locator('html:is([data-ready], [data-failed])');
  await root.waitFor({state: 'attached'});
  assert.equal(await root.getAttribute('data-failed'), null);
}

/** The language has arrived in every shadow root. */
async function speaks(page: Page, language: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const spoken = (root: ParentNode): string[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap(({shadowRoot, localName, lang}) => [
        ...(shadowRoot ? spoken(shadowRoot) : []),
        ...(localName === 'div' && lang !== '' ? [lang] : []),
      ]);
    return spoken(document).every((lang) => lang === wanted);
  }, language);
}

async function assertAccessible(page: Page, how: string, rules: object = {}): Promise<void> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    `axe.run({resultTypes: ['violations'], iframes: false, rules: ${JSON.stringify(rules)}})`,
  );
  const found = results.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  assert.deepEqual(found, [], how);
}

/** Nothing scrolls sideways on the smallest phone, and neither does a dialog. */
async function assertFits(page: Page, how: string): Promise<void> {
  await page.setViewportSize({width: 320, height: 700});
  const tooWide = await page.evaluate(() => {
    const dialogs = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches('dialog[open]') ? [element] : []),
        ...(element.shadowRoot ? dialogs(element.shadowRoot) : []),
      ]);
    return [document.documentElement, ...dialogs(document)]
      .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
      .map(({localName, scrollWidth}) => `${localName}: ${scrollWidth}`);
  });
  assert.deepEqual(tooWide, [], `${how} at 320`);
}
