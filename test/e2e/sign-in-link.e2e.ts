import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium, type Page} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {until} from '../setup/until.ts';
import {startDemo} from './harness.ts';
import {onSimulator} from './processor/index.ts';
import {openWindow, visit, Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const [contact] = demo.signIns;
assert.ok(contact);
const {email, password} = contact;
const chosen = 'a password of my own';

/** The answer of the API to a token, or to a password. */
async function statusOf(token: string): Promise<number> {
  const headers = {Authorization: `Bearer ${token}`};
  return (await fetch(`${demo.apiUrl}/session`, {headers})).status;
}

async function signInWith(typed: string): Promise<number> {
  const response = await fetch(`${demo.apiUrl}/sessions`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({grant: 'password', email, password: typed}),
  });
  return response.status;
}

/** The link of the newest letter, once the worker has sent it. */
async function linkInOutbox(page: Page): Promise<string> {
  await page.goto(`${demo.url}/outbox/`);
  const letters = page.getByRole('listitem').filter({hasText: email});
  const lookAgain = async () => {
    const answer = page.waitForResponse('**/outbox.json');
    await page.locator('#again').click();
    await (await answer).finished();
    return letters.allInnerTexts();
  };
  await until('for a letter with a link', lookAgain, (texts) =>
    texts.some((text) => text.includes('#portal-sign-in=')),
  );
  const link = letters.getByRole('link', {name: /#portal-sign-in=/}).first();
  return (await link.getAttribute('href')) ?? '';
}

/** A letter opens a page of its own. */
async function follow(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

describe('a sign-in link, from the login to another password', () => {
  it(
    'A-09: asked for, sent, opened once by a press; the old password and session end (by keyboard alone)',
    onSimulator('outbox'),
    async () => {
      const elsewhere = await visit(await openWindow(browser), demo);
      await elsewhere.signIn(email);
      const {token} = elsewhere;
      assert.ok(token);
      assert.equal(await statusOf(token), 200);

      const visitor = await visit(await openWindow(browser), demo);
      const {page, dialog} = visitor;
      const {keyboard} = page;
      const login = page.locator('portal-account-menu').getByRole('button', {name: 'Login'});
      await login.waitFor();
      await visitor.tabTo(login);
      await keyboard.press('Enter');
      await visitor.seesFocus(dialog.getByLabel('Email'));
      await keyboard.type(email);
      await visitor.tabTo(/^Email me a sign-in link$/);
      await keyboard.press('Enter');
      await dialog.getByText(`If ${email} has access, a link is on its way.`).first().waitFor();

      const link = await linkInOutbox(await page.context().newPage());
      await follow(page, link);
      const door = page.locator('portal-accept-invite');
      await door.getByRole('button', {name: 'Login'}).waitFor();
      assert.doesNotMatch(page.url(), /portal-sign-in/);
      await visitor.tabTo(door.getByRole('button', {name: 'Login'}));
      await keyboard.press('Enter');
      await visitor.seesFocus(door.getByRole('heading', {name: 'You are logged in'}));
      await visitor.tabTo(/^Go to the portal$/);
      await keyboard.press('Enter');
      await page.waitForURL('**/portal/');
      await visitor.seesRows();

      const again = new Visitor(await page.context().newPage(), demo);
      await follow(again.page, link);
      const dead = again.page.locator('portal-accept-invite');
      await dead.getByRole('button', {name: 'Login'}).click();
      await dead.getByText('This sign-in link no longer works. Ask for a new one.').waitFor();

      await visitor.tabTo(/^Account:/);
      await keyboard.press('ArrowDown');
      await visitor.seesFocus(page.getByRole('menuitem').first());
      await keyboard.press('ArrowDown');
      await visitor.seesFocus(page.getByRole('menuitem', {name: 'Change password'}));
      await keyboard.press('Enter');
      await visitor.seesFocus(dialog.getByLabel('New password'));
      await keyboard.type(chosen);
      await keyboard.press('Enter');
      await dialog.getByText('Your password is changed.').first().waitFor();
      await visitor.seesFocus(dialog.getByRole('heading', {name: 'Change password'}));
      await keyboard.press('Escape');
      await visitor.seesFocus(page.getByRole('button', {name: /^Account:/}));

      assert.equal(await statusOf(token), 401);
      assert.ok(visitor.token);
      assert.equal(await statusOf(visitor.token), 200);
      assert.deepEqual([await signInWith(password), await signInWith(chosen)], [401, 200]);
      await visitor.assertWellBehaved();
    },
  );
});
