import {isPortalError, ServerError} from '../errors/index.ts';
import type {PortalApi} from './api.ts';

type Method = ((...args: unknown[]) => Promise<unknown>) | undefined;

/**
 * The backend with its failures looked at: `failed` hears of each, with what `moment` was when the
 * call was made. A backend of the page's own may reject with anything; from here on it is a
 * `PortalError` or an abort.
 */
export function guard(
  api: PortalApi,
  moment: () => unknown,
  failed: (error: unknown, since: unknown, call: keyof PortalApi) => void,
): PortalApi {
  return new Proxy(api, {
    get(target, name) {
      const method = Reflect.get(target, name) as Method;
      // Such as `then`, which makes a promise of whoever has it.
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const since = moment();
        try {
          return await method.apply(target, args);
        } catch (cause) {
          const isAbort = (cause as Error | null)?.name === 'AbortError';
          const isOurs = isAbort || isPortalError(cause);
          const error = isOurs ? cause : new ServerError(`${String(name)}() failed`, {cause});
          failed(error, since, name as keyof PortalApi);
          throw error;
        }
      };
    },
  });
}
