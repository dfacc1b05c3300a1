import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {HistoryEntry, PaidItem} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {PaymentHistoryController} from '../../controllers/payment-history.ts';
import {invoice as invoiceEnglish} from '../../i18n/en/invoice.ts';
import {payment as paymentEnglish} from '../../i18n/en/payment.ts';
import {paymentHistory as english} from '../../i18n/en/payment-history.ts';
import {errorText, type Localizer, type PaymentHistoryMessages} from '../../i18n/index.ts';
import {
  block,
  button,
  failedView,
  icons,
  notice,
  portalOffView,
  stateView,
} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {entryList} from './entries.ts';
import type {HistoryScene} from './scene.ts';

type State = 'loading' | 'empty' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

interface HistoryHost extends Host {
  readonly renderRoot: ParentNode;
}

/** The payments in their element. */
export class Body implements LateBody, ReactiveController {
  readonly #host: HistoryHost;
  readonly #tools: BodyTools;
  readonly #history: PaymentHistoryController;
  readonly #downloads: DownloadsController;
  /** Large payments whose invoices are all shown. */
  readonly #whole = new Set<string>();
  #localizer: Localizer | null = null;
  #isTold = false;

  constructor(host: HistoryHost, tools: BodyTools) {
    this.#host = host;
    this.#tools = tools;
    const {portal, announce} = tools;
    this.#history = new PaymentHistoryController(
      host,
      () => (this.#mayLook ? portal.client : null),
      () => this.#forget(),
    );
    this.#downloads = new DownloadsController(host, {
      client: () => portal.client,
      saved: (name) => announce.say(this.#files?.downloaded(name) ?? ''),
      failed: () => announce.interrupt(this.#files?.downloadFailed ?? ''),
    });
    host.addController(this);
  }

  /** How many there are is said when they come, and not again with each refresh. */
  hostUpdated(): void {
    if (this.#isTold || this.state !== 'ready' || !this.#localizer) return;
    this.#isTold = true;
    const {count} = this.#localizer.view('paymentHistory', english);
    const text = count(this.#entries.length);
    void this.#host.updateComplete.then(() => this.#tools.announce.say(text));
  }

  get state(): State {
    const {session} = this.#tools.portal;
    if (session.status === 'starting') return 'loading';
    if (session.status === 'portal-off') return 'unavailable';
    if (session.status !== 'signed-in') return session.status;
    if (!this.#mayLook) return 'signed-out';
    const {value} = this.#history;
    if (value.status === 'ready') return value.data.entries.length === 0 ? 'empty' : 'ready';
    return this.#isRefused ? 'unavailable' : value.status;
  }

  async reload(): Promise<void> {
    const {client, session} = this.#tools.portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#history.reload();
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('paymentHistory', english);
    return html`<div class="history">
      <slot name="heading"
        ><h2 class="l strong" id="heading" tabindex="-1">${words.title}</h2></slot
      >
      ${this.#renderState(localizer, words)}
    </div>`;
  }

  /** A payment link shows its own invoice alone. */
  get #mayLook(): boolean {
    const {session} = this.#tools.portal;
    return session.status === 'signed-in' && session.session.contact !== undefined;
  }

  get #isRefused(): boolean {
    const {value} = this.#history;
    return value.status === 'failed' && value.error.kind === 'permission';
  }

  get #files() {
    return this.#localizer?.view('invoice', invoiceEnglish);
  }

