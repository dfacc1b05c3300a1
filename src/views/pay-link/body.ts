import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Resource} from '../../client/types.ts';
import type {InvoiceDetail} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {ResourceController} from '../../controllers/resource.ts';
import type {PortalError} from '../../errors/index.ts';
import {invoice as invoiceInEnglish} from '../../i18n/en/invoice.ts';
import {payLink as english} from '../../i18n/en/pay-link.ts';
import {payment as paymentInEnglish} from '../../i18n/en/payment.ts';
import type {Localizer, PayLinkMessages} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {block, button, icons, name, notice, stateView} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {define as defineSignIn} from '../sign-in/index.ts';
import {PaymentBeside} from './beside.ts';
import {documentOf} from './document.ts';
import {failureOf, isDead} from './failure.ts';
import {Visit} from './visit.ts';

type State = 'loading' | 'empty' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

type Door = Host & {readonly renderRoot: ParentNode};

const documentKey = 'document';

/** What a link opens: its invoice and its payment, for whoever holds it, and for who logs in meanwhile. */
export class Body implements LateBody, ReactiveController {
  readonly #door: Door;
  readonly #tools: BodyTools;
  readonly #visit: Visit;
  readonly #payment: PaymentBeside;
  readonly #invoice: ResourceController<InvoiceDetail>;
  readonly #downloads: DownloadsController;
  /** As it was seen last: it stays while a guest becomes a contact, or the session is opened anew. */
  #seen: InvoiceDetail | null = null;
  #focus: string | null = null;
  #localizer: Localizer | null = null;

