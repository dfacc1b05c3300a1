import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {PayableInvoices} from '../../client/types.ts';
import {ActionController} from '../../controllers/action.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {LocalizeController} from '../../controllers/localize.ts';
import {PortalController} from '../../controllers/portal.ts';
import {ResourceController} from '../../controllers/resource.ts';
import {StatesController} from '../../controllers/states.ts';
import {StoreController} from '../../controllers/store.ts';
import type {Session} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {errorText, type Localizer} from '../../i18n/index.ts';
import {block, button, notice} from '../../parts/index.ts';
import {styles} from './pay-selected.styles.ts';
import {idsOf, ofNamed, ofSelection, type PayableSet, type PayableState} from './payable-set.ts';
import {ViewWatch} from './view-watch.ts';

type State = PayableState | {readonly status: 'signed-out' | 'unavailable'};

/**
 * How many invoices are selected, how much that is, and the Pay Selected button. Stands anywhere
 * under the provider; near the top right of the page is a good place. While it can be seen, the list
 * has no such button. Where the firm takes no payments online, and for a visitor, it shows nothing.
 *
 * @summary Count, total and Pay Selected.
 * @tag portal-pay-selected
 *
 * @attr {string} invoice-ids - Ids of invoices with spaces between them: a selection of its own, for
 *   a page without a list.
 *
 * @fires portal-open-view - The payment is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - Above it; nothing by default.
 * @slot empty - In place of the hint when nothing is selected.
 * @slot error - In place of what is said when the invoices could not be loaded.
 * @slot signed-out - For a visitor; nothing by default.
 *
 * @csspart base - Everything the element draws.
 * @csspart count - How many.
 * @csspart totals - How much, per currency.
 * @csspart pay-selected - The button.
 * @csspart notice - What went wrong.
 *
 * @cssstate loading - The invoices of `invoice-ids` are not there yet.
 * @cssstate empty - Nothing is selected.
 * @cssstate failed - The invoices could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or the firm takes no payments online.
 * @cssstate ready - Something can be paid.
 */
export class PortalPaySelected extends LitElement {
  static override styles = styles;

