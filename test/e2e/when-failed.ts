import {afterEach} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';

/** What the console of each open page got. */
const open = new Map<Page, string[]>();
/** So much of a page tells what it was about; milliseconds that a page may take to say it. */
const mostText = 4_000;
const patience = 5_000;

/**
 * When a test of the file fails, its output says what the pages of this window showed then. To be
 * called before the window has pages.
 */
export function showWhenFailed(context: BrowserContext): void {
  context.on('page', (page) => {
    const said: string[] = [];
    open.set(page, said);
    page.on('close', () => open.delete(page));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
  });
}

afterEach(async (test) => {
  if (!('error' in test) || !test.error) return;
  for (const [page, said] of open) {
    const shown = await describe(page).catch((error: unknown) => String(error));
    console.error([`“${test.name}” failed with ${page.url()}`, shown, ...said].join('\n'));
  }
});

/** The dialog on top, or what the page is about, as assistive technology reads it. */
async function describe(page: Page): Promise<string> {
  const dialogs = page.locator('dialog[open]');
  const shown = (await dialogs.count()) > 0 ? dialogs : page.locator('body, main');
  const text = await shown.last().ariaSnapshot({timeout: patience});
  return text.slice(0, mostText);
}
