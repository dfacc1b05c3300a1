import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {inDataFolder} from './database.ts';
import {startDemo} from './harness.ts';
import {Recording} from './leaks/recording.ts';
import {findLeaks, notesOfDatabase, notesOfFolder} from './leaks/search.ts';
import {signInAs} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';
import {StandInForm} from './processor/simulator.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true, environment: {LOG_LEVEL: 'debug'}});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const card = '4000002760003184';
const account = '000222222227';

describe('M-11: card numbers, client secrets and tokens', async () => {
  const context = await openWindow(browser);
  const recording = await Recording.in(context, demo);
  const {notes, secrets} = recording;
  secrets.set(card, 'card number').set(account, 'account number');
  const visitor = await visit(context, demo);
  const {page, dialog} = visitor;

  it('while a card is entered, saved, asked about and charged', async () => {
    const mara = await signInAs(demo, 'mara');
    const [invoice] = (await mara.invoices())
      .slice(0, 25)
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'));
    await visitor.signIn();
    await visitor.select(invoice!.number);
    await visitor.paySelected.click();
    await dialog.getByRole('radio', {name: /Another payment method/}).check();
    await processor.formOn(page).typeCard(card);
    await recording.look(page);
    await dialog.getByLabel('Save this payment method').check();
    await visitor.button(/^Pay \$/).click();
    const paid = dialog.getByRole('heading', {name: `${invoice!.number} is paid`});
    const asks = dialog.getByRole('button', {name: 'Confirm now', disabled: false});
    // To set the card up, and to pay.
    for (let questions = 0; questions < 4; questions += 1) {
      await paid.or(asks).first().waitFor();
      if (await paid.isVisible()) break;
      await recording.look(page);
      await asks.click();
      const bank = await processor.bankAsks(page);
      await recording.look(page);
      await bank.complete();
    }
    await paid.waitFor();
    await recording.look(page);
    await visitor.button('Done').click();
    await dialog.waitFor({state: 'detached'});
  });

  it('while a bank account is entered and saved', onSimulator('bank to log in at'), async () => {
    await page
      .locator('portal-account-menu')
      .getByRole('button', {name: /^Account/})
      .click();
    await page.getByRole('menuitem', {name: 'Payment Methods'}).click();
    await visitor.button('Add Payment Method').click();
    const form = new StandInForm(page);
    await form.typeAccount(account);
    await form.verify();
    await recording.look(page);
    await visitor.button('Save Payment').click();
    await dialog
      .getByText(/2227 was saved\./)
      .first()
      .waitFor();
    await recording.look(page);
  });

  it('while the session goes on after a reload', async () => {
    await page.reload();
    await visitor.seesRows();
    await recording.look(page);
    const kinds = new Set(secrets.values());
    assert.deepEqual([...kinds].sort(), [
      'access token',
      'account number',
      'card number',
      'client secret',
      'refresh token',
    ]);
    assert.ok(notes.some(({place, text}) => place === 'event' && /transaction-settled/.test(text)));
  });

  it('are in no DOM, event, storage, URL, broadcast or console of the page', () => {
    assert.deepEqual(findLeaks(notes, secrets), []);
  });

  it('would be found in each of them', async () => {
    const other = await openWindow(browser);
    const planted = await Recording.in(other, demo);
    const somewhere = await other.newPage();
    await somewhere.goto(demo.url);
    await somewhere.evaluate((secret) => {
      const host = document.body.appendChild(document.createElement('div'));
      const inner = host.attachShadow({mode: 'closed'}).appendChild(document.createElement('p'));
      inner.title = secret;
      inner.remove();
      host.dispatchEvent(Object.assign(new Event('portal-error'), {detail: {id: [secret]}}));
      sessionStorage.setItem('x', secret);
      sessionStorage.clear();
      localStorage['x'] = secret;
      new BroadcastChannel('x').postMessage({secret});
      history.replaceState(null, '', `#${secret}`);
      document.cookie = `x=${secret}`;
      console.log(secret);
    }, 'pi_1_secret_2');
    await planted.look(somewhere);
    assert.deepEqual(findLeaks(planted.notes, new Map([['pi_1_secret_2', 'client secret']])), [
      'client secret in DOM',
      'client secret in URL',
      'client secret in broadcast',
      'client secret in console',
      'client secret in cookie',
      'client secret in event',
      'client secret in localStorage',
      'client secret in sessionStorage',
    ]);
    await other.close();
  });

  it('are in no log and no file of the server, nor typed numbers in the simulator’s', async () => {
    const log = demo.output();
    assert.match(log, /"level"/, 'nothing was logged');
    await context.close();
    await demo.stop();
    const files = await notesOfFolder(demo.dataDir);
    const ofSimulator = files.filter(({place}) => place.startsWith('file simulator.sqlite'));
    const ofServer = files.filter((file) => !ofSimulator.includes(file));
    assert.ok(ofServer.length > 100, 'the database is not among the files');
    assert.deepEqual(findLeaks([{place: 'log', text: log}, ...ofServer], secrets), []);
    const typed = new Map([...secrets].filter(([, what]) => what.endsWith('number')));
    assert.deepEqual(findLeaks(ofSimulator, typed), []);
  });

  it('are in no table of the server’s database, and would be found there', async () => {
    const found = await inDataFolder(demo.dataDir, async (db) => {
      const tables = await notesOfDatabase(db);
      assert.ok(tables.some(({place, text}) => place === 'table transactions' && text !== ''));
      const before = findLeaks(tables, secrets);
      await db.query(`insert into meta (key, value) values ('leak', $1)`, [card]);
      return {before, planted: findLeaks(await notesOfDatabase(db), secrets)};
    });
    assert.deepEqual(found, {before: [], planted: ['card number in table meta']});
  });
});
