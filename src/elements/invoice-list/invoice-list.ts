import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {liveRegions} from '../../controllers/live-regions.ts';
import {RowPortalController} from '../../controllers/row-portal.ts';
import {RowLocalizeController} from '../../controllers/row-localize.ts';
import {StatesController} from '../../controllers/states.ts';
import {Late, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent, PortalInvoicesLoadedEvent} from '../../events/index.ts';
import type {RowLocalizer} from '../../i18n/index.ts';
import {FirmDay} from './firm-day.ts';
import {styles} from './invoice-list.styles.ts';
import type {ListDesk} from './list-desk.ts';
import {filterOf, pageSizeOf} from './list-query.ts';
import {ListSource} from './list-source.ts';
import type {ListState} from './list-state.ts';
import {renderList} from './list-view.ts';
import type {Scene} from './list-desk.ts';

/** See {@link ListDesk}. */
export const listDesk = new Late(() => import('./desk/index.ts'));

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
 * @fires portal-open-view - An invoice, payment or sign-in is about to open; cancelable.
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
 * @csspart number - An invoice's number, which opens it in the list's place.
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

  static override properties = {
    status: {},
    pageSize: {type: Number, attribute: 'page-size'},
    noSelection: {type: Boolean, attribute: 'no-selection'},
    noFilter: {type: Boolean, attribute: 'no-filter'},
    noSearch: {type: Boolean, attribute: 'no-search'},
    compact: {type: Boolean, reflect: true},
  };

  status = 'outstanding';
  pageSize = 25;
  noSelection = false;
  noFilter = false;
  noSearch = false;
  compact = false;

  readonly #portal = new RowPortalController(this);
  readonly #localize = new RowLocalizeController(this);
  readonly #source = new ListSource(this, {
    portal: this.#portal,
    pageSize: () => pageSizeOf(this.pageSize),
    loaded: (rows, isNewQuery) => {
      this.dispatchEvent(new PortalInvoicesLoadedEvent({count: rows.length}));
      this.#desk?.loaded(rows, isNewQuery);
    },
  });
  readonly #day = new FirmDay();
  #desk: ListDesk | null = null;
  #isStuck = false;
  #hasAsked = false;

  constructor() {
    super();
    new StatesController<ListState['status']>(this, () => this.#source.state.status);
  }

  /** Asks again for what is shown. Settles when it is there, or has failed. */
  async reload(): Promise<void> {
    await Promise.all([this.#source.reload(), this.#desk?.reload()]);
  }

  /** Puts the focus back where the last view was opened; else on the heading. */
  override focus(): void {
    this.#atDesk((desk) => void this.updateComplete.then(() => desk.focus()));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Adding the same listener again, after a move in the document, changes nothing.
    this.renderRoot.addEventListener('click', this.#handlePress);
    this.renderRoot.addEventListener('keydown', this.#handlePress);
    if (listDesk.value) this.#open(listDesk.value);
    this.#hasAsked = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('status')) this.#source.ask({status: filterOf(this.status)});
    // Not before it is known who is signed in: rows wait for that, and for nothing of the desk.
    if (!this.#hasAsked && this.#portal.session.status !== 'starting') {
      this.#hasAsked = true;
      if (!this.#desk) void this.#load();
    }
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
      ${
        this.#desk?.renderVoice() ??
        liveRegions('', this.#isStuck && localizer ? localizer.messages.loadFailed.text : '')
      }
      ${this.#desk?.renderDetail()}
      ${localizer ? renderList(this.#scene(localizer)) : html`<div class="list waiting"></div>`}
    </div>`;
  }

  #scene(localizer: RowLocalizer): Scene {
    const {state, query} = this.#source;
    const {client} = this.#portal;
    const session = 'session' in state ? state.session : null;
    const hasActions = session?.capabilities.payments ?? true;
    return {
      localizer,
      state,
      query,
      session,
      today: session && client ? this.#day.at(client.platform.now(), session.firm.timeZone) : '',
      desk: this.#desk,
      isStuck: this.#isStuck,
      hasChips: !this.noFilter,
      hasSearch: !this.noSearch,
      hasActions,
      hasBoxes: hasActions && !this.noSelection,
      skeletonRows: Math.min(mostSkeletonRows, pageSizeOf(this.pageSize)),
    };
  }

  async #load(): Promise<void> {
    try {
      this.#open(await listDesk.load());
    } catch (error) {
      this.#isStuck = true;
      this.dispatchEvent(new PortalErrorEvent(error as PortalError));
    }
    this.requestUpdate();
  }

  #open({createDesk}: typeof import('./desk/index.ts')): void {
    this.#isStuck = false;
    this.#desk ??= createDesk({
      host: this,
      portal: this.#portal,
      source: this.#source,
      localizer: () => this.#localize.localizer,
      reload: () => void this.reload(),
    });
  }

  /** What is pressed before the desk is there waits for it. */
  #atDesk(run: (desk: ListDesk) => void): void {
    if (this.#desk) run(this.#desk);
    else void this.#load().then(() => this.#desk && run(this.#desk));
  }

  readonly #handlePress = (event: Event): void => {
    const {type, key, shiftKey} = event as KeyboardEvent;
    const target = event.target as HTMLInputElement;
    if (!target.closest('button, input')) return;
    const press = {type, key, shiftKey, target, isTicked: target.checked};
    this.#atDesk((desk) => desk.press(press));
  };
}
const mostSkeletonRows = 8;

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoice-list': PortalInvoiceList;
  }
}
