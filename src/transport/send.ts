import {NetworkError, SessionError, TimeoutError} from '../errors/index.ts';
import {normalizeApiUrl} from './api-url.ts';
import type {Call} from './call.ts';
import type {AccessTokens, CallOptions} from './port.ts';
import {receive, retryAfterOf, type Answer} from './receive.ts';

export interface HttpOptions {
  /** With the firm's key: `https://billing.firm.example/portal/v1/alder`. */
  apiUrl: string;
  tokens: AccessTokens;
  /** Default: the page's own at the time of the call. */
  fetch?: typeof fetch | undefined;
  /** How long one answer may take, its body included. Milliseconds; default 30 000. */
  timeout?: number | undefined;
  /** Waits before another attempt. */
  delay?: ((milliseconds: number) => Promise<void>) | undefined;
}

export type Send = <T>(call: Call<T>, options?: CallOptions) => Promise<T>;

const retries = 2;
/** Milliseconds; a longer `Retry-After` is for a person to wait, not for a request. */
const longestPause = 5_000;

/** The only caller of `fetch`. Rejects with a `PortalError`, or with the caller's own abort. */
export function createSend(http: HttpOptions): Send {
  const pause = http.delay ?? delay;
  return async (call, {signal} = {}) => {
    const isSafe = call.isSafe ?? call.method === 'GET';
    const held: Held = {token: null};
    for (let attempt = 0; ; attempt += 1) {
      const backOff = attempt < retries ? 300 * 4 ** attempt : null;
      try {
        const answer = await authorized(http, call, held, signal);
        const wait = backOff && pauseAfter(answer, backOff, isSafe, call.idempotencyKey);
        if (wait === null) return await receive(call, answer);
        await pause(wait);
      } catch (error) {
        signal?.throwIfAborted();
        if (!isSafe || backOff === null || !(error instanceof NetworkError)) throw error;
        await pause(backOff);
      }
      signal?.throwIfAborted();
    }
  };
}

/**
 * Reads are repeated when the API asks for patience. What moves money is repeated only under its
 * key, and only when the API refused it and named the time: after a lost answer the payment asks
 * for the record instead (FM-01).
 */
function pauseAfter(
  {status, headers}: Answer,
  backOff: number,
  isSafe: boolean,
  key: string | undefined,
): number | null {
  if (status !== 429 && status !== 503) return null;
  const named = retryAfterOf(headers);
  if (named !== undefined) return (isSafe || key) && named <= longestPause ? named : null;
  return isSafe && status === 503 ? backOff : null;
}

/**
 * The token that a call has got. Another attempt keeps it: the call that finds out whose a new token
 * is would otherwise wait for its own answer.
 */
interface Held {
  token: string | null;
}

async function authorized(
  http: HttpOptions,
  call: Call<unknown>,
  held: Held,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  if (call.isPublic) return request(http, call, null, signal);
  held.token ??= await http.tokens.current();
  signal?.throwIfAborted();
  if (!held.token) throw new SessionError('Nobody is signed in', {code: 'unauthenticated'});
  const answer = await request(http, call, held.token, signal);
  if (answer.status !== 401) return answer;
  const renewed = await http.tokens.renew(held.token);
  signal?.throwIfAborted();
  if (!renewed) return answer;
  held.token = renewed;
  return request(http, call, renewed, signal);
}

async function request(
  http: HttpOptions,
  {method, path, body, idempotencyKey, keepalive = false}: Call<unknown>,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const url = normalizeApiUrl(http.apiUrl) + path;
  const timeout = AbortSignal.timeout(http.timeout ?? 30_000);
  const headers = new Headers({accept: 'application/json'});
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  try {
    const response = await (http.fetch ?? fetch)(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      // A redirect could carry the password or token of a body to another origin.
      redirect: 'error',
      keepalive,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return {status: response.status, headers: response.headers, text: await response.text()};
  } catch (cause) {
    signal?.throwIfAborted();
    const [route] = path.split('?');
    throw timeout.aborted
      ? new TimeoutError(`${method} ${route} took too long`, {cause})
      : new NetworkError(`${method} ${route} got no answer`, {cause});
  }
}

const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Leaves out what is not asked for: an empty search, the first page's cursor. */
export function toQuery(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
