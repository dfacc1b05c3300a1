import {setTimeout as delay} from 'node:timers/promises';
import type {Browser, Locator, Page} from 'playwright-core';
import type {Invoice} from '../../src/contract/types.ts';
import {createTestPortal} from '../../src/testing/portal.ts';
import {grouped, median, times, type Report} from './bench.ts';
import {htmlPage, openPage, withBrowser} from './browser.ts';
import {plainMarkup, showPlainList} from './plain-list.ts';
import {apiPath} from './portal.ts';
import {scriptingOf} from './scripting.ts';
import {serveSite} from './site.ts';

const rows = 2000;
const perPage = 100;
const ticks = 7;
const selections = 5;
const mostForTick = 2;
const mostForAll = 16;
/** Everything that follows a press has happened by then: timers and frames. */
const settled = 700;

/**
 * What a press costs when two thousand rows are loaded: all scripting that it causes, beside the
 * same table in plain DOM code, which knows everything it needs and asks no server.
 */
export async function benchTicks(): Promise<Report> {
  const portal = createTestPortal();
  portal.addInvoices(
    ...Array.from({length: rows}, (_, index) => ({
      dueIn: (index % 90) - 60,
      total: 10_000 + index,
    })),
  );
  const session = await portal.getSession();
  const invoices = portal.invoicesOf().map(({id}) => portal.show(id));
  const site = await serveSite({
    pages: {'/elements': elementsPage(session), '/plain': plainPage(invoices)},
    api: (request) => portal.respond(request, request.url.split(apiPath)[1] ?? ''),
  });
  try {
    return await withBrowser(async (browser) => {
      const plain = await measure(browser, `${site.url}/plain`, {});
      const ours = await measure(browser, `${site.url}/elements`, elements);
      return {
        name: `b · presses in a list of ${grouped(rows)} rows`,
        setting: 'scripting, Chromium',
        figures: [
          {name: 'one checkbox', value: ours.tick, unit: 'ms', budget: mostForTick},
          {name: 'one checkbox, plain DOM', value: plain.tick, unit: 'ms'},
          {name: 'select all', value: ours.all, unit: 'ms', budget: mostForAll},
          {name: 'select all, plain DOM', value: plain.all, unit: 'ms'},
          {name: 'unselect all', value: ours.none, unit: 'ms', budget: mostForAll},
          {name: 'unselect all, plain DOM', value: plain.none, unit: 'ms'},
        ],
      };
    });
  } finally {
    await site.close();
  }
}

function elementsPage(session: unknown): string {
  return htmlPage(`
    <portal-provider api-url="${apiPath}" session="memory">
      <portal-invoice-list page-size="${perPage}"></portal-invoice-list>
    </portal-provider>
    <script>
      const session = ${JSON.stringify(session)};
      document.querySelector('portal-provider').getSession = async () => session;
    </script>
    <script type="module" src="/cdn/portal.js"></script>`);
}

function plainPage(invoices: readonly Invoice[]): string {
  const script = `(${showPlainList.toString()})(${JSON.stringify(invoices)});`;
  return htmlPage(`${plainMarkup}<script>${script}</script>`);
}

interface Subject {
  /** What must be done before the list is complete. */
  prepare?: (page: Page) => Promise<void>;
  /** What the browser hears when the top-most box has done its work. */
  allSelected?: (page: Page) => Promise<unknown>;
}

async function measure(browser: Browser, url: string, {prepare, allSelected}: Subject) {
  const {page} = await openPage(browser);
  await page.goto(url);
  await prepare?.(page);
  const boxes = page.locator('tbody input[type=checkbox]');
  const top = page.locator('thead input[type=checkbox]');
  const press = async (box: Locator, done?: Subject['allSelected']) => {
    const {x, y} = await middleOf(box);
    return scriptingOf(browser, page, async () => {
      const isDone = done?.(page);
      await page.mouse.click(x, y);
      await isDone;
      await delay(settled);
    });
  };
  const pressTop = async (expected: number) => {
    const scripting = await press(top, expected > 0 ? allSelected : undefined);
    const checked = await boxes.evaluateAll(
      (all) => all.filter((box) => (box as HTMLInputElement).checked).length,
    );
    if (checked !== expected) throw new Error(`${checked} boxes are ticked, not ${expected}`);
    return scripting;
  };

  // The first press of a kind also compiles what it runs.
  const tick = await times(1 + ticks, async () => press(boxes.first()));
  const pairs = await times(1 + selections, async () => ({
    all: await pressTop(rows),
    none: await pressTop(0),
  }));
  await page.context().close();
  const warm = pairs.slice(1);
  return {
    tick: median(tick.slice(1)),
    all: median(warm.map(({all}) => all)),
    none: median(warm.map(({none}) => none)),
  };
}

async function middleOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('A checkbox is not to be seen');
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

/** Two thousand come in two pages. */
const elements: Subject = {
  prepare: showAll,
  allSelected: (page) =>
    page.waitForResponse((response) => /payable.*cursor=/.test(response.url())),
};

/** Presses Show more until every row is loaded, then goes back to the top. */
async function showAll(page: Page): Promise<void> {
  const row = page.locator('tbody tr[data-id]');
  await row.first().waitFor();
  for (let count = perPage; count < rows; count += perPage) {
    await page.locator('[part=show-more]').evaluate((button: HTMLElement) => button.click());
    await row.nth(count).waitFor({state: 'attached'});
  }
  await row.nth(rows - 1).waitFor({state: 'attached'});
  await delay(settled);
  await page.evaluate(() => window.scrollTo(0, 0));
}
