import {html, noChange, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Resource, RowClient, SessionState} from '../../client/types.ts';
import type {InvoiceDetail, Session} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {ResourceController} from '../../controllers/resource.ts';
import {StoreController} from '../../controllers/store.ts';
import {findUnfinished} from '../../controllers/unfinished.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {invoice as invoiceInEnglish} from '../../i18n/en/invoice.ts';
import {payLink as english} from '../../i18n/en/pay-link.ts';
import {payment as paymentInEnglish} from '../../i18n/en/payment.ts';
import {
  capitalized,
  errorText,
  type Localizer,
  type PayLinkMessages,
  type ViewText,
} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {block, button, failedView, icons, name, notice, stateView} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {PaymentPanel} from '../payment/in-place.ts';
import {define as defineSignIn} from '../sign-in/index.ts';
import {documentOf} from './document.ts';
import {giveBack, keepLink, keptLink, linkParameter, setAside, takeToken} from './link.ts';

type State = 'loading' | 'empty' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

type Door = Host & {readonly renderRoot: ParentNode};

const documentKey = 'document';

/** What a link opens: its invoice and its payment, for whoever holds it, and for who logs in meanwhile. */
export class Body implements LateBody, ReactiveController {
  readonly #door: Door;
  readonly #tools: BodyTools;
  readonly #invoice: ResourceController<InvoiceDetail>;
  readonly #downloads: DownloadsController;
  readonly #panel: PaymentPanel;
  #token: string | null = null;
  #invoiceId: string | null = null;
  #isOpening = false;
  #error: PortalError | null = null;
  /** The last one known: who the firm is, and whether its holder's session can be opened anew. */
  #session: Session | null = null;
  /** As it was seen last: it stays while a guest becomes a contact, or the session is opened anew. */
  #seen: InvoiceDetail | null = null;
  #isAsking = false;
  #isPaying = false;
  /** What the guest has sent is not at its end. */
  #isSent = false;
  /** Its keys, while a contact is there. */
  #sent: string | null = null;
  #paymentClass = '';
  #focus: string | null = null;
  #localizer: Localizer | null = null;

