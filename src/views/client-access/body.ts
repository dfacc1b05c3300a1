import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Resource} from '../../client/types.ts';
import type {Client} from '../../contract/types.ts';
import {clientAccess as english} from '../../i18n/en/client-access.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {showDialog} from '../../parts/dialog-frame.ts';
import {
  block,
  button,
  failedView,
  icon,
  icons,
  name,
  notice,
  stateView,
} from '../../parts/index.ts';
import {chevronBack} from '../../parts/view-icons.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {Acts, type ActsHost} from './acts.ts';
import {clientList} from './clients.ts';
import {Desk, type Listed, type Overview} from './desk.ts';
import {oneClient} from './one-client.ts';
import {questionDialog} from './questions.ts';
import type {Scene} from './scene.ts';

/** All clients, or one of them with its contacts, links and holds. */
export class Body implements LateBody, ReactiveController {
  readonly #host: ActsHost;
  readonly #tools: BodyTools;
  readonly #desk: Desk;
  readonly #acts: Acts;
  /** The list that a client was opened from is a way back. */
  #cameFromList = false;
  #shown = '';

  constructor(host: ActsHost, tools: BodyTools) {
    this.#host = host;
    this.#tools = tools;
    this.#desk = new Desk(host, tools.portal);
    this.#acts = new Acts(host, tools, this.#desk);
    host.addController(this);
  }

  get state(): string {
    const {access, query} = this.#desk;
    if (access !== 'ready') return access;
    const {value} = this.#main;
    const isEmpty = value.status === 'ready' && 'items' in value.data && !value.data.items.length;
    return isEmpty && query === '' ? 'empty' : value.status;
  }

  async reload(): Promise<void> {
    await this.#desk.reload();
  }

  hostUpdate(): void {
    const {clientId} = this.#host;
    if (this.#desk.access !== 'ready') this.#acts.question = null;
    if (this.#shown === clientId) return;
    this.#shown = clientId;
    this.#acts.forget();
  }

  hostUpdated(): void {
    const find = (id: string) => this.#host.shadowRoot?.getElementById(id);
    const dialog = this.#host.shadowRoot?.querySelector('dialog');
    if (dialog) {
      if (showDialog(dialog, true)) find('keep')?.focus();
      return;
    }
    this.#acts.focus.map(find).find(Boolean)?.focus();
    this.#acts.focus = [];
  }

  hostDisconnected(): void {
    this.#acts.leave();
  }

  render(localizer: Localizer): TemplateResult {
    const scene = (this.#acts.scene = this.#sceneIn(localizer));
    const {failure, question} = this.#acts;
    return html`<div class="panel">
        ${this.#renderTop(scene)}${
          failure
            ? notice({tone: 'critical', part: 'notice', text: this.#acts.reason(failure)})
            : nothing
        }${this.#renderState(scene)}
      </div>
      ${question ? questionDialog(scene, question) : nothing}`;
  }

  get #main(): {readonly value: Resource<Overview> | Resource<Listed<Client>>} {
    return this.#host.clientId ? this.#desk.one : this.#desk.clients;
  }

  #sceneIn(localizer: Localizer): Scene {
    const {session} = this.#tools.portal;
    const firm = 'session' in session ? session.session?.firm : undefined;
    return {
      localizer,
      words: localizer.view('clientAccess', english),
      desk: this.#desk,
      acts: this.#acts,
      firm: firm?.name ?? localizer.messages.theFirm,
      clientId: this.#host.clientId,
      dateOf: (instant) => localizer.date(dateIn(firm?.timeZone ?? 'UTC', Date.parse(instant))),
      open: (clientId) => {
        this.#acts.focus = [`client-${this.#host.clientId}`, 'heading'];
        this.#cameFromList = clientId !== '';
        this.#host.clientId = clientId;
      },
    };
  }

  #renderTop({words, clientId, open}: Scene): TemplateResult {
    const {value} = this.#desk.one;
    const title =
      clientId && value.status === 'ready'
        ? name(value.data.client.name)
        : words[clientId ? 'portal' : 'clients'];
    return html`${
        this.#cameFromList && clientId
          ? html`<button class="button back" part="back" @click=${() => open('')}>
              ${icon(chevronBack)}${words.all}
            </button>`
          : nothing
      }<slot name="heading"><h2 class="l strong" id="heading" tabindex="-1">${title}</h2></slot>`;
  }

  #renderState(scene: Scene): unknown {
    const {words, localizer, firm} = scene;
    const {value} = this.#main;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          <div class="rows">
            ${([80, 60, 80] as const).map((width) => html`<p>${block(width)}</p>`)}
          </div>`;
      case 'signed-out':
        return html`<slot name="signed-out"
          >${stateView({
            ...words.signedOut(firm),
            drawing: icons.lock,
            action: button({
              label: localizer.messages.login,
              look: 'filled',
              part: 'login',
              onPress: this.#tools.login,
            }),
          })}</slot
        >`;
      case 'unavailable':
        return stateView({...words.notStaff(firm), drawing: icons.door});
      case 'failed':
        return html`<slot name="error">${this.#renderFailed(scene)}</slot>`;
      case 'empty':
        return html`<slot name="empty">${stateView({...words.none, drawing: icons.user})}</slot>`;
      default:
        return html`${
          value.status === 'ready' && value.error
            ? notice({
                tone: 'caution',
                part: 'notice',
                text: localizer.messages.stale(localizer.time(value.loadedAt)),
                actions: this.#retry(scene),
              })
            : nothing
        }${scene.clientId ? oneClient(scene) : clientList(scene)}`;
    }
  }

  #renderFailed(scene: Scene): TemplateResult {
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session : this.#main.value;
    const error = 'error' in known ? known.error : undefined;
    return failedView({
      title: scene.words.loadFailed,
      text: error ? this.#acts.reason(error) : '',
      reference: error?.requestId && scene.localizer.messages.reference(error.requestId),
      action: this.#retry(scene),
    });
  }

  #retry({localizer}: Scene): TemplateResult {
    return button({
      label: localizer.messages.retry,
      look: 'outlined',
      part: 'retry',
      onPress: () => void this.reload(),
    });
  }
}
