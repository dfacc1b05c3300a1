import type {ReactiveController} from 'lit';
import type {PortalClient, SessionState} from '../client/types.ts';
import {portalContext, type Portal, type ViewName, type ViewOptions} from '../context/index.ts';
import {warn} from '../errors/warn.ts';
import {ContextController, type Host} from './context.ts';
import {StoreController} from './store.ts';

/** A script that sets the page up late is no mistake; after this long it probably is one. */
const patience = 5000;

const starting: SessionState = {status: 'starting'};

/** An element's way to the portal it stands in: the client, who is signed in, and the views. */
export class PortalController implements ReactiveController {
  readonly #host: Host;
  readonly #portal: ContextController<Portal>;
  readonly #session: StoreController<PortalClient['session']>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#portal = new ContextController(host, portalContext);
    this.#session = new StoreController(host, () => this.client?.session);
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => this.#warnAlone(), patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Null until a provider has answered. */
  get portal(): Portal | null {
    return this.#portal.value;
  }

  get client(): PortalClient | null {
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

  #warnAlone(): void {
    if (this.portal) return;
    const {localName} = this.#host;
    warn('alone', localName);
  }
}
