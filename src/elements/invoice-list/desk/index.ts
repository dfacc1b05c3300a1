import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Invoice, InvoiceSummary} from '../../../contract/types.ts';
import {AloneController} from '../../../controllers/alone.ts';
import {AnnounceController} from '../../../controllers/announce.ts';
import {wholeFor} from '../../../controllers/portal.ts';
import {ResourceController} from '../../../controllers/resource.ts';
import type {PortalError} from '../../../errors/index.ts';
import {errorText, wholeLocalizer, type InvoiceSort, type Localizer} from '../../../i18n/index.ts';
import {button, notice, spinner} from '../../../parts/index.ts';
import {keyedRows} from '../../../parts/keyed-rows.ts';
import type {DeskParts, ListDesk, Press, Scene} from '../list-desk.ts';
import type {ListState} from '../list-state.ts';
import {styles} from './desk.styles.ts';
import {renderFilterBar} from './filter-bar.ts';
import {FocusKeeper, rowOf} from './focus-keeper.ts';
import type {ListCommands} from './list-commands.ts';
import {ListDetail} from './list-detail.ts';
import {ListOpener} from './list-opener.ts';
import {ListSelection} from './list-selection.ts';
import {ListVoice} from './list-voice.ts';
import {renderNotices} from './notices.ts';
import {createPresses} from './presses.ts';
import {RowMarks} from './row-marks.ts';
import type {DeskScene} from './scene.ts';
import {renderSelectionBar} from './selection-bar.ts';
import {nextSort} from './sorting.ts';
import {renderStateView} from './state-views.ts';
import {renderSummary} from './summary.ts';
import {Typing} from './typing.ts';

/** See {@link ListDesk}. */
export function createDesk(parts: DeskParts): ListDesk {
  const {adoptedStyleSheets} = parts.host.renderRoot as ShadowRoot;
  for (const {styleSheet} of styles) if (styleSheet) adoptedStyleSheets.push(styleSheet);
  if (isOwnMachine.test(location.hostname)) void checkColors(parts);
  return new Desk(parts);
}

/** Where a firm's developer is at work, and may be told what nobody else should read. */
const isOwnMachine = /^(localhost|127\.[\d.]+|\[::1\])$|\.localhost$/;

async function checkColors({host}: DeskParts): Promise<void> {
  const [{checkContrast}] = await Promise.all([import('./contrast-check.ts'), host.updateComplete]);
  const root = host.renderRoot.querySelector('.root');
  if (root && host.isConnected) checkContrast(root);
}

class Desk implements ListDesk, ReactiveController {
  readonly #parts: DeskParts;
  readonly #summary: ResourceController<InvoiceSummary>;
  readonly #announce: AnnounceController;
  readonly #voice: ListVoice;
  readonly #selection: ListSelection;
  readonly #focus: FocusKeeper;
  readonly #opener: ListOpener;
  readonly #detail: ListDetail;
  readonly #typing: Typing;
  readonly press: (press: Press) => void;

  /** Rows there were when Show more was pressed. */
  #shownBefore: number | null = null;
  /** The order that was asked for, until its rows are there. */
  #sorted: InvoiceSort | null = null;
  #toldFailure: PortalError | null = null;

