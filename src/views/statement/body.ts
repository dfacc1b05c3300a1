import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Statement} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {ResourceController} from '../../controllers/resource.ts';
import type {PortalError} from '../../errors/index.ts';
import {statement as english} from '../../i18n/en/statement.ts';
import {errorText, type Localizer, type StatementMessages} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {periodProblem, type AskedPeriod, type Period} from '../../model/statement-period.ts';
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
import {currencySection} from './currency.ts';
import {periodForm, type PeriodProblem} from './period.ts';
import {pageSize} from './scene.ts';

interface StatementHost extends Host {
  readonly renderRoot: ParentNode;
  /** Empty for the backend's own choice. */
  from: string;
  to: string;
}

type State = 'loading' | 'failed' | 'signed-out' | 'unavailable' | 'empty' | 'ready';
type Format = 'pdf' | 'csv';

/** The statement in its element: the choice of its period, its files, and each currency. */
export class Body implements LateBody, ReactiveController {
  readonly #host: StatementHost;
  readonly #tools: BodyTools;
  readonly #statement: ResourceController<Statement>;
  readonly #downloads: DownloadsController;
  #localizer: Localizer | null = null;
  #problem: PeriodProblem | null = null;
  /** Rows shown of each table, beyond what it begins with. */
  readonly #counts = new Map<string, number>();
  /** The first of those that Show more brought gets the focus. */
  #focusAt: {readonly table: string; readonly row: number} | null = null;
  #told: string | null = null;

