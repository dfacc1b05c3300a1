import {ContractViolation} from '../contract/parse.ts';
import {ContractError, Late} from '../errors/index.ts';
import type {Call} from './call.ts';

/** Most pages never see one. */
const refusals = new Late(() => import('./refusal.ts'));

/** An answer that has arrived whole. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** What an answer means: the parsed resource, or the error to throw. */
export async function receive<T>(call: Call<T>, {status, headers, text}: Answer): Promise<T> {
  const isOk = status >= 200 && status < 300;
  const facts = {
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfter: isOk ? undefined : retryAfterOf(headers),
  };
  const body = () => (status === 204 ? null : toJson(text, headers));
  try {
    if (isOk) return call.parse(body(), '');
    const {refusal} = await refusals.load();
    throw refusal(body, status, facts);
  } catch (cause) {
    if (!(cause instanceof ContractViolation)) throw cause;
    const [route] = call.path.split('?');
    throw new ContractError(`${call.method} ${route} (${status}): ${cause.message}`, {
      ...facts,
      cause,
      params: {path: cause.path},
      retryable: true,
    });
  }
}

/** `JSON.parse` would quote the answer in its message, and the answer may hold a token. */
function toJson(text: string, headers: Headers): unknown {
  if (/[/+]json\b/.test(headers.get('content-type') ?? '')) {
    try {
      return JSON.parse(text);
    } catch {
      // Same finding as for another content type.
    }
  }
  throw new ContractViolation('', 'JSON');
}

/** Milliseconds, or undefined where the header is missing or says nothing. */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
