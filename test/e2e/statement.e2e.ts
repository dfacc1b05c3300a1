import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, describe, it} from 'node:test';
import {chromium, type Page} from 'playwright-core';
import {dateIn} from '../../src/model/calendar.ts';
import {textOf} from '../server/documents/text-of.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {openWindow, visit, type Visitor, written} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
// Where the system's own letters are ASCII alone, the browser would not write the dash of a file's name.
const env = {...process.env, LC_ALL: 'C.UTF-8'};
const browser = await chromium.launch({executablePath, args, env});
after(() => browser.close());

const dayFromNow = (days: number) => dateIn('America/New_York', Date.now() + days * 86_400_000);
/** Begins after the oldest open invoice, and ends when today is long over. */
const [from, to] = [dayFromNow(-35), dayFromNow(20)];

interface Figures {
  opening: number;
  activity: number[];
  closing: number;
  ageing: number[];
}

describe('a statement of the demo', () => {
  it('adds up, on the page and in its files, to what the list says; a payment is on it at once', async () => {
    const visitor = await visit(await openWindow(browser), demo);
    const {page, dialog} = visitor;
    await visitor.signIn('hugh');
    const total = await visitor.outstanding.innerText();
    const outstanding = toCents(/\$[\d,.]+/.exec(total)?.[0]);
    await openStatement(visitor);
    assertAddsUp(await shown(page), outstanding);
    await assertFiles(page, outstanding);

    await page.getByRole('link', {name: 'Invoices'}).click();
    const row = visitor.row('INV-2103');
    await row.getByRole('button', {name: /^Pay Now/}).click();
    await visitor.button(/^Pay \$1,820\.00/).click();
    await dialog.getByRole('heading', {name: 'INV-2103 is paid'}).waitFor();
    await visitor.button('Done').click();
    await row.waitFor({state: 'detached'});

    await openStatement(visitor);
    const entry = page.getByRole('row').filter({hasText: 'Payment for INV-2103'});
    await entry.getByText('Card').waitFor();
    const figures = await shown(page);
    assertAddsUp(figures, outstanding - 182_000);
    assert.ok(figures.activity.includes(-182_000));
    await assertFiles(page, figures.closing, /Payment for INV-2103/);
    await visitor.assertWellBehaved();
  });
});

async function openStatement({page}: Visitor): Promise<void> {
  await page.getByRole('link', {name: 'Statement'}).click();
  await page.getByLabel('From').fill(from);
  await page.getByLabel('To', {exact: true}).fill(to);
  await page.getByRole('button', {name: 'Show', exact: true}).click();
  const date = (day: string) =>
    new Date(day).toLocaleDateString('en', {dateStyle: 'medium', timeZone: 'UTC'});
  await page.getByText(`Statement from ${date(from)} to ${date(to)}.`).waitFor();
}

async function shown(page: Page): Promise<Figures> {
  const amounts = async (where: string) =>
    (await page.locator(where).allInnerTexts()).map((text) => toCents(text));
  const [opening = NaN, closing = NaN] = await amounts('[part~=totals] dd');
  return {
    opening,
    activity: await amounts('#activity-USD .counted td:nth-child(3)'),
    closing,
    ageing: await amounts('[part~=ageing] dd:nth-of-type(1)'),
  };
}

function assertAddsUp({opening, activity, closing, ageing}: Figures, balance: number): void {
  assert.equal(closing, balance);
  assert.equal(opening, 327_500);
  assert.equal(opening + sum(activity), closing);
  assert.equal(sum(ageing), closing);
}

/** Both say the same. */
async function assertFiles(page: Page, balance: number, entry = /Invoice INV-2103/): Promise<void> {
  const [pdf, csv] = [await download(page, 'PDF'), await download(page, 'CSV')];
  const text = await textOf(pdf);
  assert.match(text, entry);
  assert.ok(text.includes(written({amount: balance, currency: 'USD'})), text);

  const [head = '', ...lines] = csv
    .toString()
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  const valuesOf = (section: string, column: string) =>
    lines
      .map((line) => line.split(','))
      .filter(([first]) => first === section)
      .map((cells) => toCents(cells[columns.indexOf(column)]));
  assertAddsUp(
    {
      opening: sum(valuesOf('opening', 'balance')),
      activity: valuesOf('activity', 'amount'),
      closing: sum(valuesOf('closing', 'balance')),
      ageing: valuesOf('ageing', 'balance'),
    },
    balance,
  );
}

async function download(page: Page, format: 'PDF' | 'CSV'): Promise<Buffer> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: `Download ${format}`}).click(),
  ]);
  assert.equal(saved.suggestedFilename(), `Statement ${from} – ${to}.${format.toLowerCase()}`);
  return readFile(await saved.path());
}

function toCents(text = ''): number {
  return Math.round(Number(text.replace('−', '-').replaceAll(/[^\d.-]/g, '')) * 100);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
