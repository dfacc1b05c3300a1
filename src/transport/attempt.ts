import {NetworkError, SessionError, TimeoutError} from '../errors/index.ts';
import {normalizeApiUrl} from './api-url.ts';
import type {Call} from './call.ts';
import type {AccessTokens} from './port.ts';
import type {Answer} from './receive.ts';

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

/** How a call fares: what was answered, or why nothing was. */
export type Outcome = {answer: Answer} | {error: unknown};

/** One call and all of its attempts. */
export interface Sending<T> {
  readonly http: HttpOptions;
  readonly call: Call<T>;
  readonly signal: AbortSignal | undefined;
  /**
   * The token that the call has got. Another attempt keeps it: the call that finds out whose a new
   * token is would otherwise wait for its own answer.
   */
  token: string | null;
}

/** Never rejects but for the caller's own abort. */
export async function attempt(sending: Sending<unknown>): Promise<Outcome> {
  const {http, call, signal} = sending;
  try {
    if (!call.isPublic) {
      sending.token ??= await http.tokens.current();
      signal?.throwIfAborted();
      if (!sending.token) throw new SessionError('Nobody is signed in', {code: 'unauthenticated'});
    }
    return {answer: await request(sending)};
  } catch (error) {
    signal?.throwIfAborted();
    return {error};
  }
}

/** One request, with the token that `sending` has. */
export async function request({
  http,
  call: {method, path, body, headers, isPublic, isFile, keepalive = false},
  signal,
  token,
}: Sending<unknown>): Promise<Answer> {
  const url = normalizeApiUrl(http.apiUrl) + path;
  const timeout = AbortSignal.timeout(http.timeout ?? 30_000);
  try {
    const response = await (http.fetch ?? fetch)(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(token && !isPublic && {authorization: `Bearer ${token}`}),
        ...(!!body && {'content-type': 'application/json'}),
        ...headers,
      },
      // Of nothing it makes nothing.
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      // A redirect could carry the password or token of a body to another origin.
      redirect: 'error',
      keepalive,
      signal: AbortSignal.any([signal ?? timeout, timeout]),
    });
    const {status, headers: answered} = response;
    const text = await response[isFile && response.ok ? 'blob' : 'text']();
    return {status, headers: answered, text};
  } catch (cause) {
    signal?.throwIfAborted();
    const [route] = path.split('?');
    throw timeout.aborted
      ? new TimeoutError(`${method} ${route} took too long`, {cause})
      : new NetworkError(`${method} ${route} got no answer`, {cause});
  }
}