  constructor(parts: DeskParts) {
    const {host, portal, source} = parts;
    this.#parts = parts;
    new AloneController(host, portal);
    this.#summary = new ResourceController(host, () => wholeFor(host, portal.client)?.summary);
    this.#announce = new AnnounceController(host, () => portal.session);
    this.#voice = new ListVoice(this.#announce, () => this.#localizer);
    this.#selection = new ListSelection(host, {portal, source, voice: this.#voice});
    this.#focus = new FocusKeeper(host);
    this.#opener = new ListOpener(host, {
      portal,
      ended: ({paid, count}) => this.#voice.say((messages) => messages.paidOfAll(paid, count)),
    });
    this.#detail = new ListDetail({
      ...parts,
      announce: this.#announce,
      login: () => this.#opener.login(),
      left: (id) => this.#focus.restore({part: 'number', id}),
    });
    this.#typing = new Typing(host, source);
    new RowMarks(host, () => ({
      items: source.rows,
      selection: this.#selection.value.selection,
      all: this.#selection.topBox,
    }));
    this.press = createPresses({
      onTick: (id, isTicked, isRange) => this.#selection.tick(id, isTicked, isRange),
      onTickAll: () => {
        this.#selection.toggleAll();
        host.requestUpdate(); // the press itself has changed the box
      },
      onSort: (column) => this.#sort(nextSort(column, source.query.sort)),
      onPay: (id, at) => this.#opener.pay([id], at),
      onOpen: (id) => this.#detail.open(id),
    });
    host.addController(this);
    host.requestUpdate();
    if (source.rows.length > 0) this.loaded(source.rows, true);
  }

  hostUpdated(): void {
    this.#voice.loading(this.#parts.source.state.status === 'loading');
    this.#tellFailure();
  }

  hostDisconnected(): void {
    this.#voice.loading(false);
  }

  get hasSelection(): boolean {
    return this.#selection.ids.length > 0;
  }

  get hasDetail(): boolean {
    return this.#detail.isOpen;
  }

  get openingId(): string | null {
    return this.#opener.busyAt?.id ?? null;
  }

  async reload(): Promise<void> {
    await this.#summary.store?.reload();
  }

  focus(): void {
    this.#focus.restore(this.#opener.opener);
  }

  loaded(rows: readonly Invoice[], isNewQuery: boolean): void {
    const before = this.#shownBefore;
    this.#shownBefore = null;
    const firstNew = before === null ? undefined : rows[before];
    const sorted = this.#sorted;
    if (isNewQuery) {
      this.#sorted = null;
      this.#voice.say(({live, sorts, invoiceCount}) =>
        sorted ? live.sorted(sorts[sorted]) : invoiceCount(rows.length),
      );
    } else if (before !== null && firstNew) {
      this.#voice.say(({live}) => live.more(rows.length - before, rows.length));
      this.#afterUpdate(() => this.#focus.focusOn(`${rowOf(firstNew.id)} .number`));
    }
  }

  renderDetail(): unknown {
    return this.#detail.render();
  }

  renderVoice(): TemplateResult {
    return this.#announce.render();
  }

  readonly renderSpinner = spinner;

  renderRows(...[items, draw, inputs]: Parameters<ListDesk['renderRows']>): unknown {
    return keyedRows(items, ({id}) => id, draw, inputs);
  }

  renderAbove(scene: Scene): TemplateResult {
    const whole = this.#scene(scene);
    return html`${renderSummary(whole)}${renderNotices(whole)}${renderFilterBar(whole)}`;
  }

  renderBar(scene: Scene): TemplateResult {
    return renderSelectionBar(this.#scene(scene));
  }

  renderRunning(state: ListState): TemplateResult | typeof nothing {
    const isRunning =
      this.#selection.value.isSelectingAll || (state.status === 'ready' && state.isRefreshing);
    return isRunning ? html`<div class="running"></div>` : nothing;
  }

  renderInstead(scene: Scene): TemplateResult | typeof nothing {
    const {state} = scene;
    return state.status === 'loading' || state.status === 'ready'
      ? nothing
      : renderStateView(state, this.#scene(scene));
  }

  renderMore(scene: Scene): TemplateResult | typeof nothing {
    const {state} = scene;
    if (state.status !== 'ready' || !state.data.hasMore) return nothing;
    const {messages} = this.#scene(scene).localizer;
    const {moreError, isLoadingMore} = state.data;
    return html`<div class="end">
      ${moreError ? notice({tone: 'critical', text: messages.moreFailed, part: 'notice'}) : nothing}
      ${button({
        label: moreError ? messages.retry : messages.showMore,
        look: 'outlined',
        part: 'show-more',
        isBusy: isLoadingMore,
        onPress: this.#commands.showMore,
      })}
    </div>`;
  }

  #scene(scene: Scene): DeskScene {
    return {
      ...scene,
      localizer: wholeLocalizer(scene.localizer),
      summary: this.#summary.value,
      typed: this.#typing.typed,
      selection: this.#selection,
      opener: this.#opener,
      failure: this.#failure,
      on: this.#commands,
    };
  }

  get #localizer(): Localizer | null {
    const localizer = this.#parts.localizer();
    return localizer && wholeLocalizer(localizer);
  }

  get #failure(): PortalError | null {
    return this.#opener.error ?? this.#detail.error ?? this.#selection.error;
  }

  readonly #commands: ListCommands = {
    filter: (status) => this.#typing.ask({status}),
    type: (text) => this.#typing.type(text),
    sort: (sort) => this.#sort(sort),
    selectOutstanding: () => this.#selection.selectAll({status: 'outstanding', q: ''}),
    showSelected: () => this.#typing.ask({status: 'outstanding', q: ''}),
    clear: () => {
      this.#selection.clear();
      this.#afterUpdate(() => this.#focus.focusOn('#all'));
    },
    paySelected: () => this.#opener.pay(this.#selection.ids, {part: 'pay-selected'}),
    askWhy: () => this.#selection.askWhy(),
    view: (reference) => this.#opener.view(reference),
    dismiss: (reference) => this.#opener.dismiss(reference),
    cancel: (payment) => this.#opener.cancel(payment),
    showMore: () => {
      this.#shownBefore = this.#parts.source.rows.length;
      void this.#parts.source.store?.loadMore();
    },
    showAll: () => this.#typing.ask({status: 'all', q: ''}),
    retry: () => this.#parts.reload(),
    login: () => this.#opener.login(),
  };

  #sort(sort: InvoiceSort): void {
    this.#sorted = sort;
    this.#typing.ask({sort});
  }

  #afterUpdate(run: () => void): void {
    const {host} = this.#parts;
    host.requestUpdate();
    void host.updateComplete.then(run);
  }

  /** The control that failed may be far from the notice. */
  #tellFailure(): void {
    const failure = this.#failure;
    if (failure === this.#toldFailure) return;
    this.#toldFailure = failure;
    if (!failure) return;
    const {host} = this.#parts;
    // It is called at the end of an update; what is said is another one.
    void host.updateComplete.then(() => {
      this.#voice.say((_, localizer) => errorText(localizer, failure));
      host.renderRoot.querySelector('.notices')?.scrollIntoView({block: 'nearest'});
    });
  }
}
