import {html, nothing, type TemplateResult} from 'lit';
import type {InvoiceDetail, InvoicePayment} from '../../contract/types.ts';
import {ActionController} from '../../controllers/action.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {ResourceController} from '../../controllers/resource.ts';
import type {RowPortalController} from '../../controllers/row-portal.ts';
import {invoice as english} from '../../i18n/en/invoice.ts';
import {errorText, type InvoiceMessages, type Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {
  block,
  button,
  failedView,
  icons,
  notice,
  portalOffView,
  stateView,
} from '../../parts/index.ts';
import type {BodyTools} from '../body.ts';
import {amountCard, type CardScene} from './amount-card.ts';
import {documentOf} from './document.ts';
import {headOf} from './head.ts';
import {paymentsOf} from './payments.ts';

export type InvoiceState = 'loading' | 'empty' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

export interface InvoicePanelOptions extends Omit<BodyTools, 'portal'> {
  readonly portal: RowPortalController;
  /** Null: none is chosen. */
  readonly invoiceId: () => string | null;
  /** Back to the list, where it is shown in the list's place. */
  readonly back?: () => void;
}

const documentKey = 'document';

/** One invoice, in whichever element shows it. */
export class InvoicePanel {
  readonly #options: InvoicePanelOptions;
  readonly #invoice: ResourceController<InvoiceDetail>;
  readonly #downloads: DownloadsController;
  readonly #payment: ActionController<[string]>;
  #localizer: Localizer | null = null;

  constructor(host: Host, options: InvoicePanelOptions) {
    const {portal, announce, invoiceId} = options;
    this.#options = options;
    this.#invoice = new ResourceController<InvoiceDetail>(host, () => {
      const {client} = portal;
      const id = invoiceId();
      if (!client || id === null || portal.session.status !== 'signed-in') return null;
      return client.share(`invoice ${id}`, (signal) => client.api.getInvoice(id, {signal}));
    });
    this.#downloads = new DownloadsController(host, {
      client: () => portal.client,
      saved: (name) => announce.say(this.#words?.downloaded(name) ?? ''),
      failed: () => announce.interrupt(this.#words?.downloadFailed ?? ''),
    });
    this.#payment = new ActionController(host, (id: string) =>
      portal.open('payment', {invoiceIds: [id]}),
    );
    host.requestUpdate();
  }

  get state(): InvoiceState {
    const {status} = this.#options.portal.session;
    if (status === 'starting') return 'loading';
    if (status === 'portal-off') return 'unavailable';
    if (status !== 'signed-in') return status;
    return this.#options.invoiceId() === null ? 'empty' : this.#invoice.value.status;
  }

  async reload(): Promise<void> {
    const {client, session} = this.#options.portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#invoice.store?.reload();
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('invoice', english);
    const {back} = this.#options;
    return html`<div class="invoice">
      ${
        back
          ? html`<div class="back">
              ${button({
                label: words.allInvoices,
                part: 'back',
                id: 'back',
                className: 'returns',
                onPress: back,
              })}
            </div>`
          : nothing
      }
      ${
        this.state === 'ready'
          ? nothing
          : html`<slot name="heading"
              ><h2 class="l strong" id="invoice-heading" tabindex="-1">
                ${localizer.messages.columns.invoice}
              </h2></slot
            >`
      }
      ${this.#renderState(localizer, words)}
    </div>`;
  }

  /** What was opened is what is read first. */
  focus(root: ParentNode): void {
    root.querySelector<HTMLElement>('.invoice :is(#invoice-heading, #back)')?.focus();
  }

  get #words(): InvoiceMessages | undefined {
    return this.#localizer?.view('invoice', english);
  }

  #renderState(localizer: Localizer, words: InvoiceMessages): unknown {
    const {messages} = localizer;
    const {portal, login} = this.#options;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          <p>${block(60)}</p>
          <p>${block(40)}</p>`;
      case 'unavailable': {
        const {session} = portal;
        return portalOffView(localizer, 'session' in session ? session.session?.firm : null);
      }
      case 'signed-out':
        return html`<slot name="signed-out"
          >${stateView({
            ...words.signedOut(messages.theFirm),
            drawing: icons.lock,
            action: button({
              label: messages.login,
              look: 'filled',
              part: 'login',
              onPress: login,
            }),
          })}</slot
        >`;
      case 'empty':
        return html`<slot name="empty"
          >${stateView({...words.none, drawing: icons.document})}</slot
        >`;
      case 'failed':
        return this.#renderFailed(localizer, words);
      case 'ready':
        return this.#renderInvoice(localizer, words);
    }
  }

  #renderFailed(localizer: Localizer, words: InvoiceMessages): TemplateResult {
    const {messages} = localizer;
    const {session} = this.#options.portal;
    const known = session.status === 'failed' ? session : this.#invoice.value;
    const error = 'error' in known ? known.error : undefined;
    const firm = session.status === 'signed-in' ? session.session.firm.name : undefined;
    return html`<slot name="error"
      >${failedView({
        title: words.loadFailed,
        text: error ? errorText(localizer, error, {firm}) : '',
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

  #renderInvoice(localizer: Localizer, words: InvoiceMessages): unknown {
    const {value} = this.#invoice;
    const {session} = this.#options.portal;
    if (value.status !== 'ready' || session.status !== 'signed-in') return nothing;
    const {firm, capabilities} = session.session;
    const {data: invoice, error, loadedAt} = value;
    const today = dateIn(firm.timeZone, this.#options.portal.client?.platform.now() ?? Date.now());
    const scene: CardScene = {
      invoice,
      localizer,
      words,
      firm,
      today,
      takesPayments: capabilities.payments,
      isPaying: this.#payment.isPending,
      isDownloading: this.#downloads.isBusy(documentKey),
      onPay: () => void this.#payment.start(invoice.id),
      onDownload: () => this.#download(invoice),
    };
    const failure = this.#downloads.error ?? this.#payment.error;
    return html`${headOf(scene)}
      ${
        error
          ? notice({
              tone: 'caution',
              part: 'notice',
              text: localizer.messages.stale(localizer.time(loadedAt)),
            })
          : nothing
      }
      ${
        failure
          ? notice({
              tone: 'critical',
              part: 'notice',
              text: `${this.#downloads.error ? `${words.downloadFailed} ` : ''}${errorText(localizer, failure, {firm: firm.name})}`,
            })
          : nothing
      }
      <div class="sides">
        ${amountCard(scene)}
        <div class="whole">
          ${documentOf(scene)}
          ${paymentsOf(scene, {
            isBusy: ({transactionId}) => this.#downloads.isBusy(transactionId ?? ''),
            onReceipt: (payment) => this.#receipt(invoice, payment),
          })}
        </div>
      </div>`;
  }

  #download({id, number}: InvoiceDetail): void {
    const language = this.#localizer?.locale ?? 'en';
    void this.#downloads.start(documentKey, number, (api, signal) =>
      api.getInvoiceDocument(id, {language, signal}),
    );
  }

  #receipt({id, number}: InvoiceDetail, {transactionId}: InvoicePayment): void {
    if (transactionId === null) return;
    const language = this.#localizer?.locale ?? 'en';
    const name = this.#words?.receiptFile(number) ?? number;
    void this.#downloads.start(transactionId, name, (api, signal) =>
      api.getReceipt(id, transactionId, {language, signal}),
    );
  }
}