  constructor(door: Door, tools: BodyTools) {
    const {portal, announce} = tools;
    this.#door = door;
    this.#tools = tools;
    this.#panel = new PaymentPanel(door, {
      portal,
      announce,
      localizer: () => this.#localizer,
      close: () => this.#endPayment(),
      isInPlace: true,
      // What the session's change comes to is not known yet, or is said in place of it.
      isPaused: () => this.state !== 'ready' && this.state !== 'signed-out',
    });
    this.#invoice = new ResourceController<InvoiceDetail>(
      door,
      () => {
        const {client, session} = portal;
        const id = this.#invoiceId;
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
    new StoreController(
      door,
      () => portal.client?.session,
      (state) => this.#followSession(state),
    );
  }

  get state(): State {
    if (this.#error) return 'failed';
    const {session} = this.#tools.portal;
    if (this.#isOpening || session.status === 'starting') return 'loading';
    if (session.status === 'failed') return 'failed';
    if (this.#invoiceId === null) return 'empty';
    if (session.status === 'portal-off') return 'unavailable';
    if (session.status !== 'signed-in') return 'signed-out';
    const {value} = this.#invoice;
    if (value.status === 'loading') return 'loading';
    if (value.status === 'ready') return isDead(value.error) ? 'failed' : 'ready';
    return this.#isForeign(value.error) ? 'unavailable' : 'failed';
  }

  async reload(): Promise<void> {
    const {client, session} = this.#tools.portal;
    if (this.#error && this.#token !== null) await this.#open(this.#token);
    else if (session.status === 'failed') await client?.session.refresh();
    else await this.#invoice.store?.reload();
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  hostUpdated(): void {
    this.#panel.settle();
    if (this.#isGuest) this.#isSent = this.#isPaying && this.#panel.isUnderWay;
    this.#takeFocus();
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

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('payLink', english);
    const invoice = this.#shownInvoice;
    const isPaying = this.#isPaying && invoice !== null;
    return html`<div class="page">
      ${this.#renderTop(localizer)}${this.#renderSent(words, invoice)}${
        invoice
          ? nothing
          : html`<h2 class="visually-hidden">
              ${words.invoiceFrom(this.#firm?.name ?? localizer.messages.theFirm)}
            </h2>`
      }
      <div class="sides ${isPaying ? 'paying' : ''}">
        ${
          invoice
            ? this.#renderInvoice(localizer, words, invoice)
            : this.#renderState(localizer, words)
        }${this.#renderPayment(localizer, words, isPaying)}
      </div>
    </div>`;
  }

  // The link

  /** A link that was opened in this very page replaces what was here. */
  readonly #read = (): void => {
    const token = takeToken(window, linkParameter(this.#door));
    if (token === null) return;
    this.#seen = this.#invoiceId = null;
    this.#leavePayment();
    void this.#open(token);
  };

  /** Takes no contact's place, who hears no more than what it is for, but at their wish. */
  async #open(token: string, isAsGuest = false): Promise<void> {
    const {client} = this.#tools.portal;
    this.#token = token;
    if (!client) return;
    this.#isOpening = true;
    this.#error = null;
    this.#door.requestUpdate();
    try {
      await client.started;
      if (token !== this.#token) return;
      const grant = {grant: 'payment_link', token} as const;
      const {link} =
        this.#isContact && !isAsGuest
          ? (await client.api.createSession(grant)).session
          : await client.session.signIn(grant);
      if (token === this.#token) this.#keep(client, link?.invoiceId);
    } catch (error) {
      if (!isPortalError(error)) throw error;
      if (token === this.#token) this.#fail(error);
    } finally {
      if (token === this.#token) this.#isOpening = false;
      this.#door.requestUpdate();
    }
  }

  #keep(client: RowClient, invoiceId = this.#invoiceId): void {
    this.#invoiceId = invoiceId;
    const token = this.#token;
    if (token !== null && invoiceId !== null) {
      keepLink(client, {token, invoiceId, sent: this.#sent});
    }
  }

  /** One that has ended, or was withdrawn, opens nothing ever again. */
  #fail(error: PortalError): void {
    const {portal} = this.#tools;
    this.#error = error;
    if (isDead(error) && portal.client) keepLink(portal.client, null);
    portal.dispatch(new PortalErrorEvent(error));
  }

  // Who is there

  #followSession(state: SessionState): void {
    const before = this.#session;
    if (state.status === 'signed-in') this.#welcome(state.session, before);
    else if (state.status === 'signed-out') {
      if (before && !state.isExpired) this.#forget();
      else if (!this.#isOpening && !before?.contact) this.#comeBack();
    }
  }

  #welcome(session: Session, before: Session | null): void {
    this.#session = session;
    this.#moveSent(session, before);
    // Until the new link is open, what the tab keeps and who is there are of an older one.
    if (!this.#isOpening) this.#restore(session.link?.invoiceId);
    if (!session.contact) return;
    if (this.#invoiceId !== null) this.#error = null;
    if (before?.kind !== 'link') return;
    // Login goes away, and with it the focus that comes back to it.
    this.#focus = this.#isSent ? '#heading' : '#dialog-heading';
    if (this.#isSent || this.#panel.phase === 'result') this.#endPayment();
  }

  /** What a guest has sent waits for the guest, who alone may ask for it. */
  #moveSent({contact}: Session, before: Session | null): void {
    const {client} = this.#tools.portal;
    if (!client) return;
    if (contact && before?.kind === 'link') {
      this.#sent = setAside(client);
      this.#keep(client);
    } else if (!contact) {
      giveBack(client, this.#sent);
      this.#sent = null;
    }
  }

  /** The guest's session has ended, or is not there in a tab that was opened by a link: the link is. */
  #comeBack(): void {
    this.#restore();
    if (this.#token !== null && !this.#error) void this.#open(this.#token);
  }

  /** What the tab keeps of its link is there after a reload. */
  #restore(opened?: string): void {
    const {client} = this.#tools.portal;
    const kept = client && keptLink(client);
    const id = opened ?? this.#invoiceId ?? kept?.invoiceId ?? null;
    this.#invoiceId = id;
    if (!kept || kept.invoiceId !== id) return;
    this.#token ??= kept.token;
    this.#sent ??= kept.sent;
    this.#isSent ||= this.#sent !== null;
  }

  /** Somebody signed out: nothing of theirs stays, nor what they came in by (A-06). */
  #forget(): void {
    this.#token = this.#session = this.#seen = this.#sent = null;
    this.#isSent = this.#isOpening = false;
  }

  /** A contact has logged in who may not see it (A-10). */
  #isForeign(error: PortalError): boolean {
    return this.#isContact && ['missing', 'permission'].includes(error.kind);
  }

  get #isContact(): boolean {
    const {session} = this.#tools.portal;
    return session.status === 'signed-in' && !!session.session.contact;
  }

  get #isGuest(): boolean {
    const {session} = this.#tools.portal;
    return session.status === 'signed-in' && !!session.session.link;
  }

  /** A contact cannot ask what became of what a guest has sent, and may not pay beside it (0106). */
  get #isGuestsPayment(): boolean {
    return this.#isContact && this.#isSent;
  }

  get #firm(): Session['firm'] | undefined {
    return this.#session?.firm;
  }

  // The invoice and its payment

  #followInvoice(value: Resource<InvoiceDetail>): void {
    if (value.status === 'failed') this.#seen = null;
    if (value.status !== 'ready') return;
    this.#seen = value.data;
    const isFree = !this.#isPaying && !this.#isAsking && !this.#isGuestsPayment;
    if (isFree) void this.#offerPayment(value.data);
  }

  /** The payment stands there at once; one that was begun before this page was there goes on. */
  async #offerPayment(invoice: InvoiceDetail): Promise<void> {
    const {id, payableAmount} = invoice;
    const {client, portal} = this.#tools.portal;
    if (!client || !portal) return;
    this.#isAsking = true;
    // Whatever fails here fails in what is shown, too.
    const resume = await findUnfinished(client, invoice).catch(() => null);
    this.#isAsking = false;
    if (id !== this.#invoiceId || (payableAmount === null && !resume)) return;
    this.#isPaying = true;
    const opener = this.#door;
    await this.#panel.begin(portal, resume ? {resume, opener} : {invoiceIds: [id], opener});
  }

  /** Done: what it has come to stands in the invoice. */
  #endPayment(): void {
    if (!this.#isPaying) return;
    const {activeElement} = this.#door.renderRoot as ShadowRoot;
    const hadFocus = !!activeElement?.closest('.payment');
    this.#leavePayment();
    if (hadFocus) this.#focus = '#heading';
    this.#door.requestUpdate();
    void this.#offerAnew();
  }

  /** What was sent goes on. */
  #leavePayment(): void {
    if (!this.#isPaying) return;
    this.#isPaying = false;
    this.#panel.releaseForm();
    this.#panel.leave();
    this.#panel.reset();
  }

  /** By what the server says now: what was shown is from before the payment. */
  async #offerAnew(): Promise<void> {
    this.#isAsking = true;
    await this.#invoice.store?.reload();
    this.#isAsking = false;
    const {value} = this.#invoice;
    if (value.status === 'ready') this.#followInvoice(value);
  }

  #download({id, number}: InvoiceDetail): void {
    const language = this.#localizer?.locale ?? 'en';
    void this.#downloads.start(documentKey, number, (api, signal) =>
      api.getInvoiceDocument(id, {language, signal}),
    );
  }

  get #files() {
    return this.#localizer?.view('invoice', invoiceInEnglish);
  }

  get #shownInvoice(): InvoiceDetail | null {
    const {value} = this.#invoice;
    const {state} = this;
    if (state === 'ready' && value.status === 'ready') return value.data;
    return state === 'loading' || state === 'signed-out' ? this.#seen : null;
  }

  // What is shown

  #renderTop(localizer: Localizer): TemplateResult {
    const firm = this.#firm;
    // Until the link is open nobody knows what for: who logged in first would not come to its invoice.
    const isBusy = this.#isContact || this.#isOpening || (this.#isPaying && this.#panel.isUnderWay);
    return html`<div class="top-row">
      ${firm ? name(firm.name, 'strong') : html`<span></span>`}${
        isBusy
          ? nothing
          : button({
              label: localizer.messages.login,
              look: 'outlined',
              part: 'login',
              onPress: this.#login,
            })
      }
    </div>`;
  }

  readonly #login = (): void => this.#tools.login();

  #renderInvoice(
    localizer: Localizer,
    words: PayLinkMessages,
    invoice: InvoiceDetail,
  ): TemplateResult {
    const firm = this.#firm;
    return documentOf({
      localizer,
      words,
      payWords: localizer.view('payment', paymentInEnglish),
      files: localizer.view('invoice', invoiceInEnglish),
      invoice,
      firm,
      today: dateIn(firm?.timeZone ?? 'UTC', Date.now()),
      isPaying: this.#isPaying,
      hasFile: this.#isContact || invoice.status !== 'paid',
      isDownloading: this.#downloads.isBusy(documentKey),
      hasDownloadFailed: this.#downloads.failedAt === documentKey,
      onDownload: () => this.#download(invoice),
    });
  }

  /** Drawn in one place whatever else is shown, so that what is typed into its form stays. */
  #renderPayment(localizer: Localizer, words: PayLinkMessages, isShown: boolean): TemplateResult {
    const lead = this.#isContact || this.#panel.isUnderWay ? nothing : this.#renderLead(words);
    const content = this.#panel.content(localizer, lead);
    this.#paymentClass = content?.className ?? this.#paymentClass;
    return html`<section
      class="in-place ${this.#paymentClass}"
      part="payment"
      aria-labelledby="dialog-heading"
      ?hidden=${!isShown || this.#paymentClass === ''}
    >
      ${content ? content.draw(nothing) : noChange}
    </section>`;
  }

  #renderLead(words: PayLinkMessages): TemplateResult {
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
        return this.#renderForeign(words);
      case 'failed':
        return this.#renderFailed(localizer, words);
      default:
        return html`<div class="invoice">
          <span class="visually-hidden">${words.loading}</span>${block(40)}${block(60)}${block(20)}
        </div>`;
    }
  }

  #renderForeign(words: PayLinkMessages): TemplateResult {
    return this.#renderNotice('caution', words.foreign, words.asGuest);
  }

  /** Until the invoice is paid nobody but the guest knows how the payment stands. */
  #renderSent(words: PayLinkMessages, invoice: InvoiceDetail | null): unknown {
    if (!invoice || invoice.status === 'paid' || !this.#isGuestsPayment) return nothing;
    return this.#renderNotice('neutral', words.sent, words.showSent);
  }

  #renderNotice(tone: 'caution' | 'neutral', text: string, label: string): TemplateResult {
    const token = this.#token;
    const actions =
      token === null
        ? []
        : button({label, part: 'guest', onPress: () => void this.#open(token, true)});
    return notice({tone, part: 'notice', text, actions});
  }

  #renderFailed(localizer: Localizer, words: PayLinkMessages): TemplateResult {
    const {messages} = localizer;
    const error = this.#failure;
    const dead = error && deathOf(error, words, this.#firm?.name ?? messages.theFirm);
    if (dead) {
      const text = this.#firm ? dead.text : capitalized(dead.text, localizer.locale);
      return stateView({...dead, text, drawing: icons.lock, ...this.#contact});
    }
    return html`<slot name="error"
      >${failedView({
        title: words.loadFailed,
        text: error ? errorText(localizer, error, {firm: this.#firm?.name}) : '',
        reference: error?.requestId && messages.reference(error.requestId),
        action: button({
          label: messages.retry,
          look: 'outlined',
          part: 'retry',
          onPress: () => void this.reload(),
        }),
      })}</slot
    >`;
  }

  /** Whom to ask, once it is known whose link it was. */
  get #contact(): {readonly action?: TemplateResult} {
    const email = this.#firm?.supportEmail;
    return email ? {action: html`<p><a href="mailto:${email}">${email}</a></p>`} : {};
  }

  get #failure(): PortalError | undefined {
    const {session} = this.#tools.portal;
    const {value} = this.#invoice;
    if (this.#error) return this.#error;
    if (session.status === 'failed') return session.error;
    return value.status === 'loading' ? undefined : value.error;
  }
}

/** The link has ended, or the firm has withdrawn it. */
function isDead(error: PortalError | undefined): boolean {
  return error?.code === 'link_expired' || error?.code === 'link_revoked';
}

function deathOf({code}: PortalError, words: PayLinkMessages, firm: string): ViewText | null {
  if (code === 'link_expired') return words.expired(firm);
  return code === 'link_revoked' ? words.revoked(firm) : null;
}
