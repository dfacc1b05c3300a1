import {ContractViolation} from '../contract/parse.ts';
import {ContractError} from '../errors/index.ts';
import type {Call} from './call.ts';

/** An answer that has arrived whole. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Of a file: the file. */
  text: string | Blob;
}

export const isSuccess = ({status}: Answer): boolean => status >= 200 && status < 300;

export const requestIdOf = ({headers}: Answer): string | undefined =>
  headers.get('x-request-id') ?? undefined;

/** The parsed resource of a success. */
export function receive<T>(call: Call<T>, answer: Answer): T {
  return kept(call, answer, {}, () => call.parse(bodyOf(answer), ''));
}

/** What `read` makes of an answer; one that breaks the contract becomes the error that says so. */
export function kept<T>(
  {method, path}: Call<unknown>,
  answer: Answer,
  facts: {retryAfter?: number | undefined},
  read: () => T,
): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ContractViolation)) throw cause;
    const [route] = path.split('?');
    throw new ContractError(`${method} ${route} (${answer.status}): ${cause.message}`, {
      ...facts,
      requestId: requestIdOf(answer),
      cause,
      params: {path: cause.path},
      retryable: true,
    });
  }
}

export function bodyOf({status, headers, text}: Answer): unknown {
  // A plain 200 has content: one that lost it on its way must not read like a 204.
  if (!text && status > 200) return null;
  return typeof text === 'string' ? toJson(text, headers) : text;
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
