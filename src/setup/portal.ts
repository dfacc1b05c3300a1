import type {PortalApi} from '../client/api.ts';
import {createPortalClient, type SessionSource} from '../client/index.ts';
import type {RowClient} from '../client/types.ts';
import {
  portalContext,
  selectionContext,
  type ContextSource,
  type Portal,
  type ViewName,
  type ViewOptions,
} from '../context/index.ts';
import type {SessionGrant} from '../contract/types.ts';
import {Late} from '../errors/index.ts';
import {PortalSessionChangedEvent, PortalSessionExpiredEvent} from '../events/index.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';
import {identityOf} from '../model/identity.ts';
import {createHttpApi} from '../transport/index.ts';
import type {Opening} from './opening.ts';
import {browserPlatform} from './platform.ts';

/** The firm's own sign-in: a token for the contact who is signed in there, or null for nobody. */
export type GetSession = () => Promise<{accessToken: string; expiresAt: string} | null>;

export interface PortalConfig {
  /** Where the firm's API lives, with its key: `https://billing.firm.example/portal/v1/alder`. */
  apiUrl: string;
  /** `tab` (default) keeps a rotating refresh token per tab; `memory` keeps nothing. */
  session?: 'tab' | 'memory' | undefined;
  getSession?: GetSession | undefined;
  /** Another backend in place of the HTTP one. */
  api?: PortalApi | undefined;
  /** What takes new payment methods, in place of Stripe's. The page closes it itself. */
  gateway?: PaymentGateway | undefined;
}

export interface PortalPlace {
  /** Where it is given to elements, until it is disposed of. */
  contexts: ContextSource;
  /** Where events start that no element on the page started. */
  target: EventTarget;
  /** Where views appear; its contexts must be this portal's. */
  outlet: ParentNode;
}

/** What the client does for a hand, other tabs and payments. */
export const wholeClients = new Late(
  async () => (await import('../controllers/portal.ts')).wholeOf,
);

/** What a press needs; see `opening.ts`. */
export const openings = new Late(() => import('./opening.ts'));

let answers: Promise<unknown> = Promise.resolve();

/**
 * When all portals of the page know who is signed in. What no row needs is loaded then, beside the first
 * rows: earlier it would take turns with the answers and code that they wait for.
 */
export const firstAnswers = (): Promise<unknown> => answers;

/** A portal with its client and outlet: what a provider, or the document, gives to elements. */
export class RunningPortal implements Portal {
  readonly client: RowClient;
  readonly #config: PortalConfig;
  readonly #place: PortalPlace;
  readonly #unsubscribe: () => void;
  #opening: Opening | undefined;
  /** Whom the page knows to be signed in. */
  #person: string | null = null;
  #isDisposed = false;

  constructor(config: PortalConfig, place: PortalPlace) {
    const {apiUrl, session = 'tab', getSession, api} = config;
    this.#config = config;
    this.#place = place;
    const source: SessionSource = getSession ? {getSession} : {storage: session};
    this.client = createPortalClient({
      apiUrl,
      createApi: (tokens) => api ?? createHttpApi({apiUrl, tokens}),
      isForeign: api !== undefined,
      session: source,
      platform: browserPlatform(),
      wholeClient: wholeClients,
      loadPayment: () => import('./payment.ts'),
      notify: (notice) => void this.#whenOpening((opening) => opening.tell(notice)),
    });
    this.#unsubscribe = this.client.session.subscribe(() => this.#tellSession());
    place.contexts.set(portalContext, this);
    answers = Promise.all([answers, this.client.started]);
    void this.client.started.then(() => {
      openings.load().catch(() => undefined); // whoever needs it tries again
      void this.#giveSelection();
    });
  }

  /** Rejects with a `PortalError` (`sign_in_failed`, `rate_limited`, …). */
  async signIn(grant: SessionGrant): Promise<void> {
    await this.client.session.signIn(grant);
  }

  /** Drops everything that is cached at once, then tells the server. Never rejects. */
  async signOut(): Promise<void> {
    await this.client.session.signOut();
  }

  /** Asks again who is signed in, and loads again what is shown. */
  async refresh(): Promise<void> {
    await this.client.session.refresh();
    this.client.invalidate();
  }

  /** Rejects with a `NetworkError` when the code of views cannot be loaded. */
  async open<V extends ViewName>(view: V, options: ViewOptions[V]): Promise<void> {
    await this.#whenOpening((opening) => opening.open(view, options));
  }

  async gateway(): Promise<PaymentGateway> {
    return this.#whenOpening((opening) => opening.gateway());
  }

  dispatch(event: Event, from?: HTMLElement): boolean {
    return (from?.isConnected ? from : this.#place.target).dispatchEvent(event);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#place.contexts.set(portalContext, null);
    this.#place.contexts.set(selectionContext, null);
    this.#unsubscribe();
    this.#opening?.dispose();
    this.client.dispose();
  }

  async #giveSelection(): Promise<void> {
    const whole = await this.client.whole().catch(() => null);
    if (whole && !this.#isDisposed) this.#place.contexts.set(selectionContext, whole.selection);
  }

  /** At once where its code is there, so that the page hears of a press while it happens. */
  async #whenOpening<T>(run: (opening: Opening) => Promise<T>): Promise<T> {
    const {Opening} = openings.value ?? (await openings.load());
    this.#opening ??= new Opening({
      outlet: this.#place.outlet,
      gateway: this.#config.gateway,
      dispatch: (event, from) => this.dispatch(event, from),
    });
    return run(this.#opening);
  }

  #tellSession(): void {
    const {value} = this.client.session;
    if (value.status === 'starting' || value.status === 'failed') return;
    if (value.status === 'signed-out' && value.isExpired)
      this.dispatch(new PortalSessionExpiredEvent());
    const session = value.status === 'signed-in' ? value.session : null;
    const before = this.#person;
    this.#person = session && identityOf(session);
    if (this.#person !== before) this.dispatch(new PortalSessionChangedEvent(session));
  }
}
