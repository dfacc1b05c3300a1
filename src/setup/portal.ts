import type {PortalApi} from '../client/api.ts';
import {createPortalClient, type PaymentNotice, type SessionSource} from '../client/index.ts';
import type {PortalClient, SessionState} from '../client/types.ts';
import type {Portal, ViewName, ViewOptions} from '../context/index.ts';
import type {Session} from '../contract/types.ts';
import {NetworkError} from '../errors/index.ts';
import {
  PortalOpenViewEvent,
  PortalSessionChangedEvent,
  PortalSessionExpiredEvent,
} from '../events/index.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';
import {createHttpApi} from '../transport/index.ts';
import {Outlet} from './outlet.ts';
import {browserPlatform} from './platform.ts';
import {loadPayment} from './views.ts';

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

/** A portal with its client and outlet: what a provider, or the document, gives to elements. */
export class RunningPortal implements Portal {
  readonly client: PortalClient;
  readonly #target: EventTarget;
  readonly #outlet: Outlet;
  readonly #unsubscribe: () => void;
  readonly #foreignGateway: PaymentGateway | undefined;
  #ownGateway: Promise<PaymentGateway> | undefined;
  #known: SessionState;

  constructor(config: PortalConfig, place: PortalPlace) {
    const {apiUrl, session = 'tab', getSession, api, gateway} = config;
    this.#foreignGateway = gateway;
    const source: SessionSource = getSession ? {getSession} : {storage: session};
    this.client = createPortalClient({
      apiUrl,
      createApi: (tokens) => api ?? createHttpApi({apiUrl, tokens}),
      isForeign: api !== undefined,
      session: source,
      platform: browserPlatform(),
      loadPayment,
      notify: (notice) => void this.#tellPayment(notice),
    });
    this.#target = place.target;
    this.#outlet = new Outlet(place.outlet);
    this.#known = this.client.session.value;
    this.#unsubscribe = this.client.session.subscribe(() => this.#tellSession());
  }

  async open<V extends ViewName>(view: V, options: ViewOptions[V]): Promise<void> {
    const invoiceIds = 'invoiceIds' in options ? options.invoiceIds : undefined;
    if (!this.dispatch(new PortalOpenViewEvent({view, invoiceIds}), options.opener)) return;
    await this.#outlet.open(view, options);
  }

  async gateway(): Promise<PaymentGateway> {
    if (this.#foreignGateway) return this.#foreignGateway;
    this.#ownGateway ??= loadGateway();
    try {
      return await this.#ownGateway;
    } catch (error) {
      this.#ownGateway = undefined;
      throw error;
    }
  }

  dispatch(event: Event, from?: HTMLElement): boolean {
    return (from?.isConnected ? from : this.#target).dispatchEvent(event);
  }

  dispose(): void {
    this.#unsubscribe();
    this.#outlet.close();
    void this.#ownGateway?.then((gateway) => gateway.dispose()).catch(ignoreNotLoaded);
    this.client.dispose();
  }

  /** A payment that goes on after a reload has no dialog to speak for it. */
  async #tellPayment(notice: PaymentNotice): Promise<void> {
    const {eventOf} = await loadPayment();
    this.dispatch(eventOf(notice));
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

async function loadGateway(): Promise<PaymentGateway> {
  const module = await import('../gateway/index.ts').catch((cause: unknown) => {
    throw new NetworkError('The payment gateway could not be loaded', {cause});
  });
  return module.createStripeGateway();
}

/** Whoever asked for it was told; there is nothing to close. */
function ignoreNotLoaded(): void {}

function sessionOf(state: SessionState): Session | null {
  return state.status === 'signed-in' ? state.session : null;
}

function personOf(session: Session | null): string | undefined {
  return session?.contact?.id ?? session?.link?.invoiceId;
}
