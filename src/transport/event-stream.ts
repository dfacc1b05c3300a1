import {changes} from '../contract/generated/changes.ts';
import {ContractError, errorFromStatus, NetworkError, SessionError} from '../errors/index.ts';
import {normalizeApiUrl} from './api-url.ts';
import type {HttpOptions} from './attempt.ts';
import {eventReader, type StreamEvent} from './event-lines.ts';
import type {ChangesEvent, ListenOptions} from './port.ts';

/** Milliseconds without a sign of life: a server gives one every 15 seconds. */
const silence = 45_000;

/** Reads the stream to its end. Rejects with a `PortalError`, or with the caller's own abort. */
export async function listen(http: HttpOptions, options: ListenOptions): Promise<void> {
  const {signal, hear} = options;
  const watch = new Watch(signal);
  try {
    const response = await open(http, options, watch.signal);
    watch.feed();
    if (!response.ok || !response.body) {
      throw errorFromStatus(response.status, 'GET /events was refused');
    }
    const read = eventReader((event) => hear(toChanges(event)));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      watch.feed();
      read(value);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof TypeError || watch.signal.aborted
      ? new NetworkError('GET /events broke off', {cause})
      : cause;
  } finally {
    watch.end();
  }
}

async function open(
  http: HttpOptions,
  {lastEventId, age}: ListenOptions,
  signal: AbortSignal,
): Promise<Response> {
  const query = lastEventId === undefined ? `?age=${secondsOf(age)}` : '';
  const url = `${normalizeApiUrl(http.apiUrl)}/events${query}`;
  const request = (token: string) =>
    (http.fetch ?? fetch)(url, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(lastEventId !== undefined && {'last-event-id': lastEventId}),
      },
      credentials: 'omit',
      cache: 'no-store',
      // A redirect could carry the token to another origin.
      redirect: 'error',
      signal,
    });
  const token = await http.tokens.current();
  signal.throwIfAborted();
  if (!token) throw new SessionError('Nobody is signed in', {code: 'unauthenticated'});
  const response = await request(token);
  if (response.status !== 401) return response;
  const next = await http.tokens.renew(token);
  signal.throwIfAborted();
  return next ? request(next) : response;
}

/** What is older than an hour may have changed altogether; a server keeps no more than that. */
const secondsOf = (age: number) => Math.min(3_600, Math.max(0, Math.ceil(age / 1_000)));

function toChanges({id, data}: StreamEvent): ChangesEvent {
  try {
    return {id, ...changes(JSON.parse(data), '')};
  } catch (cause) {
    throw new ContractError('GET /events told something else than changes', {cause});
  }
}

/** Aborts when nothing was heard for too long, or when the caller does. */
class Watch {
  readonly #silent = new AbortController();
  readonly signal: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal ? AbortSignal.any([signal, this.#silent.signal]) : this.#silent.signal;
    this.feed();
  }

  feed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#silent.abort(), silence);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#silent.abort();
  }
}
