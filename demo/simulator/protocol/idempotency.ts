import {createHash} from 'node:crypto';
import type {SavedAnswer, Store} from '../store.ts';
import {idempotencyKeyInUse, idempotencyMismatch, invalidRequest} from './errors.ts';
import {type FormObject, toCanonicalText} from './form.ts';

/** Stripe "can remove keys after they're at least 24 hours old": here it does, by the clock. */
const KEPT_FOR = 86_400;
const MAX_KEY = 255;

export interface KeyedRequest {
  account: string;
  key: string;
  /** Of method, path and parameters. */
  fingerprint: string;
}

/**
 * https://docs.stripe.com/api/idempotent_requests — the first answer to a key is every answer,
 * errors and 500s included; only what fails before anything is executed is not kept. Keys belong to
 * an account. Those of requests under way are in memory: a process that died has none.
 */
export class Idempotency {
  readonly #store: Store;
  readonly #inUse = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** GET and DELETE are idempotent already: Stripe ignores their keys. */
  keyOf(
    account: string,
    method: string,
    path: string,
    params: FormObject,
    header: string | undefined,
  ): KeyedRequest | undefined {
    if (header === undefined || header === '' || method !== 'POST') return undefined;
    if (header.length > MAX_KEY) {
      throw invalidRequest(`Idempotency keys can be at most ${MAX_KEY} characters.`);
    }
    const text = `${method} ${path} ${toCanonicalText(params)}`;
    const fingerprint = createHash('sha256').update(text).digest('hex');
    return {account, key: header, fingerprint};
  }

  /** Throws 409 while another request with this key runs. Call `release` in any case. */
  claim({account, key}: KeyedRequest): {release: () => void} {
    const name = `${account} ${key}`;
    if (this.#inUse.has(name)) throw idempotencyKeyInUse(key);
    this.#inUse.add(name);
    return {release: () => this.#inUse.delete(name)};
  }

  /** The answer to give again, if there is one. Throws when the key was used for something else. */
  recall({account, key, fingerprint}: KeyedRequest, now: number): SavedAnswer | undefined {
    const saved = this.#store.savedAnswer(account, key);
    if (!saved || now - saved.created >= KEPT_FOR) return undefined;
    if (saved.fingerprint !== fingerprint) throw idempotencyMismatch(key);
    return saved;
  }

  remember({account, key, fingerprint}: KeyedRequest, answer: Omit<SavedAnswer, 'fingerprint'>) {
    this.#store.saveAnswer(account, key, {...answer, fingerprint});
  }
}