  constructor(door: Door, tools: BodyTools) {
    const {portal, announce} = tools;
    this.#door = door;
    this.#tools = tools;
    this.#payment = new PaymentBeside(door, {
      portal,
      announce,
      localizer: () => this.#localizer,
      // What the session's change comes to is not known yet, or is said in place of it.
      isPaused: () => this.state !== 'ready' && this.state !== 'signed-out',
      ended: (hadFocus) => void this.#followPayment(hadFocus),
    });
    this.#visit = new Visit(door, portal, {
      replaced: () => this.#clear(),
      loggedIn: () => this.#followLogin(),
      signedOut: () => (this.#seen = null),
    });
    this.#invoice = new ResourceController<InvoiceDetail>(
      door,
      () => {
        const {client, session} = portal;
        const id = this.#visit.invoiceId;
        if (!client || id === null || session.status !== 'signed-in') return null;
        return client.share(`invoice ${id}`, (signal) => client.api.getInvoice(id, {signal}));
      },
      (value) => this.#followInvoice(value),
    );
    this.#downloads = new DownloadsController(door, {
      client: () => portal.client,
      saved: (file) => announce.say(this.#files?.downloaded(file) ?? ''),
      failed: () => announce.interrupt(this.#files?.downloadFailed ?? ''),
    });
    defineSignIn(); // its form is shown when the session ends in the middle of a payment
    door.addController(this);
  }

  get state(): State {
    const {session} = this.#tools.portal;
    if (this.#visit.error) return 'failed';
    if (this.#visit.isOpening || session.status === 'starting') return 'loading';
    if (session.status === 'failed') return 'failed';
    if (this.#visit.invoiceId === null) return 'empty';
    if (session.status === 'portal-off') return 'unavailable';
    if (session.status !== 'signed-in') return 'signed-out';
    const {value} = this.#invoice;
    if (value.status === 'loading') return 'loading';
    if (value.status === 'ready') return isDead(value.error) ? 'failed' : 'ready';
    return this.#isForeign(value.error) ? 'unavailable' : 'failed';
  }

  async reload(): Promise<void> {
    const {client, session} = this.#tools.portal;
    if (await this.#visit.retry()) return;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#invoice.store?.reload();
  }

  hostUpdated(): void {
    this.#payment.settle();
    if (this.#visit.isGuest) this.#visit.hasSent = this.#payment.isUnderWay;
    this.#takeFocus();
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('payLink', english);
    const invoice = this.#shownInvoice;
    const isPaying = this.#payment.isPaying && invoice !== null;
    return html`<div class="page">
      ${this.#renderTop(localizer)}${this.#renderSent(words, invoice)}${
        invoice
          ? nothing
          : html`<h2 class="visually-hidden">
              ${words.invoiceFrom(this.#visit.firm?.name ?? localizer.messages.theFirm)}
            </h2>`
      }
      <div class="sides ${isPaying ? 'paying' : ''}">
        ${
          invoice
            ? this.#renderInvoice(localizer, words, invoice)
            : this.#renderState(localizer, words)
        }${this.#payment.render(localizer, this.#renderLead(words), isPaying)}
      </div>
    </div>`;
  }

  // What happens

  #clear(): void {
    this.#seen = null;
    this.#payment.leave();
  }

  #followInvoice(value: Resource<InvoiceDetail>): void {
    if (value.status === 'failed') this.#seen = null;
    if (value.status !== 'ready') return;
    const {data} = value;
    this.#seen = data;
    if (this.#visit.isGuestsPayment) return;
    void this.#payment.offer(data, () => data.id === this.#visit.invoiceId);
  }

  #followLogin(): void {
    const {hasSent} = this.#visit;
    // Login goes away, and with it the focus that comes back to it.
    this.#focus = hasSent ? '#heading' : '#dialog-heading';
    if (hasSent || this.#payment.isResult) this.#payment.end();
  }

  /** What it has come to is what the server says now: what was shown is from before the payment. */
  async #followPayment(hadFocus: boolean): Promise<void> {
    if (hadFocus) this.#focus = '#heading';
    this.#door.requestUpdate();
    await this.#payment.waitFor(this.#invoice.store?.reload());
    this.#followInvoice(this.#invoice.value);
  }

  /** Once nothing modal lies over it; whoever is somewhere else by then stays there. */
  #takeFocus(): void {
    const root = this.#door.renderRoot as ShadowRoot;
    const target = this.#focus === null ? null : root.querySelector<HTMLElement>(this.#focus);
    const {activeElement} = this.#door.getRootNode() as Document | ShadowRoot;
    const isFree = [null, document.body, this.#door].includes(activeElement as HTMLElement | null);
    if (!target || !isFree) return;
    target.focus();
    if (root.activeElement === target) this.#focus = null;
  }

  readonly #login = (): void => this.#tools.login();

  #download({id, number}: InvoiceDetail): void {
    const language = this.#localizer?.locale ?? 'en';
    void this.#downloads.start(documentKey, number, (api, signal) =>
      api.getInvoiceDocument(id, {language, signal}),
    );
  }

  // What is known

  get #files() {
    return this.#localizer?.view('invoice', invoiceInEnglish);
  }

  get #shownInvoice(): InvoiceDetail | null {
    const {value} = this.#invoice;
    const {state} = this;
    if (state === 'ready' && value.status === 'ready') return value.data;
    return state === 'loading' || state === 'signed-out' ? this.#seen : null;
  }

  get #failure(): PortalError | undefined {
    const {session} = this.#tools.portal;
    const {value} = this.#invoice;
    if (this.#visit.error) return this.#visit.error;
    if (session.status === 'failed') return session.error;
    return value.status === 'loading' ? undefined : value.error;
  }

  /** A contact has logged in who may not see it (A-10). */
  #isForeign(error: PortalError): boolean {
    return this.#visit.isContact && ['missing', 'permission'].includes(error.kind);
  }

  // What is shown

  #renderTop(localizer: Localizer): TemplateResult {
    const {firm, isContact, isOpening} = this.#visit;
    // Until the link is open nobody knows what for: who logged in first would not come to its invoice.
    const isBusy = isContact || isOpening || this.#payment.isUnderWay;
    const label = localizer.messages.login;
    return html`<div class="top-row">
      ${firm ? name(firm.name, 'strong') : html`<span></span>`}${
        isBusy ? nothing : button({label, look: 'outlined', part: 'login', onPress: this.#login})
      }
    </div>`;
  }

  /** Until the invoice is paid nobody but the guest knows how the payment stands. */
  #renderSent(words: PayLinkMessages, invoice: InvoiceDetail | null): unknown {
    if (!invoice || invoice.status === 'paid' || !this.#visit.isGuestsPayment) return nothing;
    return this.#renderNotice('neutral', words.sent, words.showSent);
  }

  #renderNotice(tone: 'caution' | 'neutral', text: string, label: string): TemplateResult {
    const onPress = this.#visit.goOnAsGuest;
    const actions = onPress ? button({label, part: 'guest', onPress}) : [];
    return notice({tone, part: 'notice', text, actions});
  }

  #renderInvoice(
    localizer: Localizer,
    words: PayLinkMessages,
    invoice: InvoiceDetail,
  ): TemplateResult {
    const {firm, isContact} = this.#visit;
    return documentOf({
      localizer,
      words,
      payWords: localizer.view('payment', paymentInEnglish),
      files: localizer.view('invoice', invoiceInEnglish),
      invoice,
      firm,
      today: dateIn(firm?.timeZone ?? 'UTC', Date.now()),
      isPaying: this.#payment.isPaying,
      hasFile: isContact || invoice.status !== 'paid',
      isDownloading: this.#downloads.isBusy(documentKey),
      hasDownloadFailed: this.#downloads.failedAt === documentKey,
      onDownload: () => this.#download(invoice),
    });
  }

  #renderLead(words: PayLinkMessages): unknown {
    if (this.#visit.isContact) return nothing;
    return html`<div class="lead">
      ${button({label: words.savedMethods, part: 'login-line', onPress: this.#login})}
    </div>`;
  }

  #renderState(localizer: Localizer, words: PayLinkMessages): TemplateResult {
    switch (this.state) {
      case 'empty':
        return stateView({...words.noLink, drawing: icons.lock});
      case 'signed-out':
        return stateView({...words.ended, drawing: icons.lock});
      case 'unavailable':
        return this.#renderNotice('caution', words.foreign, words.asGuest);
      case 'failed':
        return failureOf({
          localizer,
          words,
          error: this.#failure,
          firm: this.#visit.firm,
          onRetry: () => void this.reload(),
        });
      default:
        return html`<div class="invoice">
          <span class="visually-hidden">${words.loading}</span>${block(40)}${block(60)}${block(20)}
        </div>`;
    }
  }
}
