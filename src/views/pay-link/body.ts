import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Resource} from '../../client/types.ts';
import type {InvoiceDetail} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {ResourceController} from '../../controllers/resource.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {payLink as english} from '../../i18n/en/pay-link.ts';
import {
  errorText,
  notPayableText,
  type Localizer,
  type PayLinkMessages,
  type ViewText,
} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {
  block,
  button,
  failedView,
  icons,
  invoiceBadge,
  money,
  name,
  notice,
  stateView,
} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {takeToken} from './token.ts';

type State = 'loading' | 'empty' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

interface Door extends Host {
  readonly linkParam: string;
}

/** What a link opens: its invoice for whoever holds it, and for who logs in meanwhile. */
export class Body implements LateBody, ReactiveController {
  readonly #door: Door;
  readonly #tools: BodyTools;
  readonly #invoice: ResourceController<InvoiceDetail>;
  /** In memory alone: to come back as a guest, and to try again. */
  #token: string | null = null;
  #invoiceId: string | null = null;
  #isOpening = false;
  #error: PortalError | null = null;

  constructor(door: Door, tools: BodyTools) {
    this.#door = door;
    this.#tools = tools;
    this.#invoice = new ResourceController<InvoiceDetail>(door, () => {
      const {client} = tools.portal;
      const id = this.#knownInvoice();
      if (!client || id === null || tools.portal.session.status !== 'signed-in') return null;
      return client.share(`invoice ${id}`, (signal) => client.api.getInvoice(id, {signal}));
    });
    door.addController(this);
  }

  get state(): State {
    if (this.#isOpening) return 'loading';
    if (this.#error) return 'failed';
    const {session} = this.#tools.portal;
    if (session.status === 'starting') return 'loading';
    if (this.#invoiceId === null) return session.status === 'failed' ? 'failed' : 'empty';
    if (session.status !== 'signed-in') return 'signed-out';
    const {value} = this.#invoice;
    if (value.status !== 'failed') return value.status;
    return this.#isForeign(value.error) ? 'unavailable' : 'failed';
  }

  async reload(): Promise<void> {
    if (this.#error && this.#token !== null) await this.#open();
    else if (this.#tools.portal.session.status === 'failed') {
      await this.#tools.portal.client?.session.refresh();
    } else await this.#invoice.store?.reload();
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  render(localizer: Localizer): TemplateResult {
    const words = localizer.view('payLink', english);
    return html`<div class="page">
      ${this.#renderTop(localizer)}${
        this.state === 'ready'
          ? nothing
          : html`<h2 class="visually-hidden">
              ${words.invoiceFrom(this.#firm?.name ?? localizer.messages.theFirm)}
            </h2>`
      }${this.#renderState(localizer, words)}
    </div>`;
  }

  /** A link that was opened in this very page replaces what was here. */
  readonly #read = (): void => {
    const token = takeToken(window, this.#door.linkParam);
    if (token === null) return;
    this.#token = token;
    void this.#open();
  };

  async #open(): Promise<void> {
    const token = this.#token;
    const {client} = this.#tools.portal;
    if (token === null || !client) return;
    this.#isOpening = true;
    this.#error = null;
    this.#door.requestUpdate();
    try {
      await client.session.signIn({grant: 'payment_link', token});
    } catch (error) {
      if (!isPortalError(error)) throw error;
      if (token === this.#token) this.#error = error;
      this.#tools.portal.dispatch(new PortalErrorEvent(error));
    } finally {
      if (token === this.#token) this.#isOpening = false;
      this.#door.requestUpdate();
    }
  }

  /** What the link opened, also once a contact has logged in. */
  #knownInvoice(): string | null {
    const {session} = this.#tools.portal;
    const link = session.status === 'signed-in' ? session.session.link : undefined;
    return (this.#invoiceId = link?.invoiceId ?? this.#invoiceId);
  }

  /** A contact of another client has logged in (A-10). */
  #isForeign(error: PortalError): boolean {
    const {session} = this.#tools.portal;
    const isContact = session.status === 'signed-in' && !!session.session.contact;
    return isContact && ['missing', 'permission'].includes(error.kind);
  }

  get #firm() {
    const {session} = this.#tools.portal;
    return session.status === 'signed-in' ? session.session.firm : undefined;
  }

  #renderTop(localizer: Localizer): TemplateResult {
    const {session} = this.#tools.portal;
    const isContact = session.status === 'signed-in' && !!session.session.contact;
    const firm = this.#firm;
    return html`<div class="top">
      ${firm ? name(firm.name, 'strong') : html`<span></span>`}${
        isContact ? nothing : this.#login(localizer)
      }
    </div>`;
  }

  #login({messages}: Localizer): TemplateResult {
    return button({
      label: messages.login,
      look: 'outlined',
      part: 'login',
      onPress: () => this.#tools.login(),
    });
  }

  #renderState(localizer: Localizer, words: PayLinkMessages): TemplateResult {
    const {value} = this.#invoice;
    switch (this.state) {
      case 'loading':
        return html`<div class="document">
          <span class="visually-hidden">${words.loading}</span>${block(40)}${block(60)}${block(20)}
        </div>`;
      case 'empty':
        return stateView({...words.noLink, drawing: icons.lock});
      case 'signed-out':
        return stateView({...words.ended, drawing: icons.lock});
      case 'unavailable':
        return this.#renderForeign(words);
      case 'failed':
        return this.#renderFailed(localizer, words, value);
      case 'ready':
        return value.status === 'ready'
          ? this.#renderInvoice(localizer, words, value.data)
          : html`${nothing}`;
    }
  }

  #renderInvoice(
    localizer: Localizer,
    words: PayLinkMessages,
    invoice: InvoiceDetail,
  ): TemplateResult {
    const firm = this.#firm;
    const firmName = firm?.name ?? localizer.messages.theFirm;
    const {payableAmount, dueOn, due, total} = invoice;
    const today = dateIn(firm?.timeZone ?? 'UTC', Date.now());
    const isPaid = invoice.status === 'paid';
    const {session} = this.#tools.portal;
    const isGuest = session.status === 'signed-in' && !session.session.contact;
    const reason = payableAmount ? null : notPayableText(localizer.messages, invoice, firmName);
    return html`<section class="document" part="document" aria-labelledby="heading">
        <h2 class="l strong" id="heading" tabindex="-1">${words.invoiceFrom(firmName)}</h2>
        <div class="facts">
          ${name(invoice.number, 'strong')}${invoiceBadge(invoice, today, localizer.messages)}${
            dueOn ? html`<span class="muted">${words.due(localizer.date(dueOn))}</span>` : nothing
          }
        </div>
        <p class="xl strong">${money(isPaid ? total : (payableAmount ?? due), localizer)}</p>
        ${isPaid ? html`<p>${words.paid(total).title}</p>` : nothing}
        ${!isPaid && reason ? html`<p class="muted">${reason}</p>` : nothing}
        ${invoice.lines.length > 0 ? this.#renderLines(localizer, words, invoice) : nothing}
      </section>
      ${
        payableAmount
          ? html`${isGuest ? html`<p class="muted">${words.savedMethods}</p>` : nothing}
            ${button({
              label: words.pay(payableAmount),
              look: 'filled',
              className: 'wide',
              part: 'pay',
              hasPopup: 'dialog',
              onPress: () => void this.#tools.portal.open('payment', {invoiceIds: [invoice.id]}),
            })}`
          : nothing
      }`;
  }

  #renderLines(
    localizer: Localizer,
    words: PayLinkMessages,
    {lines, taxes, total}: InvoiceDetail,
  ): TemplateResult {
    const row = (text: TemplateResult | string, amount: InvoiceDetail['total']) =>
      html`<div class="line"><span>${text}</span>${money(amount, localizer)}</div>`;
    return html`<details part="details">
      <summary>${words.details}</summary>
      ${lines.map(({description, amount}) => row(name(description), amount))}${taxes.map((tax) =>
        row(name(tax.name), tax.amount),
      )}${row(words.total, total)}
    </details>`;
  }

  #renderForeign(words: PayLinkMessages): TemplateResult {
    return notice({
      tone: 'caution',
      part: 'notice',
      text: words.foreign,
      actions:
        this.#token === null
          ? []
          : button({label: words.asGuest, part: 'guest', onPress: () => void this.#open()}),
    });
  }

  #renderFailed(
    localizer: Localizer,
    words: PayLinkMessages,
    value: Resource<unknown>,
  ): TemplateResult {
    const {messages} = localizer;
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session.error : undefined;
    const error = this.#error ?? known ?? (value.status === 'failed' ? value.error : undefined);
    const dead = error && deathOf(error, words, this.#firm?.name ?? messages.theFirm);
    if (dead) return stateView({...dead, drawing: icons.lock});
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
}

function deathOf({code}: PortalError, words: PayLinkMessages, firm: string): ViewText | null {
  if (code === 'link_expired') return words.expired(firm);
  return code === 'link_revoked' ? words.revoked(firm) : null;
}
