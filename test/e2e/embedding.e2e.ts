import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium, type BrowserContext, type Page} from 'playwright-core';
import {cast} from '../../demo/seed/cast.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {bundle, html, serveHost} from './host-page.ts';
import {signInAs} from './portal.ts';
import {openWindow, Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const sableUrl = demo.apiUrl.replace('/alder', '/sable');
const mara = demo.signIns[0]!;
const jule = cast.find(({details}) => details.key === 'sable')!.contacts[0]!;
const portalTag = '<script type="module" src="/cdn/portal.js"></script>';
const list = '<portal-invoice-list></portal-invoice-list>';
const provider = (content: string, apiUrl = demo.apiUrl, id = 'alder') =>
  `<portal-provider id="${id}" api-url="${apiUrl}" session="memory">${content}</portal-provider>`;

/** A page of a firm's site, open in a window of its own. */
async function openHost(files: Record<string, string>): Promise<Visitor> {
  const context: BrowserContext = await openWindow(browser);
  await serveHost(context, demo.url, files);
  const visitor = new Visitor(await context.newPage(), demo);
  await visitor.open('/host/index.html');
  return visitor;
}

async function signIn(
  page: Page,
  {email, password}: {email: string; password: string} = mara,
  id = 'alder',
): Promise<void> {
  await page.waitForFunction(() => customElements.get('portal-provider') !== undefined);
  await page.evaluate(
    async ([providerId, grant]) => {
      const element = document.querySelector(`#${providerId}`) as HTMLElement & {
        updateComplete: Promise<unknown>;
        signIn(grant: object): Promise<void>;
      };
      await element.updateComplete;
      await element.signIn({grant: 'password', ...grant});
    },
    [id, {email, password}] as const,
  );
}

describe('on pages of all kinds', () => {
  it('E-01: pays under the strict policy from the script tag', async () => {
    const visitor = await openHost({
      'index.html': html(portalTag, provider(`<portal-account-menu></portal-account-menu>${list}`)),
    });
    await visitor.signIn();
    await visitor.list
      .getByRole('button', {name: /^Pay Now/})
      .first()
      .click();
    await visitor.button(/^Pay /).click();
    await visitor.dialog.getByRole('heading', {name: / is paid$/}).waitFor();
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it('E-02: elements under a provider that is not yet defined wait for it and ask nobody else', async () => {
    const visitor = await openHost({
      'index.html': html('<script type="module" src="early.js"></script>', provider(list)),
      // Another firm's portal for the document, and the list before its provider.
      'early.js': await bundle(`
        import {configurePortal} from 'client-portal-elements';
        import 'client-portal-elements/elements/invoice-list/define';
        configurePortal({apiUrl: ${JSON.stringify(sableUrl)}, getSession: async () => {
          globalThis.wasAsked = true;
          return null;
        }});
        document.addEventListener('late', () => import('/host/late.js'));
      `),
      'late.js': await bundle(`import 'client-portal-elements/define';`),
    });
    await visitor.page.waitForFunction(() => 'wasAsked' in globalThis);
    assert.deepEqual(
      visitor.requests.filter((request) => request.includes('/portal/v1/')),
      [],
    );
    assert.equal(
      await visitor.list.evaluate((element) => element.matches(':state(loading)')),
      true,
    );

    await visitor.page.evaluate(() => document.dispatchEvent(new Event('late')));
    await signIn(visitor.page);
    await visitor.seesRows();
    assert.deepEqual(
      visitor.requests.filter((request) => request.includes('/sable/')),
      [],
    );
    await visitor.page.context().close();
  });

  it('E-02: the script twice, and two builds of it, are one portal without an error', async () => {
    const visitor = await openHost({
      'index.html': html(
        `${portalTag}<script type="module" src="/cdn/portal.js?ver=2"></script>
         <script type="module" src="bundled.js"></script>`,
        provider(list),
      ),
      'bundled.js': await bundle(`import 'client-portal-elements/define';`),
    });
    await signIn(visitor.page);
    await visitor.seesRows();
    const signIns = visitor.requests.filter((request) => request.endsWith('/sessions'));
    assert.equal(signIns.length, 1);
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it('E-02: getSession that comes late signs in', async () => {
    const contact = await signInAs(demo, 'mara');
    const tokens = await contact.call<{accessToken: string; expiresAt: string}>(
      'POST',
      '/sessions',
      {
        grant: 'password',
        email: mara.email,
        password: mara.password,
      },
    );
    const visitor = await openHost({'index.html': html(portalTag, provider(list))});
    await visitor.list.getByText('Log in to see your invoices').waitFor();
    await visitor.page.evaluate(({accessToken, expiresAt}) => {
      Object.assign(document.querySelector('portal-provider')!, {
        getSession: async () => ({accessToken, expiresAt}),
      });
    }, tokens);
    await visitor.seesRows();
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it('E-08, A-07: two firms on one page do not see each other', async () => {
    const visitor = await openHost({
      'index.html': html(portalTag, provider(list) + provider(list, sableUrl, 'sable')),
    });
    const tokens = new Map<string, Set<string>>();
    visitor.page.on('request', (request) => {
      const [, firm] = /\/portal\/v1\/(\w+)\//.exec(request.url()) ?? [];
      const {authorization} = request.headers();
      if (firm && authorization)
        tokens.set(firm, (tokens.get(firm) ?? new Set()).add(authorization));
    });
    await signIn(visitor.page, mara, 'alder');
    const rowsOf = (id: string) =>
      visitor.page.locator(`#${id} portal-invoice-list`).getByRole('row');
    await rowsOf('alder').nth(2).waitFor();
    await visitor.page.locator('#sable').getByText('Log in to see your invoices').waitFor();
    await signIn(visitor.page, jule, 'sable');
    await rowsOf('sable').nth(2).waitFor();

    await visitor.page.locator('#alder').getByRole('checkbox').nth(1).check();
    assert.equal(
      await visitor.page.locator('#sable').getByRole('checkbox', {checked: true}).count(),
      0,
    );
    const numbers = async (id: string) => (await rowsOf(id).allTextContents()).join();
    assert.match(await numbers('alder'), /INV-20/);
    assert.doesNotMatch(await numbers('sable'), /INV-20/);
    const [alder, other] = [tokens.get('alder'), tokens.get('sable')];
    assert.ok(alder && other);
    assert.deepEqual(
      [...alder].filter((token) => other.has(token)),
      [],
    );
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it("E-03: a host's resets change nothing inside, and nothing leaks out", async () => {
    const page = (styles: string) => ({
      'index.html': html(
        `<link rel="stylesheet" href="host.css">${portalTag}`,
        `<p id="own">Of the page</p>${provider(`<div class="column">${list}</div>`)}`,
      ),
      'host.css': `${styles} html, body {display: block; margin: 0; padding: 0}
        .column {display: block; width: 1080px} head, script, link {display: none}`,
    });
    const plain = await openHost(page('body {font: 16px/1.5 sans-serif; color: #222}'));
    const hostile = await openHost(
      page(`
        html {font-size: 62.5%}
        * {all: unset; box-sizing: content-box; line-height: 3; letter-spacing: 2px}
        button, input, table, th, td, label, h2 {border: 9px solid red; padding: 30px; float: left}
        :where(div, span, tr) {display: none}
        body {font: 16px/1.5 sans-serif; color: #222; letter-spacing: normal}
        .column {letter-spacing: normal; line-height: 1.5}
      `),
    );
    const measured = [];
    for (const visitor of [plain, hostile]) {
      await signIn(visitor.page);
      await visitor.seesRows();
      await visitor.list.locator('.summary .block').first().waitFor({state: 'detached'});
      measured.push(await measure(visitor));
      const sheets = await visitor.page.evaluate(
        () => document.styleSheets.length + document.adoptedStyleSheets.length,
      );
      assert.equal(sheets, 1);
    }
    assert.deepEqual(measured[1], measured[0]);
    await plain.page.context().close();
    await hostile.page.context().close();
  });

  /** Sizes and type of what the list shows. */
  async function measure({list: element}: Visitor): Promise<unknown> {
    const selectors = [
      '.summary',
      '.chips',
      '.search',
      '.bar',
      'thead',
      'tbody .row',
      '.what',
      '.pay',
    ];
    return element.evaluate(
      ({shadowRoot}, all) =>
        all.map((selector) => {
          const found = shadowRoot!.querySelector(selector)!;
          const {width, height} = found.getBoundingClientRect();
          const {fontSize, lineHeight, letterSpacing, color} = getComputedStyle(found);
          return {selector, width, height, fontSize, lineHeight, letterSpacing, color};
        }),
      selectors,
    );
  }

  it('E-06: works two foreign shadow roots below its provider, and the focus comes back there', async () => {
    const visitor = await openHost({
      'index.html': html(
        `<script type="module" src="nest.js"></script>${portalTag}`,
        provider('<foreign-page></foreign-page>'),
      ),
      'nest.js': `
        for (const [tag, content] of [['foreign-page', 'foreign-column'], ['foreign-column', 'portal-invoice-list']]) {
          customElements.define(tag, class extends HTMLElement {
            connectedCallback() {
              this.attachShadow({mode: 'open'}).append(document.createElement(content));
            }
          });
        }
      `,
    });
    await signIn(visitor.page);
    await visitor.seesRows();
    await visitor.list
      .getByRole('button', {name: /^Pay Now/})
      .first()
      .click();
    await visitor.button(/^Pay /).waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.dialog.waitFor({state: 'detached'});
    await visitor.seesFocus(visitor.list.getByRole('button', {name: /^Pay Now/}));
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it('E-07: the language changes while a form is being filled in; what was typed stays', async () => {
    const visitor = await openHost({
      'index.html': html(portalTag, provider(`<portal-account-menu></portal-account-menu>${list}`)),
    });
    await visitor.list.getByRole('button', {name: 'Login'}).click();
    await visitor.dialog.getByLabel('Email').fill(mara.email);
    const setLanguage = (lang: string) =>
      visitor.page.evaluate((value) => (document.documentElement.lang = value), lang);
    await setLanguage('de');
    const email = visitor.dialog.getByLabel('E-Mail');
    await email.waitFor();
    assert.equal(await email.inputValue(), mara.email);
    await visitor.seesFocus(email);
    await visitor.dialog.getByLabel('Passwort', {exact: true}).fill(mara.password);
    await visitor.dialog.getByRole('button', {name: 'Anmelden'}).click();
    await visitor.seesRows();
    await visitor.list.getByText('Überfällig').first().waitFor();

    await setLanguage('ar');
    await visitor.list.getByText('متأخرة').first().waitFor();
    assert.equal(
      await visitor.list.evaluate((element) => {
        return getComputedStyle(element.shadowRoot!.querySelector('table')!).direction;
      }),
      'rtl',
    );
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });
});
