import assert from 'node:assert/strict';
import {exec} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {after, test} from 'node:test';
import {promisify} from 'node:util';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo, temporaryDataDir} from './harness.ts';
import {onSimulator, processor} from './processor/index.ts';
import {openWindow, visit} from './visitor.ts';

const root = new URL('../../', import.meta.url);
const run = promisify(exec);

/** Of the example that the importer's manual describes. */
const CONTACT = 'odile@wharflane.example';

/** The commands of the README's section, as they stand there. */
async function commandsOf(heading: string): Promise<string[]> {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const blocks = [...text.matchAll(/```\n([^]*?)```/g)].map(([, block = '']) => block);
  // A line that ends in a backslash goes on in the next.
  return blocks.flatMap((block) => block.replaceAll('\\\n', ' ').trim().split('\n'));
}

test(
  'A-01, A-02, A-03, L-14: by the README alone, from an empty folder to a paid invoice',
  onSimulator('outbox'),
  async () => {
    const dataDir = await temporaryDataDir();
    const inFolder = async (command: string) => {
      const {stdout} = await run(command, {cwd: root, env: {...process.env, DATA_DIR: dataDir}});
      return stdout;
    };
    const [setFolder, createFirm, load, start, ...others] = await commandsOf('From an empty firm');
    assert.match(setFolder ?? '', /^export DATA_DIR=/);
    assert.equal(start, 'npm start');
    assert.deepEqual(others, []);

    const made = await inFolder(createFirm ?? '');
    const [, email, password] = /^(\S+) can sign in with the password (\S+)\.$/m.exec(made) ?? [];
    assert.ok(email && password, made);
    assert.match(await inFolder(load ?? ''), /^invoices: 3 new/m);
    const demo = await startDemo({dataDir, site: true});
    assert.match(demo.output(), /Its database has firms of your own/);
    assert.deepEqual(demo.signIns, []);

    const {executablePath, args} = await findChromium();
    const browser = await chromium.launch({executablePath, args});
    after(() => browser.close());
    const desk = await (await openWindow(browser)).newPage();
    await desk.goto(`${demo.url}/staff/`);
    await desk.getByRole('button', {name: 'Login'}).click();
    await desk.getByLabel('Email').fill(email);
    await desk.getByRole('textbox', {name: 'Password'}).fill(password);
    await desk.getByRole('dialog').getByRole('button', {name: 'Login'}).click();
    await desk.getByRole('button', {name: /^Wharf Lane Bakery/}).click();
    const portal = desk.getByRole('switch', {name: 'Client portal, Wharf Lane Bakery'});
    await desk.getByText(CONTACT).waitFor();
    assert.equal(await desk.getByRole('button', {name: /^Send invite/}).count(), 0);

    // The same command beside the running server changes the firm: without the Wallet no portal goes on.
    const setWallet = async (wallet: 'on' | 'off') => {
      const said = await inFolder(`npm run create-firm -- --key alder --wallet ${wallet}`);
      assert.match(said, /The firm alder is changed/);
    };
    await setWallet('off');
    await portal.click();
    const refusal = desk.getByText('does not take payments here').filter({visible: true});
    await refusal.first().waitFor();
    assert.equal(await portal.getAttribute('aria-checked'), 'false');
    await setWallet('on');
    await portal.click();
    await desk.getByRole('button', {name: /^Send invite/}).click();
    await desk.getByRole('button', {name: /^Re-send invite/}).waitFor();

    const visitor = await visit(await openWindow(browser), demo);
    const {page, dialog} = visitor;
    await visitor.open('/outbox/');
    await page.getByRole('listitem').filter({hasText: CONTACT}).getByRole('link').click();
    await page.getByLabel('New password').fill('a password of my own');
    await page.getByRole('button', {name: 'Accept the invite'}).click();
    await page.getByRole('link', {name: 'Go to the portal'}).click();

    // L-14: a portal that is on stays on without the Wallet; nobody can pay in it.
    const payNow = visitor.row('EX-1002').getByRole('button', {name: /Pay Now/});
    await payNow.waitFor();
    for (const [wallet, state] of [
      ['off', 'detached'],
      ['on', 'visible'],
    ] as const) {
      await setWallet(wallet);
      await page.reload();
      await visitor.row('EX-1002').waitFor();
      await payNow.waitFor({state});
    }
    await payNow.click();
    await processor.formOn(page).typeCard('4242424242424242');
    await visitor.button(/^Pay \$640\.00/).click();
    await dialog.getByRole('heading', {name: 'EX-1002 is paid'}).waitFor();
    await visitor.assertWellBehaved();
    await demo.stop();
  },
);
