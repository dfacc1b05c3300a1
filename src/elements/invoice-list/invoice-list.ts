import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {Invoice} from '../../contract/types.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {LocalizeController} from '../../controllers/localize.ts';
import {PortalController} from '../../controllers/portal.ts';
import {StatesController} from '../../controllers/states.ts';
import type {PortalError} from '../../errors/index.ts';
import {PortalInvoicesLoadedEvent} from '../../events/index.ts';
import {errorText, type InvoiceSort, type Localizer} from '../../i18n/index.ts';
import {FirmDay} from './firm-day.ts';
import {FocusKeeper, rowOf} from './focus-keeper.ts';
import {styles} from './invoice-list.styles.ts';
import type {ListCommands} from './list-commands.ts';
import {filterOf, nextSort, pageSizeOf} from './list-query.ts';
import {ListOpener} from './list-opener.ts';
import {ListSelection} from './list-selection.ts';
import {ListSource} from './list-source.ts';
import type {ListState} from './list-state.ts';
import {renderList} from './list-view.ts';
import {ListVoice} from './list-voice.ts';
import {RowMarks} from './row-marks.ts';
import {RowPresses} from './row-presses.ts';
import type {Scene} from './scene.ts';

/**
 * The contact's invoices: what is outstanding first, Pay Now at each one that can be paid online, and
 * boxes to pay several together, the top-most one for all of them.
 *
 * @summary Invoices, to see and to pay.
 * @tag portal-invoice-list
 *
 * @attr {"outstanding"|"all"|"past-due"|"processing"|"paid"} status - What it shows at first;
 *   default: outstanding.
 * @attr {number} page-size - Rows per page, 1 to 100; default: 25.
 * @attr {boolean} no-selection - No boxes and no Pay Selected.
 * @attr {boolean} no-filter - No choice of status.
 * @attr {boolean} no-search - No search field.
 * @attr {boolean} compact - Lower rows of one line.
 *
 * @fires portal-selection-changed - What is selected has changed, or an amount of it.
 * @fires portal-invoices-loaded - Rows have come, come again, or more of them.
 * @fires portal-open-view - Payment or sign-in is about to open; cancelable.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of "Invoices".
 * @slot empty - In place of what is said when there is nothing to show.
 * @slot error - In place of what is said when invoices could not be loaded; `reload()` tries again.
 * @slot signed-out - In place of the invitation to log in.
 *
 * @csspart base - Everything the element draws.
 * @csspart heading - The heading.
 * @csspart summary - Outstanding, past due, last payment.
 * @csspart notice - Something to know, between summary and filters.
 * @csspart filters - Chips, search and sort menu.
 * @csspart chips - The choice of status.
 * @csspart search - The search field and its icons.
 * @csspart frame - The frame around selection bar and rows.
 * @csspart selection-bar - How many, how much, Pay Selected.
 * @csspart totals - How much.
 * @csspart pay-selected - The Pay Selected button.
 * @csspart table - The rows with their headers.
 * @csspart row - One invoice.
 * @csspart checkbox - A box, the top-most one too.
 * @csspart pay-now - A Pay Now button.
 * @csspart show-more - The Show more button.
 * @csspart state - What stands in the place of rows.
 *
 * @cssprop [--portal-invoice-list-row-size=64px] - Least height of a row; 48px where `compact`.
 * @cssprop [--portal-invoice-list-sticky-offset=0px] - Height of the page's own sticky header.
 *
 * @cssstate loading - Nothing has come yet.
 * @cssstate empty - There is nothing to show.
 * @cssstate failed - Invoices could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or this may not be seen.
 * @cssstate ready - Rows are shown.
 */
export class PortalInvoiceList extends LitElement {
  static override styles = styles;

