import {Late} from '../errors/index.ts';
import {attempt, type HttpOptions} from './attempt.ts';
import type {Call} from './call.ts';
import type {CallOptions} from './port.ts';
import {isSuccess, receive} from './receive.ts';

export type Send = <T>(call: Call<T>, options?: CallOptions) => Promise<T>;

/** What happens after anything but a plain success; most pages never see it. */
const recovery = new Late(() => import('./recovery.ts'));

/** The only caller of `fetch`. Rejects with a `PortalError`, or with the caller's own abort. */
export function createSend(http: HttpOptions): Send {
  return async (call, {signal} = {}) => {
    const sending = {http, call, signal, token: null};
    const outcome = await attempt(sending);
    if ('answer' in outcome && isSuccess(outcome.answer)) return receive(call, outcome.answer);
    const late = await recovery.load().catch((error: unknown) => {
      // Offline, most likely, and then that is what the call met, too.
      throw 'error' in outcome ? outcome.error : error;
    });
    return late.recover(sending, outcome);
  };
}

/** Leaves out what is not asked for: an empty search, the first page's cursor. */
export function toQuery(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