  get #firm() {
    const {session} = this.#tools.portal;
    return 'session' in session ? (session.session?.firm ?? null) : null;
  }

  #renderState(localizer: Localizer, words: PaymentHistoryMessages): unknown {
    const {messages} = localizer;
    const firm = this.#firm;
    const firmName = firm?.name ?? messages.theFirm;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          <ul class="entries">
            ${[1, 2, 3].map(
              () =>
                html`<li class="entry">
                  <div class="head"><div class="place">${block(40)}</div></div>
                  <div class="item"><span class="what">${block(60)}</span>${block(20)}</div>
                </li>`,
            )}
          </ul>`;
      case 'unavailable':
        return this.#isRefused
          ? stateView({...words.notPermitted(firmName), drawing: icons.eye})
          : portalOffView(localizer, firm);
      case 'signed-out':
        return html`<slot name="signed-out"
          >${stateView({
            ...words.signedOut(firmName),
            drawing: icons.lock,
            action: button({
              label: messages.login,
              look: 'filled',
              part: 'login',
              onPress: () => this.#tools.login(),
            }),
          })}</slot
        >`;
      case 'failed':
        return html`<slot name="error">${this.#renderFailed(localizer, words)}</slot>`;
      case 'empty':
        return html`<slot name="empty"
          >${stateView({...words.none, drawing: icons.document})}</slot
        >`;
      case 'ready':
        return this.#renderEntries(localizer, words);
    }
  }

  #renderFailed(localizer: Localizer, {loadFailed}: PaymentHistoryMessages): TemplateResult {
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session : this.#history.value;
    const error = 'error' in known ? known.error : undefined;
    return failedView({
      title: loadFailed,
      text: error ? errorText(localizer, error, {firm: this.#firm?.name}) : '',
      reference: error?.requestId && localizer.messages.reference(error.requestId),
      action: button({
        label: localizer.messages.retry,
        look: 'outlined',
        part: 'retry',
        onPress: () => void this.reload(),
      }),
    });
  }

  #renderEntries(localizer: Localizer, words: PaymentHistoryMessages): unknown {
    const {value, isLoadingMore} = this.#history;
    const firm = this.#firm;
    if (value.status !== 'ready' || !firm) return nothing;
    const {entries, cursor, moreError} = value.data;
    const files = localizer.view('invoice', invoiceEnglish);
    const scene: HistoryScene = {
      localizer,
      words,
      files,
      reasons: localizer.view('payment', paymentEnglish),
      firm,
      isBusy: (key) => this.#downloads.isBusy(key),
      isWhole: ({id}) => this.#whole.has(id),
      onReceipt: (item) => this.#receipt(item),
      onSummary: (entry) => this.#summary(entry),
      onAll: ({id}) => {
        this.#whole.add(id);
        this.#focus(id);
      },
    };
    const says = (error: Parameters<typeof errorText>[1], what: string) =>
      notice({
        tone: 'critical',
        part: 'notice',
        text: `${what} ${errorText(localizer, error, {firm: firm.name})}`,
      });
    const {error: fileError} = this.#downloads;
    return html`${
      value.error
        ? notice({
            tone: 'caution',
            part: 'notice',
            text: localizer.messages.stale(localizer.time(value.loadedAt)),
          })
        : nothing
    }${fileError ? says(fileError, files.downloadFailed) : nothing}${entryList(scene, entries)}${
      moreError ? says(moreError, words.moreFailed) : nothing
    }${
      cursor === null
        ? nothing
        : html`<div class="rest">
            ${button({
              label: localizer.messages.showMore,
              look: 'outlined',
              part: 'more',
              isBusy: isLoadingMore,
              onPress: () => void this.#showMore(words),
            })}
          </div>`
    }`;
  }

  #receipt({invoiceId, invoiceNumber, transactionId}: PaidItem): void {
    if (transactionId === null) return;
    const name = this.#files?.receiptFile(invoiceNumber) ?? invoiceNumber;
    const language = this.#localizer?.locale ?? 'en';
    void this.#downloads.start(transactionId, name, (api, signal) =>
      api.getReceipt(invoiceId, transactionId, {language, signal}),
    );
  }

  #summary({submissionId, at}: HistoryEntry): void {
    const localizer = this.#localizer;
    if (submissionId === null || !localizer) return;
    const date = localizer.date(at, this.#firm?.timeZone);
    const name = this.#files?.summaryFile(date) ?? date;
    void this.#downloads.start(submissionId, name, (api, signal) =>
      api.getPaymentSummary(submissionId, {language: localizer.locale, signal}),
    );
  }

  /** The first of what it brought is read next. */
  async #showMore(words: PaymentHistoryMessages): Promise<void> {
    const before = this.#entries.length;
    await this.#history.loadMore();
    const {[before]: first, length} = this.#entries;
    if (!first) return;
    this.#tools.announce.say(words.more(length - before, length));
    this.#focus(first.id);
  }

  get #entries(): readonly HistoryEntry[] {
    const {value} = this.#history;
    return value.status === 'ready' ? value.data.entries : [];
  }

  #focus(entryId: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const found = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.entry')];
      found.find(({id}) => id === `entry-${entryId}`)?.focus();
    });
  }

  /** What one contact opened is nothing to another (A-06). */
  #forget(): void {
    this.#whole.clear();
    this.#isTold = false;
  }
}