  @property({attribute: 'invoice-ids'}) invoiceIds: string | null = null;

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #announce = new AnnounceController(this);
  readonly #selection = new StoreController(
    this,
    () => this.#portal.client?.selection,
    ({selection}) => {
      if (selection.size > 0) this.#isReasonShown = false;
    },
  );
  readonly #named = new ResourceController<PayableInvoices>(this, () => {
    const ids = idsOf(this.invoiceIds);
    return this.#isPrivate && ids.length > 0 ? this.#portal.client?.payable(ids) : null;
  });
  readonly #opening = new ActionController(this, (invoiceIds: readonly string[]) =>
    this.#portal.open('payment', {invoiceIds}),
  );

  /** The button was pressed with nothing selected (S-07). */
  #isReasonShown = false;
  #isInView = false;
  /** Takes back that the button is in view; null while that was not said. */
  #hideButton: (() => void) | null = null;

  constructor() {
    super();
    new StatesController<State['status']>(this, () => this.#state.status);
    new ViewWatch(this, (isInView) => {
      this.#isInView = isInView;
      this.#tellButton();
    });
  }

  /** Asks again about the invoices of `invoice-ids`. Settles when the answer is there, or has failed. */
  async reload(): Promise<void> {
    await this.#named.store?.reload();
  }

  /** Puts the focus on the button. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[part=pay-selected]')?.focus();
    });
  }

  protected override render(): TemplateResult {
    const {localizer} = this.#localize;
    const current = this.#state;
    return html`<div
      class="root"
      part="base"
      dir=${localizer?.direction ?? nothing}
      lang=${localizer?.language ?? nothing}
      aria-busy=${current.status === 'loading'}
    >
      ${this.#announce.render()} ${localizer ? this.#renderState(current, localizer) : nothing}
    </div>`;
  }

  protected override updated(): void {
    this.#tellButton();
  }

  get #isPrivate(): boolean {
    return this.invoiceIds !== null;
  }

  get #session(): Session | null {
    const {session} = this.#portal;
    return session.status === 'signed-in' ? session.session : null;
  }

  get #state(): State {
    const {session} = this.#portal;
    if (session.status === 'signed-out') return {status: 'signed-out'};
    if (session.status === 'portal-off') return {status: 'unavailable'};
    if (session.status === 'failed') return session;
    if (session.status === 'starting') return {status: 'loading'};
    if (!session.session.capabilities.payments) return {status: 'unavailable'};
    if (!this.#isPrivate) return ofSelection(this.#selection.value ?? nothingSelected);
    return idsOf(this.invoiceIds).length > 0
      ? ofNamed(this.#named.value)
      : ofSelection(nothingSelected);
  }

  #renderState(current: State, localizer: Localizer): TemplateResult | typeof nothing {
    switch (current.status) {
      case 'unavailable':
        return nothing;
      case 'signed-out':
        return html`<slot name="signed-out"></slot>`;
      case 'loading':
        return html`<div class="row">${block(40)}${block(20)}</div>`;
      case 'failed':
        return html`<slot name="error">${this.#renderError(current.error, localizer, true)}</slot>`;
      case 'empty':
        return this.#isPrivate
          ? html`<slot name="empty">${localizer.messages.nothingToPay.title}</slot>`
          : this.#renderSet(current.set, localizer);
      case 'ready':
        return this.#renderSet(current.set, localizer);
    }
  }

  #renderSet(set: PayableSet, localizer: Localizer): TemplateResult {
    const {messages} = localizer;
    const {ids, totals, excluded} = set;
    const isEmpty = ids.length === 0;
    const numbers = excluded.map(({number}) => number);
    const {error} = this.#opening;
    return html`<slot name="heading"></slot>
      <div class="row">
        ${
          isEmpty
            ? html`<slot name="empty"><span class="muted">${messages.selectionHint}</span></slot>`
            : html`<span class="strong" part="count">${messages.selected(ids.length)}</span>
                <span part="totals">${localizer.and(totals.map(localizer.money))}</span>`
        }
        ${button({
          label: messages.paySelected,
          look: 'filled',
          part: 'pay-selected',
          isBusy: this.#opening.isPending,
          isUnavailable: isEmpty,
          describedBy: isEmpty ? 'reason' : undefined,
          onPress: () => void this.#opening.start(ids),
          onUnavailable: () => this.#explain(messages.selectionReason),
        })}
      </div>
      ${
        isEmpty
          ? html`<p class=${this.#isReasonShown ? 'more s' : 'visually-hidden'} id="reason">
              ${messages.selectionReason}
            </p>`
          : nothing
      }
      ${
        excluded.length > 0
          ? html`<p class="more s">${messages.leftOut(ids.length, excluded.length, numbers)}</p>`
          : nothing
      }
      ${error ? this.#renderError(error, localizer, false) : nothing}`;
  }

  #renderError(error: PortalError, localizer: Localizer, hasRetry: boolean): TemplateResult {
    const {retry} = localizer.messages;
    return notice({
      tone: 'critical',
      text: errorText(localizer, error, {firm: this.#session?.firm.name}),
      part: 'notice',
      ...(hasRetry && {actions: button({label: retry, onPress: () => void this.#retry()})}),
    });
  }

  async #retry(): Promise<void> {
    const {client, session} = this.#portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.reload();
  }

  #explain(reason: string): void {
    this.#isReasonShown = true;
    this.#announce.say(reason);
  }

  /** The list drops its button exactly while this one can be seen and pays the same selection. */
  #tellButton(): void {
    const {status} = this.#state;
    const isShown =
      this.#isInView && !this.#isPrivate && (status === 'empty' || status === 'ready');
    if (isShown === (this.#hideButton !== null)) return;
    this.#hideButton?.();
    this.#hideButton = isShown ? (this.#portal.client?.selection.showPayButton() ?? null) : null;
  }
}

const nothingSelected = {
  selection: new Map(),
  totals: [],
  excluded: [],
  isSelectingAll: false,
  changes: [],
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'portal-pay-selected': PortalPaySelected;
  }
}
