import {chromium, type Browser, type CDPSession, type Page} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await findChromium());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page on its own; what goes wrong in it ends the benchmark. */
export async function openPage(
  browser: Browser,
  viewport = {width: 1280, height: 800},
): Promise<{page: Page; devtools: CDPSession}> {
  const context = await browser.newContext({viewport});
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return {page, devtools: await context.newCDPSession(page)};
}

/** The head of each page: no request for an icon. */
export function htmlPage(body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Client portal</title>
    <link rel="icon" href="data:,">
    <style>body { margin: 0 auto; max-width: 1040px; padding: 16px; font: 16px system-ui; }</style>
  </head>
  <body>${body}</body>
</html>`;
}