  constructor(host: StatementHost, tools: BodyTools) {
    const {portal, announce} = tools;
    this.#host = host;
    this.#tools = tools;
    this.#statement = new ResourceController<Statement>(host, () => {
      const {client} = portal;
      if (!client || this.#access !== 'ready') return null;
      const period = this.#asked;
      return client.share(`statement ${host.from} ${host.to}`, (signal) =>
        client.api.getStatement(period, {signal}),
      );
    });
    this.#downloads = new DownloadsController(host, {
      client: () => portal.client,
      saved: (name) => announce.say(this.#words?.downloaded(name) ?? ''),
      failed: (error) => announce.interrupt(this.#downloadText(error) ?? ''),
    });
    host.addController(this);
  }

  get state(): State {
    if (this.#access !== 'ready') return this.#access;
    const {value} = this.#statement;
    if (value.status === 'ready') return value.data.currencies.length === 0 ? 'empty' : 'ready';
    const isRefused = value.status === 'failed' && value.error.kind === 'permission';
    return isRefused ? 'unavailable' : value.status;
  }

  async reload(): Promise<void> {
    const {client, session} = this.#tools.portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#statement.store?.reload();
  }

  hostUpdate(): void {
    const {value} = this.#statement;
    const words = this.#words;
    if (value.status !== 'ready' || !words) return;
    const shown = this.#shownText(value.data, words);
    const isEmpty = value.data.currencies.length === 0;
    const text = isEmpty ? `${shown}. ${words.none.title}` : shown;
    if (text === this.#told) return;
    this.#told = text;
    this.#tools.announce.say(text);
  }

  hostUpdated(): void {
    if (!this.#focusAt) return;
    const {table, row} = this.#focusAt;
    this.#focusAt = null;
    const found = this.#host.renderRoot.querySelector(`#${table}`);
    found?.querySelectorAll<HTMLElement>('.counted')[row]?.focus();
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('statement', english);
    const isAsked = this.#access === 'ready' && this.state !== 'unavailable';
    return html`<div class="statement">
      <slot name="heading"><h2 class="l strong" tabindex="-1">${words.title}</h2></slot>
      ${
        isAsked
          ? html`${periodForm({
              words,
              period: this.#period,
              today: this.#today,
              isLoading: this.state === 'loading',
              problem: this.#problem,
              onChoose: (period) => this.#choose(period),
              onSubmit: (event) => this.#submit(event, words),
            })}${this.#renderFiles(words)}`
          : nothing
      }
      ${this.#renderNotices(localizer)}${this.#renderState(localizer, words)}
    </div>`;
  }

  #renderFiles(words: StatementMessages): TemplateResult {
    const file = (format: Format, label: string) =>
      button({
        label,
        look: 'outlined',
        part: 'download',
        isBusy: this.#downloads.isBusy(format),
        onPress: () => this.#download(format),
      });
    return html`<div class="files">
      ${file('pdf', words.downloadPdf)}${file('csv', words.downloadCsv)}
    </div>`;
  }

  #renderNotices(localizer: Localizer): TemplateResult {
    const {value} = this.#statement;
    const {error} = this.#downloads;
    const text = error && this.#downloadText(error);
    return html`${text ? notice({tone: 'critical', part: 'notice', text}) : nothing}${
      value.status === 'ready' && value.error
        ? notice({
            tone: 'caution',
            part: 'notice',
            text: localizer.messages.stale(localizer.time(value.loadedAt)),
          })
        : nothing
    }`;
  }

  #renderState(localizer: Localizer, words: StatementMessages): unknown {
    const {messages} = localizer;
    const {session} = this.#tools.portal;
    const firm = 'session' in session ? session.session?.firm : undefined;
    const firmName = firm?.name ?? messages.theFirm;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          ${([60, 40, 80, 80] as const).map((width) => html`<p>${block(width)}</p>`)}`;
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
      case 'unavailable':
        return session.status === 'portal-off'
          ? portalOffView(localizer, firm)
          : stateView({...messages.notPermitted(firmName), drawing: icons.eye});
      case 'failed':
        return html`<slot name="error">${this.#renderFailed(localizer, words, firmName)}</slot>`;
      case 'empty':
        return html`<slot name="empty"
          >${stateView({...words.none, drawing: icons.document})}</slot
        >`;
      case 'ready':
        return this.#renderStatement(localizer, words);
    }
  }

  #renderStatement(localizer: Localizer, words: StatementMessages): unknown {
    const {value} = this.#statement;
    if (value.status !== 'ready') return nothing;
    const statement = value.data;
    const scene = {
      statement,
      localizer,
      words,
      shown: (table: string) => this.#counts.get(table) ?? pageSize,
      more: (table: string, length: number) => this.#showMore(table, length, words),
    };
    return html`<p class="muted">
        ${this.#shownText(statement, words)}. ${words.agedOn(localizer.date(statement.agedOn))}.
      </p>
      ${statement.currencies.map((each) => currencySection(scene, each))}
      <p class="s muted">${words.note}</p>`;
  }

  #renderFailed(
    localizer: Localizer,
    words: StatementMessages,
    firm: string,
  ): TemplateResult | typeof nothing {
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session : this.#statement.value;
    const error = 'error' in known ? known.error : undefined;
    if (!error) return nothing;
    const text = this.#periodText(error);
    return failedView({
      title: words.loadFailed,
      text: text ?? errorText(localizer, error, {firm}),
      reference: error.requestId && localizer.messages.reference(error.requestId),
      ...(text === null && {
        action: button({
          label: localizer.messages.retry,
          look: 'outlined',
          part: 'retry',
          onPress: () => void this.reload(),
        }),
      }),
    });
  }

  get #words(): StatementMessages | undefined {
    return this.#localizer?.view('statement', english);
  }

  get #access(): 'loading' | 'signed-out' | 'unavailable' | 'failed' | 'ready' {
    const {session} = this.#tools.portal;
    switch (session.status) {
      case 'starting':
        return 'loading';
      case 'portal-off':
        return 'unavailable';
      case 'signed-in':
        // A payment link is to one invoice.
        return session.session.contact ? 'ready' : 'signed-out';
      default:
        return session.status;
    }
  }

  get #asked(): AskedPeriod {
    const {from, to} = this.#host;
    return {from: from || undefined, to: to || undefined};
  }

  /** As the backend has chosen it, once that is known. */
  get #period(): AskedPeriod {
    const {value} = this.#statement;
    return value.status === 'ready' ? value.data : this.#asked;
  }

  get #today(): string {
    const {client, session} = this.#tools.portal;
    const zone = session.status === 'signed-in' ? session.session.firm.timeZone : 'UTC';
    return dateIn(zone, client?.platform.now() ?? 0);
  }

  #shownText({from, to}: Period, words: StatementMessages): string {
    const date = this.#localizer?.date ?? String;
    return words.shown(date(from), date(to));
  }

  #submit(event: SubmitEvent, words: StatementMessages): void {
    event.preventDefault();
    const [from = '', to = ''] = [...this.#inputs].map(({value}) => value);
    const missing = from === '' ? 'from' : to === '' ? 'to' : null;
    const found = missing === null ? periodProblem({from, to}) : null;
    const field = missing ?? found?.field;
    if (!field) {
      this.#choose({from, to});
      return;
    }
    const asked = missing ? words.enterDay : words.endsFirst;
    const text = found?.params ? words.tooLong(toYears(found.params.maxDays)) : asked;
    this.#problem = {field, text};
    this.#host.requestUpdate();
    [...this.#inputs].find(({id}) => id === field)?.focus();
  }

  #choose({from, to}: Period): void {
    const [first, last] = this.#inputs;
    // What was typed and not sent would outlast the choice of the period that is shown.
    if (first) first.value = from;
    if (last) last.value = to;
    this.#problem = null;
    this.#counts.clear();
    this.#host.from = from;
    this.#host.to = to;
    this.#host.requestUpdate();
  }

  get #inputs(): Iterable<HTMLInputElement> & {[index: number]: HTMLInputElement} {
    return this.#host.renderRoot.querySelectorAll<HTMLInputElement>('.period input');
  }

  #download(format: Format): void {
    const {from, to} = this.#period;
    const language = this.#localizer?.locale ?? 'en';
    const name = from && to ? this.#words?.file(from, to) : this.#words?.title;
    void this.#downloads.start(format, name ?? '', (api, signal) =>
      api.getStatementFile({from, to}, {format, language, signal}),
    );
  }

  #downloadText(error: PortalError): string | null {
    return this.#periodText(error) ?? this.#words?.downloadFailed ?? null;
  }

  /** What is wrong with the period by the backend's word; null for any other failure. */
  #periodText({code, params, field}: PortalError): string | null {
    const words = this.#words;
    if (code !== 'validation_failed' || !words) return null;
    const {maxLines, maxDays} = params;
    if (typeof maxLines === 'number') return words.tooManyLines(maxLines);
    if (typeof maxDays === 'number') return words.tooLong(toYears(maxDays));
    return field === 'to' ? words.endsFirst : words.enterDay;
  }

  #showMore(table: string, length: number, words: StatementMessages): void {
    const before = this.#counts.get(table) ?? pageSize;
    const count = Math.min(length, before + pageSize);
    this.#counts.set(table, count);
    this.#focusAt = {table, row: before};
    this.#tools.announce.say(words.more(count - before, count));
    this.#host.requestUpdate();
  }
}

function toYears(days: number): number {
  return Math.floor(days / 365);
}
