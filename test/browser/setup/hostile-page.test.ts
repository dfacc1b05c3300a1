import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../src/elements/account-menu/define.ts';
import '../../../src/elements/invoice-list/define.ts';
import '../../../src/elements/pay-selected/define.ts';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {createInMemoryApi, scenarios, type TestPortal} from '../../../src/testing/index.ts';
import {anAddress} from '../support/address.ts';
import {untilState} from '../support/mount.ts';
import {serve} from '../support/serve.ts';
import {allOf, openIn} from '../views/payment/dialog.ts';
import {waitUntil} from '../support/wait-until.ts';

async function portalPage(portal: TestPortal): Promise<PortalProvider> {
  return fixture(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale="en-US"
      .api=${createInMemoryApi(portal)}
    >
      <portal-account-menu></portal-account-menu>
      <portal-pay-selected></portal-pay-selected>
      <portal-invoice-list></portal-invoice-list>
    </portal-provider>`,
  );
}

const apiUrl = anAddress();

const listIn = (page: ParentNode) => page.querySelector('portal-invoice-list')!;

/** What pages do to everything they have: resets, frameworks, themes. */
const hostile = `
  * { all: unset; letter-spacing: 3px !important; text-transform: uppercase !important;
      line-height: 3 !important; text-indent: 20px; font-style: italic !important; color: red; }
  html { font-size: 62.5%; }
  dialog, table, button, input, h2, ul, li { display: none !important; float: left; width: 7px; }
  dialog::backdrop { background: lime !important; }
`;

/** Everything of a shadow tree that a page could reach by inheritance. */
function looksOf(root: ShadowRoot | null | undefined): string {
  const properties = [
    'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight', 'textTransform',
    'textIndent', 'textAlign', 'color', 'display', 'inlineSize', 'blockSize',
  ] as const; // prettier-ignore
  return [...(root?.querySelectorAll('.root *:not(svg *, script, style)') ?? [])]
    .map((part) => {
      const style = getComputedStyle(part);
      return `${part.localName}.${part.className}: ${properties.map((name) => style[name]).join('|')}`;
    })
    .join('\n');
}

describe('a page that styles everything it has', () => {
  it('changes nothing of an open payment dialog (E-03)', async () => {
    document.documentElement.style.setProperty('--portal-duration', '0s');
    const portal = scenarios.allPaid();
    const page = await portalPage(portal);
    const dialog = await openIn(page, listIn(page), {invoiceIds: allOf(portal)});
    await dialog.until('review');
    const before = looksOf(dialog.root);
    const sheet = document.createElement('style');
    sheet.textContent = hostile;

    document.head.append(sheet);
    const after = looksOf(dialog.root);
    sheet.remove();
    document.documentElement.removeAttribute('style');

    expect(after).to.equal(before);
    expect(before).to.include('dialog.dialog payment review');
  });

  it('gets nothing of ours: neither rules nor variables (E-03)', async () => {
    const theirs = await fixture<HTMLElement>(
      html`<p class="button notice dialog root strong">Theirs</p>`,
    );
    const looks = () => {
      const style = getComputedStyle(theirs);
      return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('\n');
    };
    theirs.style.inlineSize = '300px'; // the scrollbar that a list may bring narrows what follows the page
    const before = looks();
    const sheets = document.styleSheets.length;

    const page = await portalPage(scenarios.severalInvoices());
    await untilState(listIn(page), 'ready');

    expect(looks()).to.equal(before);
    expect(document.styleSheets.length).to.equal(sheets);
    expect(document.adoptedStyleSheets).to.have.lengthOf(0);
  });
});

describe('an answer that breaks the contract (X-02)', () => {
  let server: {stop: () => void} | undefined;

  /** The same page in front of an API that is asked by HTTP. */
  async function overHttp(portal: TestPortal): Promise<PortalProvider> {
    server = serve({[apiUrl]: portal});
    return fixture(
      html`<portal-provider
        api-url=${apiUrl}
        session="memory"
        locale="en-US"
        .getSession=${portal.getSession}
      >
        <portal-account-menu></portal-account-menu>
        <portal-invoice-list></portal-invoice-list>
      </portal-provider>`,
    );
  }

  afterEach(() => server?.stop());

  for (const how of [
    'missingField',
    'wrongType',
    'htmlPage',
    'badGateway',
    'truncatedJson',
    'noContent',
  ] as const) {
    it(`gives the failed view with Retry and a portal-error, while others go on: ${how}`, async () => {
      const portal = scenarios[how]();
      const page = await overHttp(portal);
      const kinds = new Set<string>();
      page.addEventListener('portal-error', (event) => kinds.add(event.kind));
      const list = listIn(page);
      await untilState(list, 'failed');

      await waitUntil(() => kinds.size > 0);
      expect([...kinds]).to.deep.equal(['contract']);
      const text = list.shadowRoot!.textContent;
      expect(text).to.include('We could not load your invoices');
      await untilState(page.querySelector('portal-account-menu')!, 'ready');

      portal.faults.clear();
      const retry = [...list.shadowRoot!.querySelectorAll('button')].find(
        (button) => button.textContent.trim() === 'Retry',
      );
      retry!.click();
      await untilState(list, 'ready');
    });
  }

  it('in a payment keeps the dialog and its way on', async () => {
    const portal = scenarios.allPaid();
    const page = await overHttp(portal);
    portal.faults.next('listMethods', 'wrong-type');
    const kinds: string[] = [];
    page.addEventListener('portal-error', (event) => kinds.push(event.kind));
    const dialog = await openIn(page, listIn(page), {invoiceIds: allOf(portal)});
    await dialog.until('failed');

    expect(kinds).to.deep.equal(['contract']);
    expect(dialog.text).to.include('if it stays, tell Alder & Quay.');
    dialog.press('Retry');
    await dialog.until('review');
  });

  it('about who is signed in fails the list, not the page', async () => {
    const portal = scenarios.severalInvoices();
    portal.faults.next('getSession', 'html');
    const page = await overHttp(portal);
    await untilState(listIn(page), 'failed');

    await page.refresh();

    await untilState(listIn(page), 'ready');
  });
});

describe('a newer server (X-03)', () => {
  it('has its new kinds of method shown generically, and the payment goes on', async () => {
    const portal = scenarios.newerServer();
    const page = await portalPage(portal);
    await untilState(listIn(page), 'ready');
    const [first = ''] = allOf(portal);
    const dialog = await openIn(page, listIn(page), {invoiceIds: [first]});
    await dialog.until('review');

    expect(dialog.text).to.include('Payment method ending in 4242');
    await waitUntil(() => dialog.isAvailable(/^Pay /));
  });
});
