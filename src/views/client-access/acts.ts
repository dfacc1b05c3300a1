import type {Client, Contact, Hold, PaymentLink} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent, PortalInviteSentEvent} from '../../events/index.ts';
import {
  errorText,
  type ClientAccessMessages,
  type ClientAccessQuestion,
  type Localizer,
} from '../../i18n/index.ts';
import type {BodyTools} from '../body.ts';
import type {Desk, DeskHost, Run} from './desk.ts';

export interface ActsHost extends DeskHost {
  readonly shadowRoot: ShadowRoot | null;
}

/** Asked before something is taken away. */
export interface Question {
  /** Id of what it was asked from, to go on there. */
  readonly from: string;
  readonly in: (words: ClientAccessMessages) => ClientAccessQuestion;
  readonly yes: () => unknown;
}

/** Milliseconds without typing after which a search is asked for. */
const typingPause = 250;

/** What an act speaks with. */
interface Spoken {
  readonly localizer: Localizer;
  readonly words: ClientAccessMessages;
  readonly firm: string;
}

type Runs<T> = (...asked: [...Parameters<Run<T>>, idempotencyKey: string]) => Promise<T>;

/**
 * What staff do. An act bears the id of the control it was pressed on, which is busy until what was
 * changed has been loaded again: nothing shows before the server has done it.
 */
export class Acts {
  readonly busy = new Set<string>();
  failure: PortalError | null = null;
  question: Question | null = null;
  /** The link that was made last, with its address. */
  made: PaymentLink | null = null;
  /** The address that was copied last. */
  copied = '';
  /** What gets the focus after the next update: the first of these ids that is there. */
  focus: readonly string[] = [];
  /** As last drawn. */
  scene: Spoken | null = null;
  readonly #host: ActsHost;
  readonly #tools: BodyTools;
  readonly #desk: Desk;
  /** A lost answer is asked for again under its key; a new act has a new one. */
  readonly #keys = new Map<string, string>();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ActsHost, tools: BodyTools, desk: Desk) {
    this.#host = host;
    this.#tools = tools;
    this.#desk = desk;
  }

  /** Of one client nothing is left for the next. */
  forget(): void {
    this.question = this.failure = null;
    this.chooseInvoice('');
  }

  leave(): void {
    clearTimeout(this.#typing);
  }

  type(query: string): void {
    this.leave();
    this.#desk.query = query;
    this.#typing = setTimeout(() => void this.#search(query), typingPause);
  }

  /** The first of the rows that have come gets the focus. */
  async showMore(pressed: Element, more: () => Promise<void>): Promise<void> {
    const list = pressed.previousElementSibling;
    const count = list?.children.length;
    await more();
    await this.#host.updateComplete;
    const row = list?.children[count ?? 0]?.querySelector('button');
    (row ?? this.#host.shadowRoot?.getElementById('invoice'))?.focus();
  }

  turn(client: Client): void {
    const {id, version, name} = client;
    const from = `switch-${id}`;
    const turn = (isOn: boolean) =>
      this.#do(
        from,
        (api) => api.turnPortal(id, isOn, {version}),
        (words) => (isOn ? words.isOn(name) : words.isOff(name)),
      );
    if (client.portal.enabled)
      this.#ask(
        from,
        (words) => words.askOff(name),
        () => turn(false),
      );
    else void turn(true);
  }

  choose({id, version, name}: Contact, access: 'user' | 'none'): void {
    const from = `access-${id}`;
    const change = () =>
      this.#do(
        from,
        (api) => api.changeAccess(id, access, {version}),
        (words) => words.accessIs(name, access === 'user' ? words.user : words.noAccess),
      );
    if (access === 'none') this.#ask(from, (words) => words.askRemove(name), change);
    else void change();
  }

  invite({id: contactId, email}: Contact): void {
    const {clientId} = this.#host;
    void this.#do(
      `invite-${contactId}`,
      (api, idempotencyKey) => api.sendInvite(contactId, {idempotencyKey}),
      (words) => words.sent(email),
      () => this.#tools.portal.dispatch(new PortalInviteSentEvent({clientId, contactId})),
    );
  }

  chooseInvoice(id: string): void {
    this.#desk.invoiceId = id;
    this.#host.requestUpdate();
  }

  create(): void {
    const {invoiceId} = this.#desk;
    void this.#do(
      `create-${invoiceId}`,
      (api, idempotencyKey) => api.makeLink(invoiceId, {idempotencyKey}),
      () => '',
      (made) => {
        this.made = made;
        this.focus = ['address'];
      },
    );
  }

  async copy({url = ''}: PaymentLink): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
    } catch {
      // Not allowed here: the field that gets the focus selects what can be copied by hand.
      this.focus = ['address'];
      this.#host.requestUpdate();
      return;
    }
    this.copied = url;
    this.say((words) => words.linkCopied);
  }

  revoke({id}: PaymentLink): void {
    const from = `revoke-${id}`;
    this.#ask(
      from,
      (words) => words.askRevoke,
      () =>
        this.#do(
          from,
          (api) => api.revokeLink(id),
          (words) => words.revoked,
          () => {
            if (this.made?.id === id) this.made = null;
            this.focus = ['invoice', 'heading'];
          },
        ),
    );
  }

  release({id, invoiceNumber}: Hold): void {
    void this.#do(
      `release-${id}`,
      (api) => api.releaseHold(id),
      (words) => words.released(invoiceNumber),
      () => (this.focus = ['holds', 'heading']),
    );
  }

  answer(isYes: boolean): void {
    const {question} = this;
    if (!question) return;
    this.question = null;
    this.focus = [question.from, 'heading'];
    this.#host.requestUpdate();
    if (isYes) question.yes();
  }

  /** Why something could not be loaded or done. */
  reason(error: PortalError): string {
    if (!this.scene) return '';
    const {localizer, words, firm} = this.scene;
    const codes = {payments_unavailable: () => words.noWallet(firm)};
    return errorText(localizer, error, {firm, codes});
  }

  say(text: (words: ClientAccessMessages) => string): void {
    if (this.scene) this.#tools.announce.say(text(this.scene.words));
    this.#host.requestUpdate();
  }

  async #search(query: string): Promise<void> {
    await this.#desk.search(query);
    const {value} = this.#desk.clients;
    if (value.status === 'ready') this.say((words) => words.clientCount(value.data.items.length));
  }

  #ask(from: string, words: Question['in'], yes: () => unknown): void {
    this.question = {from, in: words, yes};
    this.#host.requestUpdate();
  }

  async #do<T>(
    id: string,
    run: Runs<T>,
    text: (words: ClientAccessMessages) => string,
    done?: (answer: T) => unknown,
  ): Promise<void> {
    if (this.busy.has(id)) return;
    this.busy.add(id);
    this.failure = null;
    this.#host.requestUpdate();
    const key = this.#keys.get(id) ?? this.#tools.portal.client?.platform.uuid() ?? '';
    this.#keys.set(id, key);
    try {
      const answer = await this.#desk.ask((api) => run(api, key));
      this.#keys.delete(id);
      await this.#desk.reload();
      done?.(answer);
      this.say(text);
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.failure = error;
      this.#tools.announce.interrupt(this.reason(error));
      this.#host.dispatchEvent(new PortalErrorEvent(error));
      // Others were faster: the next try is on what they have made of it.
      if (error.kind === 'conflict' || error.kind === 'permission') await this.#desk.reload();
    } finally {
      this.busy.delete(id);
      this.#host.requestUpdate();
    }
  }
}
