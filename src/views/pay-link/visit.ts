import type {ReactiveController} from 'lit';
import type {RowClient, SessionState} from '../../client/types.ts';
import type {Session} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import type {PortalController} from '../../controllers/portal.ts';
import {StoreController} from '../../controllers/store.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {isDead} from './failure.ts';
import {giveBack, keepLink, keptLink, linkParameter, setAside, takeToken} from './link.ts';

export interface VisitEvents {
  /** Another link was opened in the very page. */
  replaced(): void;
  /** The guest is a contact from now on. */
  loggedIn(): void;
  /** Somebody signed out: nothing of theirs stays, nor what they came in by. */
  signedOut(): void;
}

/** A link and who has come by it: its guest, or a contact, whose place it never takes (0111). */
export class Visit implements ReactiveController {
  readonly #door: Host;
  readonly #portal: PortalController;
  readonly #events: VisitEvents;
  #token: string | null = null;
  #invoiceId: string | null = null;
  #isOpening = false;
  #error: PortalError | null = null;
  #session: Session | null = null;
  /** The keys of what the guest has sent, while a contact is there. */
  #sent: string | null = null;
  /** What the guest has sent is not at its end. */
  hasSent = false;

  constructor(door: Host, portal: PortalController, events: VisitEvents) {
    this.#door = door;
    this.#portal = portal;
    this.#events = events;
    door.addController(this);
    new StoreController(
      door,
      () => portal.client?.session,
      (state) => this.#follow(state),
    );
  }

  /** What the link is for, once that is known. */
  get invoiceId(): string | null {
    return this.#invoiceId;
  }

  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** Why the link could not be opened. */
  get error(): PortalError | null {
    return this.#error;
  }

  /** As it was known last: it stays while the guest's session is opened anew. */
  get firm(): Session['firm'] | undefined {
    return this.#session?.firm;
  }

  get isContact(): boolean {
    const {session} = this.#portal;
    return session.status === 'signed-in' && !!session.session.contact;
  }

  get isGuest(): boolean {
    const {session} = this.#portal;
    return session.status === 'signed-in' && !!session.session.link;
  }

  /** A contact cannot ask what became of what a guest has sent, and may not pay beside it (0106). */
  get isGuestsPayment(): boolean {
    return this.isContact && this.hasSent;
  }

  /** Null where the link is not known any more. */
  get goOnAsGuest(): (() => void) | null {
    const token = this.#token;
    return token === null ? null : () => void this.#open(token, true);
  }

  /** Opens the link again where it could not be opened; false where there is nothing to open. */
  async retry(): Promise<boolean> {
    if (!this.#error || this.#token === null) return false;
    await this.#open(this.#token);
    return true;
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  // The link

  /** A link that was opened in this very page replaces what was here. */
  readonly #read = (): void => {
    const token = takeToken(window, linkParameter(this.#door));
    if (token === null) return;
    this.#invoiceId = null;
    this.#events.replaced();
    void this.#open(token);
  };

  /** Takes no contact's place, who hears no more than what it is for, but at their wish. */
  async #open(token: string, isAsGuest = false): Promise<void> {
    const {client} = this.#portal;
    this.#token = token;
    if (!client) return;
    this.#isOpening = true;
    this.#error = null;
    this.#door.requestUpdate();
    try {
      await client.started;
      if (token !== this.#token) return;
      const grant = {grant: 'payment_link', token} as const;
      const {link} =
        this.isContact && !isAsGuest
          ? (await client.api.createSession(grant)).session
          : await client.session.signIn(grant);
      if (token === this.#token) this.#keep(client, link?.invoiceId);
    } catch (error) {
      if (!isPortalError(error)) throw error;
      if (token === this.#token) this.#fail(error);
    } finally {
      if (token === this.#token) this.#isOpening = false;
      this.#door.requestUpdate();
    }
  }

  #keep(client: RowClient, invoiceId = this.#invoiceId): void {
    this.#invoiceId = invoiceId;
    const token = this.#token;
    if (token !== null && invoiceId !== null) {
      keepLink(client, {token, invoiceId, sent: this.#sent});
    }
  }

  /** One that has ended, or was withdrawn, opens nothing ever again. */
  #fail(error: PortalError): void {
    const {client} = this.#portal;
    this.#error = error;
    if (isDead(error) && client) keepLink(client, null);
    this.#portal.dispatch(new PortalErrorEvent(error));
  }

  // Who is there

  #follow(state: SessionState): void {
    const before = this.#session;
    if (state.status === 'signed-in') this.#welcome(state.session, before);
    else if (state.status === 'signed-out') {
      if (before && !state.isExpired) this.#forget();
      else if (!this.#isOpening && !before?.contact) this.#comeBack();
    }
  }

  #welcome(session: Session, before: Session | null): void {
    this.#session = session;
    this.#moveSent(session, before);
    // Until the new link is open, what the tab keeps and who is there are of an older one.
    if (!this.#isOpening) this.#restore(session.link?.invoiceId);
    if (!session.contact) return;
    if (this.#invoiceId !== null) this.#error = null;
    if (before?.kind === 'link') this.#events.loggedIn();
  }

  /** What a guest has sent waits for the guest, who alone may ask for it. */
  #moveSent({contact}: Session, before: Session | null): void {
    const {client} = this.#portal;
    if (!client) return;
    if (contact && before?.kind === 'link') {
      this.#sent = setAside(client);
      this.#keep(client);
    } else if (!contact) {
      giveBack(client, this.#sent);
      this.#sent = null;
    }
  }

  /** The guest's session has ended, or is not there in a tab that was opened by a link: the link is. */
  #comeBack(): void {
    this.#restore();
    if (this.#token !== null && !this.#error) void this.#open(this.#token);
  }

  /** What the tab keeps of its link is there after a reload. */
  #restore(opened?: string): void {
    const {client} = this.#portal;
    const kept = client && keptLink(client);
    const id = opened ?? this.#invoiceId ?? kept?.invoiceId ?? null;
    this.#invoiceId = id;
    if (!kept || kept.invoiceId !== id) return;
    this.#token ??= kept.token;
    this.#sent ??= kept.sent;
    this.hasSent ||= this.#sent !== null;
  }

  #forget(): void {
    this.#token = this.#session = this.#sent = null;
    this.hasSent = this.#isOpening = false;
    this.#events.signedOut();
  }
}
