import assert from 'node:assert/strict';
import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import type {Money} from '../../src/contract/types.ts';
import type {RunningDemo} from './harness.ts';
import {processor} from './processor/index.ts';
import {showWhenFailed} from './when-failed.ts';

/** More than any payment here has invoices, twice. */
const mostQuestions = 10;

interface Violation {
  directive: string;
  blocked: string;
}

declare global {
  // What the init script of a visit leaves in its page.
  var policyViolations: Violation[];
}

/** A browser window of its own, in English; policy violations are remembered in each page. */
export async function openWindow(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: {width: 1280, height: 900},
  });
  showWhenFailed(context);
  await context.addInitScript(() => {
    globalThis.policyViolations = [];
    addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
      globalThis.policyViolations.push({directive: violatedDirective, blocked: blockedURI});
    });
  });
  return context;
}

/** Somebody at the firm's client portal: presses what is shown, reads what is said. */
export class Visitor {
  readonly page: Page;
  /** Addresses of everything that was asked for, with the method. */
  readonly requests: string[] = [];
  /** The access token that was sent last. */
  token: string | null = null;
  readonly #demo: RunningDemo;
  readonly #said: string[] = [];

  constructor(page: Page, demo: RunningDemo) {
    this.page = page;
    this.#demo = demo;
    page.on('request', (request) => {
      this.requests.push(`${request.method()} ${request.url()}`);
      const {authorization} = request.headers();
      if (authorization) this.token = authorization.replace('Bearer ', '');
    });
    page.on('pageerror', (error) => this.#said.push(error.message));
    page.on('console', (message) => {
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.#said.push(message.text());
    });
  }

  get list(): Locator {
    return this.page.locator('portal-invoice-list');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get paySelected(): Locator {
    return this.page.locator('portal-pay-selected').getByRole('button', {name: 'Pay Selected'});
  }

  row(number: string): Locator {
    return this.list.getByRole('row').filter({hasText: number});
  }

  box(number: string): Locator {
    return this.list.getByRole('checkbox', {name: `Select ${number},`});
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', {name});
  }

  async open(path = '/portal/'): Promise<void> {
    await this.page.goto(this.#demo.url + path);
  }

  /** Of what others do; to be asked for before the page could hear it. */
  async hearsNothing(): Promise<void> {
    await this.page.route(/\/events\?/, (route) => route.abort());
  }

  /** Through Login, with what /demo.json says. */
  async signIn(email = 'mara'): Promise<void> {
    await this.page.locator('portal-account-menu').getByRole('button', {name: 'Login'}).click();
    await this.enterCredentials(email);
    await this.seesRows();
  }

  async enterCredentials(email = 'mara'): Promise<void> {
    const known = this.#demo.signIns.find((each) => each.email.startsWith(email));
    assert.ok(known, `Nobody signs in as ${email}`);
    await this.dialog.getByLabel('Email').fill(known.email);
    await this.dialog.getByLabel('Password', {exact: true}).fill(known.password);
    await this.dialog.getByRole('button', {name: 'Login'}).click();
  }

  /** And the summary above them: with several currencies it grows, and a press under way would miss its row. */
  async seesRows(): Promise<void> {
    await this.list.getByRole('checkbox').nth(1).waitFor();
    await this.list.locator('.summary .cell dd:not(:has(.block))').first().waitFor();
  }

  async select(...numbers: readonly string[]): Promise<void> {
    for (const number of numbers) await this.box(number).check();
  }

  /** The Outstanding cell once it is loaded: an amount and a count per currency. */
  get outstanding(): Locator {
    const cell = this.list.getByRole('group', {name: 'Summary'}).locator('.cell').first();
    return cell.filter({hasText: /\d/});
  }

  async seesFocus(where: Locator): Promise<void> {
    await where.and(this.page.locator(':focus')).waitFor();
  }

  /** Confirms whatever the payer’s bank asks until `result` is there; answers how often it asked. */
  async confirmUntil(result: Locator): Promise<number> {
    const asks = this.dialog.getByRole('button', {name: 'Confirm now', disabled: false});
    for (let questions = 0; questions < mostQuestions; questions += 1) {
      await result.or(asks).first().waitFor();
      if (await result.isVisible()) return questions;
      await asks.click();
      await (await processor.bankAsks(this.page)).complete();
    }
    assert.fail(`The bank has asked ${mostQuestions} times`);
  }

  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      let {activeElement} = document;
      while (activeElement?.shadowRoot?.activeElement) {
        activeElement = activeElement.shadowRoot.activeElement;
      }
      return (activeElement?.ariaLabel ?? activeElement?.textContent ?? '').trim();
    });
  }

  /** Presses Tab until the focus is there, on a page that shows it already. */
  async tabTo(where: RegExp | Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const isThere = async () =>
      where instanceof RegExp
        ? where.test(await this.focused())
        : (await where.and(this.page.locator(':focus')).count()) > 0;
    for (let presses = 0; presses < 120; presses += 1) {
      if (await isThere()) return;
      await this.page.keyboard.press(key);
    }
    assert.fail(`The keyboard does not get to ${String(where)}`);
  }

  payments(): string[] {
    return this.requests.filter((request) => /^POST .*\/payments$/.test(request));
  }

  /** E-01, E-05: no violation of the page's policy, no request elsewhere, no error in the console. */
  async assertWellBehaved(): Promise<void> {
    assert.deepEqual(await this.page.evaluate(() => globalThis.policyViolations), []);
    const foreign = this.requests.filter((request) => !request.includes(` ${this.#demo.url}/`));
    assert.deepEqual(foreign, []);
    assert.deepEqual(this.#said, []);
  }
}

export async function visit(context: BrowserContext, demo: RunningDemo): Promise<Visitor> {
  const visitor = new Visitor(await context.newPage(), demo);
  await visitor.open();
  return visitor;
}

/** As the page writes it. */
export function written({amount, currency}: Money): string {
  const format = new Intl.NumberFormat('en', {style: 'currency', currency});
  const {maximumFractionDigits = 2} = format.resolvedOptions();
  return format.format(amount / 10 ** maximumFractionDigits);
}
