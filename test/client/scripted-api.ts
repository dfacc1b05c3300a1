import assert from 'node:assert/strict';
import type {AccessTokens, CallOptions, PortalApi} from '../../src/client/api.ts';
import {SessionError} from '../../src/errors/index.ts';

/** What only the staff's elements call is scripted at the portal in memory instead. */
type Method = Exclude<keyof PortalApi, 'asStaff'>;
type Answer<M extends Method> = Awaited<ReturnType<NonNullable<PortalApi[M]>>>;

/** One call that was made, to be answered by the test. */
export interface Call<M extends Method = Method> {
  method: M;
  args: Parameters<NonNullable<PortalApi[M]>>;
  /** The token it was sent with. */
  token: string | null;
  signal: AbortSignal | undefined;
  isAnswered: boolean;
  answer(value: Answer<M>): void;
  fail(error: Error): void;
}

const isPublic = (method: Method) => method === 'createSession';

/**
 * A backend that answers what the test says: by a rule given with `on`, else each call waits until
 * it is answered by hand. Asks for tokens as the transport does.
 */
export class ScriptedApi {
  readonly calls: Call[] = [];
  /** As a backend of the page's own may do. */
  ignoresAborts = false;
  readonly #rules = new Map<Method, (...args: never[]) => unknown>();

  /** A rule answers with what it returns or throws. */
  on<M extends Method>(
    method: M,
    rule: (...args: Parameters<NonNullable<PortalApi[M]>>) => Answer<M> | Promise<Answer<M>>,
  ): this {
    this.#rules.set(method, rule);
    return this;
  }

  /** Answers by hand again. */
  off(method: Method): this {
    this.#rules.delete(method);
    return this;
  }

  of<M extends Method>(method: M): Call<M>[] {
    return this.calls.filter((call) => call.method === method) as unknown as Call<M>[];
  }

  count(method: Method): number {
    return this.of(method).length;
  }

  /** The oldest call that waits for its answer. */
  next<M extends Method>(method: M): Call<M> {
    const call = this.of(method).find(({isAnswered}) => !isAnswered);
    return call ?? assert.fail(`No ${method}() waits for an answer`);
  }

  createApi(tokens: AccessTokens): PortalApi {
    return new Proxy({} as PortalApi, {
      get:
        (_target, name) =>
        (...args: unknown[]) =>
          this.#call(tokens, name as Method, args),
    });
  }

  async #call(tokens: AccessTokens, method: Method, args: unknown[]): Promise<unknown> {
    const options = args.findLast((arg) => typeof arg === 'object') as CallOptions | undefined;
    const signal = options?.signal;
    let token: string | null = null;
    if (!isPublic(method)) {
      token = await tokens.current();
      signal?.throwIfAborted();
      if (!token) throw new SessionError('Nobody is signed in', {code: 'unauthenticated'});
    }
    try {
      return await this.#exchange(method, args, token, signal);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const renewed = token && (await tokens.renew(token));
      if (!renewed) throw new SessionError('The session is over', {code: 'session_expired'});
      return this.#exchange(method, args, renewed, signal);
    }
  }

  #exchange(
    method: Method,
    args: unknown[],
    token: string | null,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const call = {
        method,
        args,
        token,
        signal,
        isAnswered: false,
        answer(value: unknown) {
          call.isAnswered = true;
          resolve(value);
        },
        fail(error: Error) {
          call.isAnswered = true;
          reject(error);
        },
      };
      this.calls.push(call as unknown as Call);
      signal?.addEventListener('abort', () => {
        if (!this.ignoresAborts) call.fail(signal.reason as Error);
      });
      const rule = this.#rules.get(method) as ((...given: unknown[]) => unknown) | undefined;
      if (!rule) return;
      try {
        Promise.resolve(rule(...args)).then(call.answer, call.fail);
      } catch (error) {
        call.fail(error as Error);
      }
    });
  }
}

/** The API does not take the token (any more). */
export class Refused extends Error {}
