import type {Browser} from 'playwright-core';
import type {PortalSelectionChangedEvent} from '../../src/events/index.ts';
import {grouped, median, times, type Report} from './bench.ts';
import {htmlPage, openPage, withBrowser} from './browser.ts';
import {withDatabases} from './databases.ts';
import {addInvoices} from './invoices.ts';
import {addClient, addFirm, apiPath, createBenchPortal, type BenchPortal} from './portal.ts';
import {serveSite, type BenchSite} from './site.ts';

const small = {client: 'small', invoices: 1_000};
const large = {client: 'large', invoices: 10_000};
const rounds = 5;
const mostRatio = 12;

/**
 * Whether the top-most box grows in step with what it selects: from the press to the count on
 * screen, through the elements, HTTP, the server and its database.
 */
export function benchSelectAll(): Promise<Report> {
  return withDatabases(async ({engine, open}) => {
    const portal = createBenchPortal(await open());
    await seed(portal);
    const site = await serveSite({
      pages: {
        '/small': await pageOf(portal, small.client),
        '/large': await pageOf(portal, large.client),
      },
      api: async (request) => portal.app.fetch(request),
    });
    try {
      return await withBrowser(async (browser) => {
        const pressSmall = await openList(browser, site, '/small', small.invoices);
        const pressLarge = await openList(browser, site, '/large', large.invoices);
        const pairs = await times(1 + rounds, async () => ({
          small: await pressSmall(),
          large: await pressLarge(),
        }));
        const warm = pairs.slice(1);
        const ofSmall = median(warm.map((pair) => pair.small));
        const ofLarge = median(warm.map((pair) => pair.large));
        const [many, few] = [grouped(large.invoices), grouped(small.invoices)];
        return {
          name: 'c · select all',
          setting: `${engine}, HTTP, Chromium`,
          figures: [
            {name: `${many} to ${few}`, value: ofLarge / ofSmall, unit: '×', budget: mostRatio},
            {name: few, value: ofSmall, unit: 'ms'},
            {name: many, value: ofLarge, unit: 'ms'},
          ],
        };
      });
    } finally {
      await site.close();
    }
  });
}

async function seed({ports: {db}}: BenchPortal): Promise<void> {
  await addFirm(db);
  for (const {client, invoices} of [small, large]) {
    await addClient(db, client);
    const indexes = Array.from({length: invoices}, (_, index) => index);
    await addInvoices(
      db,
      indexes.map((index) => ({client, index, isPaid: false})),
    );
  }
}

async function pageOf(portal: BenchPortal, client: string): Promise<string> {
  const session = await portal.signIn(client);
  return htmlPage(`
    <portal-provider api-url="${apiPath}" session="memory">
      <portal-invoice-list></portal-invoice-list>
    </portal-provider>
    <script>
      const session = ${JSON.stringify(session)};
      document.querySelector('portal-provider').getSession = async () => session;
    </script>
    <script type="module" src="/cdn/portal.js"></script>`);
}

/** Each call selects all, measures it in the page, and unselects all again. */
async function openList(
  browser: Browser,
  {url}: BenchSite,
  path: string,
  expected: number,
): Promise<() => Promise<number>> {
  const {page} = await openPage(browser);
  await page.goto(url + path);
  await page.locator('thead input[type=checkbox]').waitFor();
  await page.locator('tbody tr[data-id]').first().waitFor();
  return () => page.evaluate(pressTwice, expected);
}

/** Runs in the page. */
async function pressTwice(expected: number): Promise<number> {
  const list = document.querySelector('portal-invoice-list')!;
  const box = () => list.shadowRoot!.querySelector<HTMLInputElement>('thead input[type=checkbox]')!;
  const press = async (count: number) => {
    const start = performance.now();
    const selected = new Promise<void>((resolve) => {
      const listen = ({invoiceIds}: Event & Pick<PortalSelectionChangedEvent, 'invoiceIds'>) => {
        if (invoiceIds.length !== count) return;
        list.removeEventListener('portal-selection-changed', listen as EventListener);
        resolve();
      };
      list.addEventListener('portal-selection-changed', listen as EventListener);
    });
    box().click();
    await selected;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  };
  const milliseconds = await press(expected);
  await press(0);
  return milliseconds;
}
