import {NetworkError} from './kinds.ts';

/**
 * A part of the package that is loaded when it is needed, once. Rejects with a `NetworkError` when it
 * cannot be; who asks next tries again.
 */
export class Late<T> {
  readonly #load: () => Promise<T>;
  /** There once it was loaded, so that nobody has to wait a second time. */
  value: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  async load(): Promise<T> {
    try {
      return (this.value ??= await this.#load());
    } catch (cause) {
      throw new NetworkError('A part of the portal could not be loaded', {cause});
    }
  }
}
