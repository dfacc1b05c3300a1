import type {Browser} from 'playwright-core';
import {createTestPortal} from '../../src/testing/portal.ts';
import {median, times, type Report} from './bench.ts';
import {htmlPage, openPage, withBrowser} from './browser.ts';
import {plainMarkup, showPlainList} from './plain-list.ts';
import {apiPath} from './portal.ts';
import {serveSite} from './site.ts';

/** Slow 4G as Lighthouse has it: milliseconds, bytes per second. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: (1600 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const cpuSlowdown = 4;
const rows = 25;
const rounds = 5;
const mostRatio = 1.6;
const mostShift = 0.01;
/** Each can only be asked for after the one before it. */
const chain = ['/cdn/portal.js', `${apiPath}/session`, `${apiPath}/invoices`];
const rowsArePainted = 'rows are painted';
const desktop = {width: 1280, height: 800};
const phone = {width: 412, height: 823};

/**
 * How long somebody looks at a page without invoices, on a slow phone in a slow network with nothing
 * cached, beside a page that has nothing but a script of its own and the same rows.
 */
export async function benchFirstRows(): Promise<Report> {
  const portal = createTestPortal();
  portal.addInvoices(...Array.from({length: 60}, (_, index) => ({dueIn: index - 40})));
  const session = await portal.getSession();
  const list = `${apiPath}/invoices?status=outstanding&limit=${rows}`;
  const site = await serveSite({
    pages: {
      '/elements': elementsPage(session),
      '/plain': htmlPage(`${plainMarkup}<script type="module" src="/plain.js"></script>`),
    },
    scripts: {'/plain.js': plainScript(list, session?.accessToken ?? '')},
    api: (request) => portal.respond(request, request.url.split(apiPath)[1] ?? ''),
  });
  try {
    return await withBrowser(async (browser) => {
      const load = (path: string, viewport = desktop) =>
        loadOnce(browser, site.url + path, viewport);
      const pairs = await times(1 + rounds, async () => ({
        plain: await load('/plain'),
        elements: await load('/elements'),
      }));
      const warm = pairs.slice(1);
      const onPhone = await times(3, () => load('/elements', phone));
      const plain = median(warm.map((pair) => pair.plain.rowsAt));
      const elements = median(warm.map((pair) => pair.elements.rowsAt));
      const shift = largestShift(warm.map((pair) => pair.elements));
      await requireShortChain(browser, `${site.url}/elements`);
      return {
        name: `e · ${rows} rows on slow 4G with a slow processor`,
        setting: `Chromium, ${cpuSlowdown}× slowdown`,
        figures: [
          {name: 'elements to plain DOM', value: elements / plain, unit: '×', budget: mostRatio},
          {name: 'elements', value: elements, unit: 'ms'},
          {name: 'plain DOM', value: plain, unit: 'ms'},
          {name: 'layout shift', value: shift, unit: '', budget: mostShift},
          {name: 'layout shift, phone', value: largestShift(onPhone), unit: '', budget: mostShift},
        ],
      };
    });
  } finally {
    await site.close();
  }
}

/**
 * As the README embeds it, with something of the page's own around it. What an element will need is
 * kept free for it: nothing of ours can do that before our script is there.
 */
function elementsPage(session: unknown): string {
  return htmlPage(`
    <style>
      header { display: flex; align-items: center; justify-content: space-between; }
      portal-account-menu:not(:defined) { display: inline-block; block-size: 44px; }
      portal-pay-selected:not(:defined) { display: block; block-size: 44px; }
      portal-invoice-list:not(:defined) { display: block; block-size: 800px; }
      @media (width < 512px) { portal-pay-selected:not(:defined) { block-size: 74px; } }
    </style>
    <script type="module" src="/cdn/portal.js"></script>
    <portal-provider api-url="${apiPath}">
      <header><strong>Alder &amp; Quay</strong> <portal-account-menu></portal-account-menu></header>
      <portal-pay-selected></portal-pay-selected>
      <portal-invoice-list></portal-invoice-list>
    </portal-provider>
    <footer><p>48 Custom House Wharf, Portland</p></footer>
    <script>
      const session = ${JSON.stringify(session)};
      document.querySelector('portal-provider').getSession = async () => session;
    </script>`);
}

function plainScript(list: string, token: string): string {
  return `const response = await fetch('${list}', {headers: {Authorization: 'Bearer ${token}'}});
    (${showPlainList.toString()})((await response.json()).items);`;
}

const largestShift = (loads: readonly Loaded[]) => Math.max(...loads.map(({shift}) => shift));

/**
 * No waterfall beyond script, session, invoices: the rows come although nothing else that the page
 * asks for is ever answered.
 */
async function requireShortChain(browser: Browser, url: string): Promise<void> {
  const {page} = await openPage(browser);
  const held: string[] = [];
  await page.route('**/*', async (route) => {
    const {pathname} = new URL(route.request().url());
    if (route.request().isNavigationRequest() || chain.includes(pathname)) await route.continue();
    else held.push(pathname);
  });
  await page.goto(url, {waitUntil: 'commit'});
  const row = page.locator('tbody tr[data-id]').nth(rows - 1);
  await row.waitFor().catch((cause: unknown) => {
    throw new Error(`The rows wait for one of ${held.join(', ')}`, {cause});
  });
  await page.context().close();
}

interface Loaded {
  /** Milliseconds from the start of the navigation until every row was painted. */
  rowsAt: number;
  /** Cumulative, until two seconds later. */
  shift: number;
}

interface Watched {
  rowsAt?: number;
  shift: number;
}

async function loadOnce(
  browser: Browser,
  url: string,
  viewport: {width: number; height: number},
): Promise<Loaded> {
  const {page, devtools} = await openPage(browser, viewport);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow4g);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: cpuSlowdown});
  await page.addInitScript(watch, {expected: rows, rowsArePainted});
  // Asked from outside while it loads, the page would spend its time on the question.
  const painted = page.waitForEvent('console', (message) => message.text() === rowsArePainted);
  await page.goto(url, {waitUntil: 'commit'});
  await painted;
  await page.waitForTimeout(2000);
  const {rowsAt, shift} = await page.evaluate(
    () => (globalThis as unknown as {watched: Required<Watched>}).watched,
  );
  await page.context().close();
  return {rowsAt, shift};
}

/** Runs in the page, before anything of its own. */
function watch({expected, rowsArePainted}: {expected: number; rowsArePainted: string}): void {
  const watched: Watched = {shift: 0};
  Object.assign(globalThis, {watched});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shift += (entry as LayoutShift).value;
  }).observe({type: 'layout-shift', buffered: true});
  const look = () => {
    const root = document.querySelector('portal-invoice-list')?.shadowRoot ?? document;
    if (root.querySelectorAll('tbody tr[data-id]').length < expected) {
      requestAnimationFrame(look);
      return;
    }
    // A task after the frame in which they are painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        watched.rowsAt = performance.now();
        console.debug(rowsArePainted);
      }),
    );
  };
  requestAnimationFrame(look);
}

type LayoutShift = PerformanceEntry & {value: number};
