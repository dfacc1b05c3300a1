import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {type Browser, chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {showWhenFailed} from './when-failed.ts';

interface Integrity {
  files: Record<string, string>;
}

const {files} = JSON.parse(readFileSync('dist/cdn/integrity.json', 'utf8')) as Integrity;
const lateFiles = Object.keys(files).filter((file) => file !== 'portal.js');

describe('dist/cdn/portal.js', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  /** What the server answers, by path; files of the build unless a test says otherwise. */
  const pages = new Map<string, string>();

  before(async () => {
    const {executablePath, args} = await findChromium();
    browser = await chromium.launch({executablePath, args});
    server = createServer((request, response) => {
      const {pathname} = new URL(request.url ?? '/', origin);
      const page = pages.get(pathname);
      response.setHeader(
        'Content-Type',
        pathname.endsWith('.js') ? 'text/javascript' : 'text/html',
      );
      response.end(page ?? readFileSync(`dist/cdn${pathname}`));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  async function open(path: string, html: string) {
    pages.set(path, `<!doctype html><link rel="icon" href="data:,">${html}`);
    const context = await browser.newContext();
    showWhenFailed(context);
    const page = await context.newPage();
    const requested: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requested.push(request.url().replace(`${origin}/`, '')));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(origin + path);
    await page.evaluate(() => customElements.whenDefined('portal-provider'));
    return {page, requested, said};
  }

  const importAll = `Promise.all(${JSON.stringify(lateFiles)}.map((file) => import('/' + file)))`;

  it('shows rows with one request', async () => {
    const {page, requested, said} = await open(
      '/one.html',
      '<script type="module" src="portal.js"></script>',
    );

    // What shows rows is one file; the menu and the totals come beside the API's first answers.
    assert.deepEqual(requested.slice(0, 2), ['one.html', 'portal.js']);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('asks who is signed in before anything that no row needs', async () => {
    pages.set('/portal/v1/alder/session', 'no answer of a portal');
    const {page, requested} = await open(
      '/first.html',
      `<script type="module" src="portal.js"></script>
       <portal-provider api-url="/portal/v1/alder"><portal-invoice-list></portal-invoice-list></portal-provider>
       <script>
         document.querySelector('portal-provider').getSession = async () =>
           ({accessToken: 'token', expiresAt: '2100-01-01T00:00:00Z'});
       </script>`,
    );

    await page.evaluate(() => customElements.whenDefined('portal-account-menu'));

    const names = requested.map((url) => url.replace(/\.[^/]*$/, ''));
    assert.deepEqual(names.slice(0, 4), ['first', 'portal', 'portal/v1/alder/session', 'desk']);
    await page.context().close();
  });

  it('opens the sign-in without waiting for the other views', async () => {
    const {page, requested, said} = await open(
      '/login.html',
      `<script type="module" src="portal.js"></script>
       <portal-provider api-url="/portal/v1/alder"><portal-account-menu></portal-account-menu></portal-provider>`,
    );

    await page.getByRole('button', {name: 'Login'}).click();
    await page.getByRole('dialog').getByLabel('Email').waitFor();

    // The check of the firm's colours comes to a developer alone, at some time.
    const aside = new Set(['login', 'contrast-check']);
    const scripts = requested
      .map((url) => url.replace(/\..*/, ''))
      .filter((url) => !aside.has(url));
    assert.deepEqual(scripts.sort(), ['desk', 'portal']);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('asks for what a late file needs together with it', async () => {
    pages.set('/portal/v1/alder/session', 'no answer of a portal');
    const {page} = await open('/together.html', '<script type="module" src="portal.js"></script>');
    const needed = page.waitForRequest(/\/payment\./);
    // It does not come before its page has asked for the other.
    await page.route(/\/methods\./, async (route) => {
      await needed;
      await route.continue();
    });
    const came = page.waitForResponse(/\/methods\./);

    await page.evaluate(() => {
      document.body.innerHTML = `<portal-provider api-url="/portal/v1/alder">
        <portal-payment-methods></portal-payment-methods></portal-provider>`;
    });

    assert.equal((await came).status(), 200);
    await page.context().close();
  });

  it('shares its modules with late chunks even when a page names it with a query', async () => {
    const {page, requested, said} = await open(
      '/query.html',
      '<script type="module" src="portal.js?ver=6.4"></script>',
    );

    await page.evaluate(importAll);

    const scripts = requested.filter((url) => url.startsWith('portal.js'));
    assert.deepEqual(scripts, ['portal.js?ver=6.4']);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('loads every file under the integrity that integrity.json states', async () => {
    const map = JSON.stringify({
      integrity: Object.fromEntries(lateFiles.map((file) => [`${origin}/${file}`, files[file]])),
    });
    const {page, said} = await open(
      '/integrity.html',
      `<script type="importmap">${map}</script>
       <script type="module" src="portal.js" integrity="${files['portal.js']}"></script>`,
    );

    await page.evaluate(importAll);

    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('is refused by the browser once a file was changed', async () => {
    const [late = ''] = lateFiles;
    pages.set(`/${late}`, 'document.title = "changed";');
    const map = JSON.stringify({integrity: {[`${origin}/${late}`]: files[late]}});
    const {page} = await open(
      '/changed.html',
      `<script type="importmap">${map}</script><script type="module" src="portal.js"></script>`,
    );

    await assert.rejects(page.evaluate(`import('/${late}')`));

    pages.delete(`/${late}`);
    await page.context().close();
  });
});
