import {LitElement, css, html, type PropertyValues, type TemplateResult} from 'lit';
import type {PortalApi} from '../client/api.ts';
import {
  ContextSource,
  localeContext,
  portalContext,
  selectionContext,
  type ViewName,
  type ViewOptions,
} from '../context/index.ts';
import type {SessionGrant} from '../contract/types.ts';
import {SetupError} from '../errors/index.ts';
import {warn} from '../errors/warn.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';
import type {MessageOverrides} from '../i18n/index.ts';
import {Localization} from './localization.ts';
import {localeOf, watchLang} from './locale.ts';
import {RunningPortal, type GetSession} from './portal.ts';

/**
 * Gives everything below it one firm's portal: the client, who is signed in, the selection and the
 * language. Two providers on a page don't see each other.
 *
 * @summary The frame around a firm's portal elements.
 * @tag portal-provider
 *
 * @attr {string} api-url - Where the firm's API lives, with the firm's key, such as
 *   `https://billing.firm.example/portal/v1/alder`.
 * @attr {string} locale - BCP 47 tag; default: the nearest `lang` attribute, else the browser's.
 * @attr {"tab"|"memory"} session - Where the sign-in is kept: for the tab (default), or nowhere.
 * @attr {string} link-param - Parameter of the address' fragment that holds a payment link, for
 *   `<portal-pay-link>`; default: `portal-link`. Other content of the fragment is kept.
 *
 * @fires portal-session-changed - Somebody signed in or out, or another contact took over.
 * @fires portal-session-expired - A session ended by itself.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - A view is about to open; cancelable, to show something of the firm's.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot - The page's content, portal elements at any depth in it.
 */
export class PortalProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties = {
    apiUrl: {attribute: 'api-url'},
    locale: {},
    session: {},
    getSession: {attribute: false},
    api: {attribute: false},
    gateway: {attribute: false},
    messages: {attribute: false},
  };

  apiUrl = '';
  locale: string | null = null;
  session: 'tab' | 'memory' = 'tab';

  /** The firm's own sign-in; called again when a token nears its end or is refused. */
  getSession: GetSession | undefined;
  /** Another backend: functions typed by the contract. */
  api: PortalApi | undefined;
  /** What takes new payment methods; default: Stripe's own form, loaded when it is needed. */
  gateway: PaymentGateway | undefined;
  /** The firm's own words, any part of them. */
  messages: MessageOverrides | undefined;

  readonly #contexts = new ContextSource(this, [portalContext, selectionContext, localeContext]);
  readonly #localization = new Localization((localizer) =>
    this.#contexts.set(localeContext, localizer),
  );
  #running: RunningPortal | null = null;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#contexts.announce();
    this.#unwatch = watchLang(this, () => this.#useLocale());
    this.#useLocale();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    // A provider that is moved leaves and comes back at once; its client stays then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** Signs in. Rejects with a `PortalError` (`sign_in_failed`, `rate_limited`, …). */
  async signIn(grant: SessionGrant): Promise<void> {
    await this.#require().signIn(grant);
  }

  /** Drops everything that is cached at once, then tells the server. Never rejects. */
  async signOut(): Promise<void> {
    await this.#running?.signOut();
  }

  /** Asks again who is signed in, and loads again what is shown. */
  async refresh(): Promise<void> {
    await this.#running?.refresh();
  }

  /** Shows a view, such as `open('payment', {invoiceIds: ['inv_1']})`. */
  async open<V extends ViewName>(view: V, options: ViewOptions[V]): Promise<void> {
    await this.#require().open(view, options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') || changed.has('messages')) this.#useLocale();
    // Before anything is drawn: who is signed in is the first thing that rows wait for.
    const decisive = ['apiUrl', 'session', 'getSession', 'api', 'gateway'] as const;
    if (decisive.some((name) => changed.has(name))) this.#restart();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #useLocale(): void {
    void this.#localization.use(localeOf(this, this.locale), this.messages);
  }

  #restart(): void {
    this.#stop();
    this.#start();
  }

  #start(): void {
    if (this.#running || !this.isConnected) return;
    if (!this.apiUrl && !this.api) {
      warn('noApiUrl');
      return;
    }
    const {apiUrl, session, getSession, api, gateway} = this;
    this.#running = new RunningPortal(
      {apiUrl, session, getSession, api, gateway},
      {target: this, outlet: this.renderRoot, contexts: this.#contexts},
    );
  }

  #stop(): void {
    this.#running?.dispose();
    this.#running = null;
  }

  #require(): RunningPortal {
    if (!this.#running)
      throw new SetupError('This <portal-provider> is not connected or has no api-url');
    return this.#running;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-provider': PortalProvider;
  }
}
