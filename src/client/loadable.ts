import type {PortalError} from '../errors/index.ts';
import type {RowPlatform} from './platform.ts';
import {WritableStore} from './store.ts';
import type {Resource, ResourceStore} from './types.ts';

const loading = {status: 'loading'} as const;

export interface LoadableOptions<T> {
  platform: RowPlatform;
  load(signal: AbortSignal, previous: T | null): Promise<T>;
  /** Whether there is someone signed in to load for. */
  isAllowed(): boolean;
}

/**
 * Something that is loaded while somebody looks: on the first subscriber, once for all of them,
 * aborted when the last one leaves. What was loaded stays until a newer answer or until it is
 * dropped; a failure is not kept.
 */
export class Loadable<T> extends WritableStore<Resource<T>> implements ResourceStore<T> {
  readonly #options: LoadableOptions<T>;
  #subscribers = 0;
  #request: AbortController | null = null;

  constructor(options: LoadableOptions<T>) {
    super(loading);
    this.#options = options;
  }

  get isUsed(): boolean {
    return this.#subscribers > 0;
  }

  override subscribe(listener: () => void): () => void {
    const unsubscribe = super.subscribe(listener);
    this.#subscribers += 1;
    if (this.#subscribers === 1 && !this.#request) void this.reload();
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      unsubscribe();
      this.#subscribers -= 1;
      // A move in the document leaves and joins in one go: nothing is aborted for that.
      queueMicrotask(() => {
        if (!this.isUsed) this.cancel();
      });
    };
  }

  /** Settles when the answer is there, or when it is no longer wanted. Never rejects. */
  async reload(): Promise<void> {
    this.abort();
    if (!this.#options.isAllowed()) return;
    const request = (this.#request = new AbortController());
    const {signal} = request;
    const {value} = this;
    const previous = value.status === 'ready' ? value.data : null;
    this.set(value.status === 'ready' ? {...value, isRefreshing: true} : loading);
    let data: T;
    try {
      data = await this.#options.load(signal, previous);
    } catch (error) {
      if (!signal.aborted) this.#fail(error as PortalError);
      return;
    }
    if (signal.aborted) return;
    this.#request = null;
    this.loaded(data, this.#options.platform.now());
  }

  /** Forgets everything at once; whoever still looks gets what the next session may see. */
  drop(): void {
    this.abort();
    this.set(loading);
    if (this.isUsed) void this.reload();
  }

  dispose(): void {
    this.abort();
  }

  protected loaded(data: T, loadedAt: number): void {
    this.set({status: 'ready', data, isRefreshing: false, loadedAt});
  }

  /** Gives up what is under way; what is there stays. */
  protected abort(): void {
    this.#request?.abort();
    this.#request = null;
  }

  /** Nobody looks any more. */
  protected cancel(): void {
    this.abort();
    const {value} = this;
    if (value.status === 'ready' && value.isRefreshing) {
      this.set({...value, isRefreshing: false});
    }
  }

  #fail(error: PortalError): void {
    this.#request = null;
    const {value} = this;
    if (value.status === 'ready') this.set({...value, isRefreshing: false, error});
    else this.set({status: 'failed', error});
  }
}
