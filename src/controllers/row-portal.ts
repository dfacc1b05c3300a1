import type {RowClient, SessionState} from '../client/types.ts';
import {portalContext, type Portal, type ViewName, type ViewOptions} from '../context/index.ts';
import {ContextController, type Host} from './context.ts';
import {StoreController} from './store.ts';

const starting: SessionState = {status: 'starting'};

/** An element's way to the portal it stands in: the client as far as rows need it, who is signed in, and the views. */
export class RowPortalController {
  readonly #host: Host;
  readonly #portal: ContextController<Portal>;
  readonly #session: StoreController<RowClient['session']>;

  constructor(host: Host) {
    this.#host = host;
    this.#portal = new ContextController(host, portalContext);
    this.#session = new StoreController(host, () => this.portal?.client.session);
  }

  /** Null until a provider has answered. */
  get portal(): Portal | null {
    return this.#portal.value;
  }

  get client(): RowClient | null {
    return this.#portal.value?.client ?? null;
  }

  get session(): SessionState {
    return this.#session.value ?? starting;
  }

  /** Opens a view on behalf of the host. */
  async open<V extends ViewName>(view: V, options: Omit<ViewOptions[V], 'opener'>): Promise<void> {
    await this.portal?.open(view, {opener: this.#host, ...options});
  }

  /** Dispatches an event from the host; false when the page prevented it. */
  dispatch(event: Event): boolean {
    return this.portal?.dispatch(event, this.#host) ?? this.#host.dispatchEvent(event);
  }
}