  @property() status = 'outstanding';
  @property({type: Number, attribute: 'page-size'}) pageSize = 25;
  @property({type: Boolean, attribute: 'no-selection'}) noSelection = false;
  @property({type: Boolean, attribute: 'no-filter'}) noFilter = false;
  @property({type: Boolean, attribute: 'no-search'}) noSearch = false;
  @property({type: Boolean, reflect: true}) compact = false;

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #announce = new AnnounceController(this);
  readonly #voice = new ListVoice(this.#announce, () => this.#localize.localizer);
  readonly #source = new ListSource(this, {
    portal: this.#portal,
    pageSize: () => pageSizeOf(this.pageSize),
    loaded: (rows, isNewQuery) => this.#handleLoaded(rows, isNewQuery),
  });
  readonly #selection = new ListSelection(this, {
    portal: this.#portal,
    source: this.#source,
    voice: this.#voice,
  });
  readonly #focus = new FocusKeeper(this);
  readonly #opener = new ListOpener(this, {
    portal: this.#portal,
    ended: ({paid, count}) => this.#voice.say((messages) => messages.paidOfAll(paid, count)),
  });
  readonly #day = new FirmDay();

  /** Rows there were when Show more was pressed. */
  #shownBefore: number | null = null;
  /** The order that was asked for, until its rows are there. */
  #sorted: InvoiceSort | null = null;
  #toldFailure: PortalError | null = null;

  constructor() {
    super();
    new StatesController<ListState['status']>(this, () => this.#source.state.status);
    new RowMarks(this, () => ({
      items: this.#source.rows,
      selection: this.#selection.value.selection,
    }));
    new RowPresses(this, {
      onTick: (id, isTicked, isRange) => this.#selection.tick(id, isTicked, isRange),
      onPay: (id, at) => this.#opener.pay([id], at),
    });
  }

  /** Asks again for what is shown. Settles when it is there, or has failed. */
  async reload(): Promise<void> {
    await this.#source.reload();
  }

  /** Puts the focus back where the last view was opened; else on the heading. */
  override focus(): void {
    void this.updateComplete.then(() => this.#focus.restore(this.#opener.opener));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#voice.loading(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('status')) this.#source.query.change({status: filterOf(this.status)});
  }

  protected override render(): TemplateResult {
    const {localizer} = this.#localize;
    const shown = this.#source.state;
    const isBusy = shown.status === 'loading' || ('isRefreshing' in shown && shown.isRefreshing);
    return html`<div
      class="root"
      part="base"
      dir=${localizer?.direction ?? nothing}
      lang=${localizer?.language ?? nothing}
      aria-busy=${isBusy}
    >
      ${this.#announce.render()}
      ${localizer ? renderList(this.#scene(localizer)) : html`<div class="list waiting"></div>`}
    </div>`;
  }

  protected override updated(): void {
    this.#voice.loading(this.#source.state.status === 'loading');
    this.#tellFailure();
  }

  #scene(localizer: Localizer): Scene {
    const {state} = this.#source;
    const {client} = this.#portal;
    const session = 'session' in state ? state.session : null;
    const hasActions = session?.capabilities.payments ?? true;
    return {
      localizer,
      state,
      session,
      today: session && client ? this.#day.at(client.platform.now(), session.firm.timeZone) : '',
      source: this.#source,
      selection: this.#selection,
      opener: this.#opener,
      failure: this.#failure,
      hasChips: !this.noFilter,
      hasSearch: !this.noSearch,
      hasActions,
      hasBoxes: hasActions && !this.noSelection,
      skeletonRows: Math.min(mostSkeletonRows, pageSizeOf(this.pageSize)),
      on: this.#commands,
    };
  }

  get #failure(): PortalError | null {
    return this.#opener.error ?? this.#selection.error;
  }

  readonly #commands: ListCommands = {
    filter: (status) => this.#source.query.change({status}),
    type: (text) => this.#source.query.type(text),
    sort: (sort) => this.#sort(sort),
    sortBy: (column) => this.#sort(nextSort(column, this.#source.query.query.sort)),
    toggleAll: () => this.#selection.toggleAll(),
    selectOutstanding: () => this.#selection.selectAll({status: 'outstanding', q: ''}),
    showSelected: () => this.#source.query.change({status: 'outstanding', q: ''}),
    clear: () => this.#clear(),
    paySelected: () => this.#opener.pay(this.#selection.ids, {part: 'pay-selected'}),
    askWhy: () => this.#selection.askWhy(),
    view: (reference) => this.#opener.view(reference),
    dismiss: (reference) => this.#opener.dismiss(reference),
    showMore: () => this.#showMore(),
    showAll: () => this.#source.query.change({status: 'all', q: ''}),
    retry: () => void this.reload(),
    login: () => this.#opener.login(),
  };

  #sort(sort: InvoiceSort): void {
    this.#sorted = sort;
    this.#source.query.change({sort});
  }

  #clear(): void {
    this.#selection.clear();
    void this.updateComplete.then(() => this.#focus.focusOn('#all'));
  }

  #showMore(): void {
    this.#shownBefore = this.#source.rows.length;
    void this.#source.store?.loadMore();
  }

  #handleLoaded(rows: readonly Invoice[], isNewQuery: boolean): void {
    const before = this.#shownBefore;
    this.#shownBefore = null;
    this.dispatchEvent(new PortalInvoicesLoadedEvent({count: rows.length}));
    const firstNew = before === null ? undefined : rows[before];
    const sorted = this.#sorted;
    if (isNewQuery) {
      this.#sorted = null;
      this.#voice.say(({live, sorts, invoiceCount}) =>
        sorted ? live.sorted(sorts[sorted]) : invoiceCount(rows.length),
      );
    } else if (before !== null && firstNew) {
      this.#voice.say(({live}) => live.more(rows.length - before, rows.length));
      this.requestUpdate();
      void this.updateComplete.then(() => this.#focus.focusOn(`${rowOf(firstNew.id)} .number`));
    }
  }

  /** The control that failed may be far from the notice. */
  #tellFailure(): void {
    const failure = this.#failure;
    if (failure === this.#toldFailure) return;
    this.#toldFailure = failure;
    if (!failure) return;
    this.#voice.say((_, localizer) => errorText(localizer, failure));
    this.renderRoot.querySelector('.notices')?.scrollIntoView({block: 'nearest'});
  }
}

const mostSkeletonRows = 8;

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoice-list': PortalInvoiceList;
  }
}
