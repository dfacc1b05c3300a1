import type {PortalApi} from '../client/api.ts';
import {createPortalClient, type SessionSource} from '../client/index.ts';
import type {PortalClient, SessionState} from '../client/types.ts';
import type {Portal, ViewName, ViewOptions} from '../context/index.ts';
import type {Session} from '../contract/types.ts';
import {Late} from '../errors/index.ts';
import {PortalSessionChangedEvent, PortalSessionExpiredEvent} from '../events/index.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';
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
  /** Where events start that no element on the page started. */
  target: EventTarget;
  /** Where views appear; its contexts must be this portal's. */
  outlet: ParentNode;
}

/** What a press needs; see `opening.ts`. */
export const openings = new Late(() => import('./opening.ts'));

/** A portal with its client and outlet: what a provider, or the document, gives to elements. */
export class RunningPortal implements Portal {
  readonly client: PortalClient;
  readonly #config: PortalConfig;
  readonly #place: PortalPlace;
  readonly #unsubscribe: () => void;
  #opening: Opening | undefined;
  #known: SessionState;

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
      loadPayment: () => import('./payment.ts'),
      notify: (notice) => void this.#whenOpening((opening) => opening.tell(notice)),
    });
    this.#known = this.client.session.value;
    this.#unsubscribe = this.client.session.subscribe(() => this.#tellSession());
    openings.load().catch(() => undefined); // whoever needs it tries again
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
    this.#unsubscribe();
    this.#opening?.dispose();
    this.client.dispose();
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
    const before = sessionOf(this.#known);
    const now = this.client.session.value;
    this.#known = now;
    if (now.status === 'starting' || now.status === 'failed') return;
    if (now.status === 'signed-out' && now.isExpired)
      this.dispatch(new PortalSessionExpiredEvent());
    const session = sessionOf(now);
    if (personOf(session) !== personOf(before))
      this.dispatch(new PortalSessionChangedEvent(session));
  }
}

function sessionOf(state: SessionState): Session | null {
  return state.status === 'signed-in' ? state.session : null;
}

function personOf(session: Session | null): string | undefined {
  return session?.contact?.id ?? session?.link?.invoiceId;
}
