import {isPortalError, type PortalError} from '../errors/index.ts';
import type {PortalApi} from './api.ts';
import type {Platform} from './platform.ts';

export interface LiveParts {
  readonly api: Pick<PortalApi, 'listen'>;
  readonly platform: Platform;
  /** Something of what is shown is no longer so. */
  changed(): void;
}

/** Milliseconds. Many changes come together: one payment of twelve invoices is twelve. */
const gather = 1_500;
const pause = {first: 2_000, most: 60_000};

/**
 * Hears what others change while somebody may be looking. Who looks again is told what was missed
 * meanwhile; a stream that breaks off is opened again, each time later.
 */
export class Live {
  readonly #parts: LiveParts;
  #since: number | null = null;
  #lastEventId: string | undefined;
  #stream: AbortController | null = null;
  #unwatch: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #cancelTell: (() => void) | null = null;
  #pause = pause.first;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** `since`: when what is shown was asked for. */
  start(since: number): void {
    if (this.#since !== null || !this.#parts.api.listen) return;
    this.#since = since;
    this.#unwatch = this.#parts.platform.onVisibilityChange(() => this.#follow());
    this.#follow();
  }

  /** Somebody else is signed in, or nobody. */
  stop(): void {
    this.#since = null;
    this.#lastEventId = undefined;
    this.#unwatch?.();
    this.#cancelTell?.();
    this.#unwatch = this.#cancelTell = null;
    this.#close();
  }

  #follow(): void {
    const isVisible = this.#parts.platform.isVisible();
    if (!isVisible) this.#close();
    else if (!this.#stream) void this.#listen();
  }

  #close(): void {
    this.#stream?.abort();
    this.#cancelRetry?.();
    this.#stream = this.#cancelRetry = null;
  }

  async #listen(): Promise<void> {
    this.#close();
    const stream = (this.#stream = new AbortController());
    const {api, platform} = this.#parts;
    const isCurrent = () => this.#stream === stream;
    try {
      await api.listen?.({
        signal: stream.signal,
        age: platform.now() - (this.#since ?? 0),
        lastEventId: this.#lastEventId,
        hear: ({id, changed}) => {
          if (!isCurrent()) return;
          this.#pause = pause.first;
          this.#lastEventId = id ?? this.#lastEventId;
          if (changed.length > 0) this.#tell();
        },
      });
    } catch (error) {
      if (!isCurrent()) return;
      if (isFinal(error as PortalError)) {
        this.stop();
        return;
      }
    }
    if (isCurrent()) this.#retry();
  }

  #retry(): void {
    this.#stream = null;
    this.#cancelRetry = this.#parts.platform.schedule(() => this.#follow(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, pause.most);
  }

  #tell(): void {
    this.#cancelTell ??= this.#parts.platform.schedule(() => {
      this.#cancelTell = null;
      this.#parts.changed();
    }, gather);
  }
}

/** The session is over, or the backend has no such stream: asking again would not help. */
function isFinal(error: PortalError): boolean {
  return (['session', 'missing', 'permission', 'contract'] as const).some((kind) =>
    isPortalError(error, kind),
  );
}
