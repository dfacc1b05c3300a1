import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Resource} from '../../client/types.ts';
import type {Client, Contact, Hold, PaymentLink} from '../../contract/types.ts';
import {PortalInviteSentEvent} from '../../events/index.ts';
import {clientAccess as english} from '../../i18n/en/client-access.ts';
import {errorText, type ClientAccessMessages, type Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {showDialog} from '../../parts/dialog-frame.ts';
import {chevronBack} from '../../parts/view-icons.ts';
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
import type {BodyTools, LateBody} from '../body.ts';
import {contactTable} from './contacts.ts';
import {Desk, type DeskHost, type Listed, type Overview} from './desk.ts';
import {holdBlock} from './holds.ts';
import {linkBlock} from './links.ts';
import {questionDialog} from './questions.ts';
import type {Question, Scene} from './scene.ts';
import {portalSwitch} from './switch.ts';

interface StaffHost extends DeskHost {
  readonly renderRoot: ParentNode;
}

/** Milliseconds without typing after which a search is asked for. */
const typingPause = 250;

/** All clients, or one of them with its contacts, links and holds. */
export class Body implements LateBody, ReactiveController {
  readonly #host: StaffHost;
  readonly #tools: BodyTools;
  readonly #desk: Desk;
  #question: Question | null = null;
  #made: PaymentLink | null = null;
  #isCopied = false;
  /** The list that a client was opened from is a way back. */
  #cameFromList = false;
  /** What gets the focus after the next update; the first that is there. */
  #focus: readonly string[] = [];
  #shown = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #localizer: Localizer | null = null;

  constructor(host: StaffHost, tools: BodyTools) {
    this.#host = host;
    this.#tools = tools;
    this.#desk = new Desk(host, tools.portal);
    host.addController(this);
  }

  get state(): string {
    const {access} = this.#desk;
    if (access !== 'ready') return access;
    const {value} = this.#main;
    if (value.status !== 'ready' || 'client' in value.data) return value.status;
    return value.data.items.length === 0 && this.#desk.query === '' ? 'empty' : 'ready';
  }

  async reload(): Promise<void> {
    await this.#desk.reload();
  }

  /** Of one client nothing is left for the next. */
  hostUpdate(): void {
    if (this.#desk.access !== 'ready') this.#question = null;
    if (this.#shown === this.#host.clientId) return;
    this.#shown = this.#host.clientId;
    this.#question = null;
    this.#forgetLink('');
    this.#desk.failure = null;
  }

  hostUpdated(): void {
    const {renderRoot} = this.#host;
    const dialog = renderRoot.querySelector('dialog');
    if (dialog && showDialog(dialog, true)) dialog.querySelector<HTMLElement>('#keep')?.focus();
    if (dialog || this.#focus.length === 0) return;
    const found = this.#focus.map((each) => renderRoot.querySelector<HTMLElement>(each));
    found.find(Boolean)?.focus();
    this.#focus = [];
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const scene = this.#scene(localizer);
    return html`<div class="panel">
        ${this.#renderTop(scene)}${this.#renderFailure(scene)}${this.#renderState(scene)}
      </div>
      ${
        this.#question
          ? questionDialog(localizer, scene.words, this.#question, (isYes) => this.#answer(isYes))
          : nothing
      }`;
  }

  get #main(): {readonly value: Resource<Overview> | Resource<Listed<Client>>} {
    return this.#host.clientId ? this.#desk.one : this.#desk.clients;
  }

  #renderTop({words, clientId}: Scene): TemplateResult {
    const {value} = this.#desk.one;
    const client = clientId && value.status === 'ready' ? value.data.client : null;
    return html`${
        this.#cameFromList && clientId
          ? html`<button class="button plain back" part="back" @click=${() => this.#open('')}>
              ${icon(chevronBack)}${words.all}
            </button>`
          : nothing
      }<slot name="heading"
        ><h2 class="l strong" id="heading" tabindex="-1">
          ${client ? name(client.name) : clientId ? words.portal : words.clients}
        </h2></slot
      >`;
  }

  #renderFailure({localizer, words, firm}: Scene): TemplateResult | typeof nothing {
    const {failure} = this.#desk;
    if (!failure) return nothing;
    return notice({tone: 'critical', part: 'notice', text: this.#textOf(localizer, words, firm)});
  }

  #textOf(localizer: Localizer, words: ClientAccessMessages, firm: string): string {
    const {failure} = this.#desk;
    if (!failure) return '';
    const codes = {payments_unavailable: () => words.noWallet(firm)};
    return errorText(localizer, failure.error, {firm, codes});
  }

  #renderState(scene: Scene): TemplateResult {
    const {words, localizer, firm} = scene;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          <div>
            ${([80, 60, 80] as const).map((width) => html`<p class="line">${block(width)}</p>`)}
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
              onPress: () => this.#tools.login(),
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
        return html`${this.#renderStale(scene)}${
          scene.clientId ? this.#renderClient(scene) : this.#renderClients(scene)
        }`;
    }
  }

  #renderStale({localizer}: Scene): TemplateResult | typeof nothing {
    const {value} = this.#main;
    if (value.status !== 'ready' || !value.error) return nothing;
    return notice({
      tone: 'caution',
      part: 'notice',
      text: localizer.messages.stale(localizer.time(value.loadedAt)),
      actions: this.#retry(localizer),
    });
  }

  #renderClients(scene: Scene): TemplateResult | typeof nothing {
    const {words, localizer, desk, on} = scene;
    const {value} = desk.clients;
    if (value.status !== 'ready') return nothing;
    const {items, hasMore} = value.data;
    return html`<input
        class="input search"
        part="search"
        type="search"
        aria-label=${words.search}
        placeholder=${words.search}
        .value=${live(desk.query)}
        @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') this.#type('');
        }}
      />
      ${
        items.length === 0
          ? stateView({...words.noMatch(desk.query), drawing: icons.search})
          : html`<ul class="rows" aria-label=${words.clients}>
              ${repeat(
                items,
                ({id}) => id,
                (client) =>
                  html`<li part="client">
                    <button
                      class="link"
                      id="client-${client.id}"
                      @click=${() => on.open(client.id)}
                    >
                      ${name(client.name, 'strong')}<span class="s muted"
                        >${words.contactCount(client.contactCount)}</span
                      >
                    </button>
                    ${portalSwitch(scene, client)}
                  </li>`,
              )}
            </ul>`
      }${
        hasMore
          ? button({
              label: localizer.messages.showMore,
              look: 'outlined',
              part: 'more',
              onPress: () => void desk.showMore(desk.clients.store, 'clients'),
            })
          : nothing
      }${holdBlock(scene)}`;
  }

  #renderClient(scene: Scene): TemplateResult | typeof nothing {
    const {words, desk, firm} = scene;
    const {value} = desk.one;
    if (value.status !== 'ready') return nothing;
    const {client} = value.data;
    const off = desk.takesPayments ? words.effectOff : words.noWallet(firm);
    return html`<section class="gate">
        <div class="says">
          <h3 class="strong">${words.portal}</h3>
          <p class="muted">${client.portal.enabled ? words.effectOn : off}</p>
        </div>
        ${portalSwitch(scene, client)}
      </section>
      <section>
        <h3 class="strong">${words.contacts}</h3>
        ${contactTable(scene, value.data)}
      </section>
      <section>${linkBlock(scene)}</section>
      ${holdBlock(scene)}`;
  }

  #renderFailed({localizer, words, firm}: Scene): TemplateResult {
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session : this.#main.value;
    const error = 'error' in known ? known.error : undefined;
    return failedView({
      title: words.loadFailed,
      text: error ? errorText(localizer, error, {firm}) : '',
      reference: error?.requestId && localizer.messages.reference(error.requestId),
      action: this.#retry(localizer),
    });
  }

  #retry({messages}: Localizer): TemplateResult {
    return button({
      label: messages.retry,
      look: 'outlined',
      part: 'retry',
      onPress: () => void this.reload(),
    });
  }

  #scene(localizer: Localizer): Scene {
    const {session} = this.#tools.portal;
    const firm = 'session' in session ? session.session?.firm : undefined;
    return {
      localizer,
      words: localizer.view('clientAccess', english),
      desk: this.#desk,
      firm: firm?.name ?? localizer.messages.theFirm,
      clientId: this.#host.clientId,
      made: this.#made,
      isCopied: this.#isCopied,
      dayOf: (instant) => dateIn(firm?.timeZone ?? 'UTC', Date.parse(instant)),
      on: {
        open: (clientId) => this.#open(clientId),
        turn: (client) => {
          if (client.portal.enabled) this.#ask({kind: 'off', client});
          else void this.#turn(client, true);
        },
        choose: (contact, access) => {
          if (access === 'none') this.#ask({kind: 'access', contact});
          else void this.#change(contact, access);
        },
        invite: (contact) => void this.#invite(contact),
        chooseInvoice: (id) => {
          this.#forgetLink(id);
          this.#host.requestUpdate();
        },
        create: () => void this.#create(),
        copy: () => void this.#copy(),
        revoke: (link) => this.#ask({kind: 'revoke', link}),
        release: (hold) => void this.#release(hold),
      },
    };
  }

  #open(clientId: string): void {
    this.#focus = clientId
      ? ['#heading']
      : [`#client-${CSS.escape(this.#host.clientId)}`, '#heading'];
    this.#cameFromList = clientId !== '';
    this.#host.clientId = clientId;
  }

  #type(query: string): void {
    this.#desk.query = query;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      void this.#desk.search(query).then(() => {
        const {value} = this.#desk.clients;
        if (value.status === 'ready') {
          this.#say((words) => words.clientCount(value.data.items.length));
        }
      });
    }, typingPause);
  }

  #forgetLink(invoiceId: string): void {
    this.#desk.invoiceId = invoiceId;
    this.#made = null;
    this.#isCopied = false;
  }

  #ask(question: Question): void {
    this.#question = question;
    this.#host.requestUpdate();
  }

  #answer(isYes: boolean): void {
    const question = this.#question;
    if (!question) return;
    this.#question = null;
    this.#focus = [openerOf(question), '#heading'];
    this.#host.requestUpdate();
    if (!isYes) return;
    if (question.kind === 'off') void this.#turn(question.client, false);
    else if (question.kind === 'access') void this.#change(question.contact, 'none');
    else void this.#revoke(question.link);
  }

  async #turn({id, version, name: client}: Client, isOn: boolean): Promise<void> {
    const done = await this.#desk.act(
      id,
      (api) => api.turnPortal(id, isOn, {version}),
      () => this.#reloadMain(),
    );
    this.#tell(done, (words) => (isOn ? words.isOn(client) : words.isOff(client)));
  }

  async #change({id, version, name: person}: Contact, access: 'user' | 'none'): Promise<void> {
    const done = await this.#desk.act(
      `access ${id}`,
      (api) => api.changeAccess(id, access, {version}),
      () => this.#reloadMain(),
    );
    this.#tell(done, (words) =>
      words.accessIs(person, access === 'user' ? words.user : words.noAccess),
    );
  }

  async #invite({id, email}: Contact): Promise<void> {
    const what = `invite ${id}`;
    const {clientId} = this.#host;
    const idempotencyKey = this.#desk.keyOf(what);
    const done = await this.#desk.act(
      what,
      (api) => api.sendInvite(id, {idempotencyKey}),
      () => this.#reloadMain(),
    );
    this.#tell(done, (words) => words.sent(email));
    if (done) this.#tools.portal.dispatch(new PortalInviteSentEvent({clientId, contactId: id}));
  }

  async #create(): Promise<void> {
    const {invoiceId} = this.#desk;
    const idempotencyKey = this.#desk.keyOf(`link ${invoiceId}`);
    const made = await this.#desk.act(
      'link',
      (api) => api.makeLink(invoiceId, {idempotencyKey}),
      () => this.#desk.links.store?.reload(),
    );
    // Another invoice was chosen meanwhile.
    if (!made || this.#desk.invoiceId !== invoiceId) {
      this.#tell(made, () => '');
      return;
    }
    this.#made = made;
    this.#isCopied = false;
    this.#focus = ['#address'];
    this.#host.requestUpdate();
  }

  async #copy(): Promise<void> {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('#address');
    if (!field) return;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Not allowed here: what is selected can be copied by hand.
      field.focus();
      field.select();
      return;
    }
    this.#isCopied = true;
    this.#say((words) => words.linkCopied);
    this.#host.requestUpdate();
  }

  async #revoke({id}: PaymentLink): Promise<void> {
    const done = await this.#desk.act(
      `revoke ${id}`,
      async (api) => {
        await api.revokeLink(id);
        return true;
      },
      () => this.#desk.links.store?.reload(),
    );
    if (done && this.#made?.id === id) this.#made = null;
    if (done) this.#focus = ['#invoice', '#heading'];
    this.#tell(done, (words) => words.revoked);
  }

  async #release({id, invoiceNumber}: Hold): Promise<void> {
    const done = await this.#desk.act(
      `release ${id}`,
      (api) => api.releaseHold(id),
      async () => {
        await this.#desk.holds.store?.reload();
        await this.#desk.invoices.store?.reload();
      },
    );
    if (done) this.#focus = ['#holds', '#heading'];
    this.#tell(done, (words) => words.released(invoiceNumber));
  }

  #reloadMain(): Promise<void> | undefined {
    return (this.#host.clientId ? this.#desk.one : this.#desk.clients).store?.reload();
  }

  /** What was done, or why it was not. */
  #tell(done: unknown, text: (words: ClientAccessMessages) => string): void {
    const localizer = this.#localizer;
    if (!localizer) return;
    const {words, firm} = this.#scene(localizer);
    if (done !== null) this.#tools.announce.say(text(words));
    else if (this.#desk.failure) {
      this.#tools.announce.interrupt(this.#textOf(localizer, words, firm));
    }
    this.#host.requestUpdate();
  }

  #say(text: (words: ClientAccessMessages) => string): void {
    if (this.#localizer) this.#tools.announce.say(text(this.#scene(this.#localizer).words));
  }
}

/** What the question was asked from, to go on there. */
function openerOf(question: Question): string {
  const id = (value: string) => CSS.escape(value);
  if (question.kind === 'off') return `#switch-${id(question.client.id)}`;
  return question.kind === 'access'
    ? `#access-${id(question.contact.id)}`
    : `#revoke-${id(question.link.id)}`;
}
