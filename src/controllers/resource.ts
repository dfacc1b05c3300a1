import type {Resource, ResourceStore} from '../client/types.ts';
import type {PortalError} from '../errors/index.ts';
import {PortalErrorEvent} from '../events/index.ts';
import type {Host} from './context.ts';
import {StoreController} from './store.ts';

const loading = {status: 'loading'} as const;

/** Follows something that is loaded, and tells the page of each failure once. */
export class ResourceController<T, S extends ResourceStore<T> = ResourceStore<T>> {
  readonly #host: Host;
  readonly #store: StoreController<S>;
  #told: PortalError | undefined;

  constructor(
    host: Host,
    find: () => S | null | undefined,
    changed?: (value: Resource<T>) => void,
  ) {
    this.#host = host;
    this.#store = new StoreController<S>(host, find, (value) => {
      this.#tell(value);
      changed?.(value);
    });
  }

  get store(): S | null {
    return this.#store.store;
  }

  get value(): Resource<T> {
    return this.#store.value ?? loading;
  }

  #tell(value: Resource<T>): void {
    const error = value.status === 'loading' ? undefined : value.error;
    if (error && error !== this.#told) this.#host.dispatchEvent(new PortalErrorEvent(error));
    this.#told = error;
  }
}
