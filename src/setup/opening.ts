import type {PaymentNotice} from '../client/index.ts';
import type {ViewName, ViewOptions} from '../context/index.ts';
import {NetworkError} from '../errors/index.ts';
import {PortalOpenViewEvent} from '../events/open-view.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';
import {Outlet} from './outlet.ts';
import {loadPayment} from './views.ts';

export interface OpeningOptions {
  /** Where views appear. */
  readonly outlet: ParentNode;
  /** The page's own gateway; without it, Stripe's. */
  readonly gateway: PaymentGateway | undefined;
  readonly dispatch: (event: Event, from?: HTMLElement) => boolean;
}

/** What a portal does when something is pressed: opens views, and gets what they need. */
export class Opening {
  readonly #options: OpeningOptions;
  readonly #outlet: Outlet;
  #ownGateway: Promise<PaymentGateway> | undefined;

  constructor(options: OpeningOptions) {
    this.#options = options;
    this.#outlet = new Outlet(options.outlet);
  }

  async open<V extends ViewName>(view: V, options: ViewOptions[V]): Promise<void> {
    const invoiceIds = 'invoiceIds' in options ? options.invoiceIds : undefined;
    const {dispatch} = this.#options;
    if (!dispatch(new PortalOpenViewEvent({view, invoiceIds}), options.opener)) return;
    await this.#outlet.open(view, options);
  }

  async gateway(): Promise<PaymentGateway> {
    if (this.#options.gateway) return this.#options.gateway;
    this.#ownGateway ??= loadGateway();
    try {
      return await this.#ownGateway;
    } catch (error) {
      this.#ownGateway = undefined;
      throw error;
    }
  }

  /** A payment that goes on after a reload has no dialog to speak for it. */
  async tell(notice: PaymentNotice): Promise<void> {
    const {eventOf} = await loadPayment();
    this.#options.dispatch(eventOf(notice));
  }

  dispose(): void {
    this.#outlet.close();
    void this.#ownGateway?.then((gateway) => gateway.dispose()).catch(ignoreNotLoaded);
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
