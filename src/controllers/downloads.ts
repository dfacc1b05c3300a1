import type {ReactiveController} from 'lit';
import type {RowClient} from '../client/types.ts';
import {isPortalError, type PortalError} from '../errors/index.ts';
import {PortalErrorEvent} from '../events/index.ts';
import type {Host} from './context.ts';
import {saveFile} from './save-file.ts';

export interface DownloadsOptions {
  readonly client: () => RowClient | null;
  readonly saved: (name: string) => void;
  readonly failed: (error: PortalError) => void;
}

/** Fetches files with the session's token, never by an address that could be passed on, and saves them. */
export class DownloadsController implements ReactiveController {
  readonly #host: Host;
  readonly #options: DownloadsOptions;
  readonly #busy = new Set<string>();
  /** Whoever leaves the page waits for none. */
  #leaving = new AbortController();
  #error: PortalError | null = null;
  #failedAt: string | null = null;

  constructor(host: Host, options: DownloadsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Of the last one that was started. */
  get error(): PortalError | null {
    return this.#error;
  }

  /** The key of what {@link error} is about. */
  get failedAt(): string | null {
    return this.#failedAt;
  }

  isBusy(key: string): boolean {
    return this.#busy.has(key);
  }

  hostDisconnected(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /** A file that is under way is not asked for again. */
  async start(
    key: string,
    name: string,
    fetchFile: (api: RowClient['api'], signal: AbortSignal) => Promise<Blob>,
  ): Promise<void> {
    const client = this.#options.client();
    if (!client || this.#busy.has(key)) return;
    const {signal} = this.#leaving;
    this.#busy.add(key);
    this.#error = null;
    this.#failedAt = null;
    this.#host.requestUpdate();
    try {
      const file = await fetchFile(client.api, signal);
      saveFile(file, name);
      this.#options.saved(name);
    } catch (error) {
      if (signal.aborted) return;
      if (!isPortalError(error)) throw error;
      this.#error = error;
      this.#failedAt = key;
      this.#host.dispatchEvent(new PortalErrorEvent(error));
      this.#options.failed(error);
    } finally {
      this.#busy.delete(key);
      this.#host.requestUpdate();
    }
  }
}
