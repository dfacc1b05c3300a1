import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/client-access/define.ts';
import type {PortalClientAccess} from '../../../../src/elements/client-access/index.ts';
import type {PortalInviteSentEvent, PortalOpenViewEvent} from '../../../../src/events/index.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import type {GetSession} from '../../../../src/setup/portal.ts';
import type {TestPortal} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {serveStaff} from '../../support/serve.ts';
import {textOf} from '../../views/payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** What one of the firm's people has before them. */
export class DeskPage {
  readonly element: PortalClientAccess;

  constructor(element: PortalClientAccess) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root.querySelector('.root'));
  }

  get said(): string {
    return [...this.root.querySelectorAll('[role=status], [role=alert]')].map(textOf).join(' ');
  }

  get notice(): string {
    return [...this.root.querySelectorAll('.notice')].map(textOf).join(' ');
  }

  get columns(): string[] {
    return [...this.root.querySelectorAll('[role=columnheader]')].map(textOf);
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }

  all<E extends HTMLElement = HTMLElement>(part: string): E[] {
    return [...this.root.querySelectorAll<E>(`[part~=${part}]`)];
  }

  one<E extends HTMLElement = HTMLElement>(part: string): E {
    const [found] = this.all<E>(part);
    if (!found) throw new Error(`There is no ${part}: “${this.text}”`);
    return found;
  }

  press(part: string, index = 0): void {
    const button = this.all(part)[index];
    if (!button) throw new Error(`There is no ${part}: “${this.text}”`);
    button.focus();
    button.click();
  }

  choose(part: string, value: string, index = 0): void {
    const select = this.all<HTMLSelectElement>(part)[index];
    if (!select) throw new Error(`There is no ${part}`);
    select.value = value;
    select.dispatchEvent(new Event('change', {bubbles: true}));
  }

  async until(isSo: () => boolean): Promise<void> {
    await waitUntil(isSo, String(isSo)).catch((error: unknown) => {
      throw new Error(`${String(error)}: the page reads “${this.text}”`);
    });
  }

  async untilState(state: string): Promise<void> {
    await this.until(() => this.element.matches(`:state(${state})`));
  }
}

export interface MountedDesk {
  readonly page: DeskPage;
  readonly element: PortalClientAccess;
  readonly provider: PortalProvider;
  readonly opened: PortalOpenViewEvent[];
  readonly sent: PortalInviteSentEvent[];
}

interface DeskOptions {
  readonly clientId?: string;
  readonly state?: string;
  readonly locale?: string;
  /** Default: Ruth's, as a firm's own sign-in gives it; null for the provider's own sign-in. */
  readonly getSession?: GetSession | null;
}

let served: {stop: () => void} | null = null;

export function stopServing(): void {
  served?.stop();
  served = null;
}

/** The element over the staff API of `portal`, once it has come to `state`. */
export async function openDesk(
  portal: TestPortal,
  {clientId = '', state = 'ready', locale = 'en-US', getSession}: DeskOptions = {},
): Promise<MountedDesk> {
  const apiUrl = anAddress();
  served = serveStaff({[apiUrl]: portal});
  const opened: PortalOpenViewEvent[] = [];
  const sent: PortalInviteSentEvent[] = [];
  const provider = await fixture<PortalProvider>(html`
    <portal-provider
      api-url=${apiUrl}
      session="memory"
      locale=${locale}
      .getSession=${getSession === undefined ? portal.getStaffSession : (getSession ?? undefined)}
      @portal-open-view=${(event: PortalOpenViewEvent) => opened.push(event)}
      @portal-invite-sent=${(event: PortalInviteSentEvent) => sent.push(event)}
    >
      <portal-client-access client-id=${clientId}></portal-client-access>
    </portal-provider>
  `);
  const element = provider.querySelector('portal-client-access')!;
  const page = new DeskPage(element);
  await page.untilState(state);
  await page.until(() => page.text !== '');
  return {page, element, provider, opened, sent};
}
