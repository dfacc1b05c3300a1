import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {bundle, html, serveHost} from './host-page.ts';
import {openWindow, Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const {email, password} = demo.signIns[0]!;
const application = await bundle(`
  import {start} from ${JSON.stringify(fileURLToPath(new URL('pages/react.ts', import.meta.url)))};
  start(${JSON.stringify({apiUrl: demo.apiUrl, email, password})});
`);

describe('in a React application', () => {
  it('E-06: props go in, events come out, a ref signs in, and leaving ends everything', async () => {
    const context = await openWindow(browser);
    await serveHost(context, demo.url, {
      'index.html': html('<script type="module" src="app.js"></script>', '<main></main>'),
      'app.js': application,
    });
    const visitor = new Visitor(await context.newPage(), demo);
    const {page} = visitor;
    await visitor.open('/host/index.html');
    await visitor.list.getByText('Log in to see your invoices').waitFor();

    await page.getByRole('button', {name: 'Sign in'}).click();
    await visitor.seesRows();
    await visitor.list.getByRole('checkbox').nth(1).check();
    await page.getByText('1 selected, 0 paid').waitFor();

    await visitor.paySelected.click();
    await visitor.button(/^Pay /).click();
    await visitor.dialog.getByRole('heading', {name: / is paid$/}).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('0 selected, 1 paid').waitFor();

    await page.getByRole('button', {name: 'Everything'}).click();
    await visitor.list.getByText('Paid', {exact: true}).first().waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('leave')));
    await visitor.list.waitFor({state: 'detached'});
    await visitor.assertWellBehaved();
    await context.close();
  });
});

describe('the React components', () => {
  it('are there for every element, with a prop for every event that the manifest names', async () => {
    const built: string = 'client-portal-elements/react';
    const components = (await import(built)) as Record<string, object>;
    const [, ...types] = readFileSync('dist/react/index.d.ts', 'utf8').split(
      'export declare const ',
    );
    const {modules} = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;
    const elements = modules.flatMap(({declarations}) =>
      declarations.filter(({tagName}) => tagName?.startsWith('portal-')),
    );
    assert.ok(elements.length >= 4);
    for (const {name, events = []} of elements) {
      assert.ok(components[name], `${name} has no component`);
      const type = types.find((each) => each.startsWith(`${name}:`)) ?? '';
      const missing = events
        .map((event) => propOf(event.name))
        .filter((prop) => !type.includes(prop));
      assert.deepEqual(missing, [], name);
    }
  });
});

interface Manifest {
  modules: {declarations: {name: string; tagName?: string; events?: {name: string}[]}[]}[];
}

/** `portal-error` → `onPortalError`. */
function propOf(event: string): string {
  return `on${event.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}
