import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import type {RunningDemo} from './harness.ts';

/** Asks the staff API as one of the firm's people. */
export type Desk = <T>(
  method: string,
  path: string,
  body?: unknown,
  version?: number,
) => Promise<T>;

export async function openDesk(
  {staffApiUrl}: Pick<RunningDemo, 'staffApiUrl'>,
  {email, password}: {email: string; password: string},
): Promise<Desk> {
  let token: string | null = null;
  const call: Desk = async <T>(method: string, path: string, body?: unknown, version?: number) => {
    const response = await fetch(staffApiUrl + path, {
      method,
      headers: {
        'Idempotency-Key': randomUUID(),
        ...(token !== null && {Authorization: `Bearer ${token}`}),
        ...(version !== undefined && {'If-Match': `"${version}"`}),
        ...(body !== undefined && {'Content-Type': 'application/json'}),
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  const grant = {grant: 'password', email, password};
  token = (await call<{accessToken: string}>('POST', '/sessions', grant)).accessToken;
  return call;
}
