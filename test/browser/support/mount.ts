import {fixture} from '@open-wc/testing';
import {ContextEvent} from '@lit/context';
import {html, type TemplateResult} from 'lit';
import {portalContext, type Portal} from '../../../src/context/index.ts';
import '../../../src/elements/invoice-list/define.ts';
import {listDesk} from '../../../src/elements/invoice-list/invoice-list.ts';
import type {PortalInvoiceList} from '../../../src/elements/invoice-list/index.ts';
import type {PortalOpenViewEvent} from '../../../src/events/index.ts';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {openings, wholeClients} from '../../../src/setup/portal.ts';
import {anAddress} from './address.ts';
import {FakeApi} from './fake-api.ts';
import {InvoiceListDriver} from './invoice-list-driver.ts';
import {waitUntil} from './wait-until.ts';

// As on a page that has been open for a moment; `late.test.ts` looks at the moment before.
await Promise.all([wholeClients.load(), listDesk.load(), openings.load()]);

export interface Mounted {
  readonly api: FakeApi;
  readonly provider: PortalProvider;
  /** Views that were about to open. They don't: a test of an element ends there. */
  readonly opened: PortalOpenViewEvent[];
}

export interface MountOptions {
  readonly api?: FakeApi;
  readonly locale?: string;
}

/** A real provider over a {@link FakeApi}, with `content` below it. */
export async function mountPortal(
  content: TemplateResult,
  {api = new FakeApi(), locale = 'en-US'}: MountOptions = {},
): Promise<Mounted> {
  const opened: PortalOpenViewEvent[] = [];
  const provider = await fixture<PortalProvider>(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale=${locale}
      .api=${api.portal}
      @portal-open-view=${(event: PortalOpenViewEvent) => {
        opened.push(event);
        event.preventDefault();
      }}
      >${content}</portal-provider
    >`,
  );
  return {api, provider, opened};
}

export interface MountedList extends Mounted {
  readonly list: InvoiceListDriver;
}

/** A list that shows what `api` has; `content` where it needs attributes. */
export async function mountList(
  api: FakeApi,
  content = html`<portal-invoice-list></portal-invoice-list>`,
  options: Omit<MountOptions, 'api'> = {},
): Promise<MountedList> {
  const mounted = await mountPortal(content, {...options, api});
  const element = mounted.provider.querySelector<PortalInvoiceList>('portal-invoice-list');
  if (!element) throw new Error('No list was mounted');
  const list = new InvoiceListDriver(element);
  await waitUntil(() => !element.matches(':state(loading)'), 'the list never loaded');
  await waitUntil(() => element.renderRoot.querySelector('.heading'), 'its words never came');
  return {...mounted, list};
}

/** The portal that stands above an element, to script what only it can do. */
export function portalAbove(element: HTMLElement): Portal {
  let found: Portal | null = null;
  element.dispatchEvent(
    new ContextEvent(portalContext, element, (portal) => {
      found = portal;
    }),
  );
  if (!found) throw new Error('There is no portal above');
  return found;
}

/** Waits until an element of ours shows one of its custom states. */
export async function untilState(element: Element, state: string): Promise<void> {
  await waitUntil(() => element.matches(`:state(${state})`), `never came to be ${state}`);
}
