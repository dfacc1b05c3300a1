import type {
  MethodSetup,
  PaymentMethod,
  PaymentMethodRequest,
  VerificationRequest,
} from '../contract/types.ts';
import type {PortalClient} from './types.ts';

type Methods = readonly PaymentMethod[];

/**
 * What a contact does to their saved methods. Nothing is shown before the server has said so: each
 * change ends with the list as the server has it (M-06, M-12). All reject with a `PortalError`.
 */
export class PaymentMethods {
  readonly #client: PortalClient;

  constructor(client: PortalClient) {
    this.#client = client;
  }

  /** The newest known; null while there is none. */
  get known(): Methods | null {
    const {value} = this.#client.methods;
    return value.status === 'ready' ? value.data : null;
  }

  makeDefault(id: string): Promise<unknown> {
    return this.#change(
      (api) => api.setDefaultMethod(id),
      (all) => all.some((each) => each.id === id && each.isDefault),
    );
  }

  remove(id: string): Promise<unknown> {
    return this.#change(
      (api) => api.removeMethod(id),
      (all) => !all.some((each) => each.id === id && each.status !== 'removing'),
    );
  }

  verify(id: string, proof: VerificationRequest): Promise<unknown> {
    return this.#change(
      (api) => api.verifyMethod(id, proof),
      (all) => all.some((each) => each.id === id && each.status === 'active'),
    );
  }

  /** The saved method, or the bank's question: then {@link complete} follows its answer. */
  async add(
    request: PaymentMethodRequest,
    idempotencyKey: string,
  ): Promise<PaymentMethod | MethodSetup> {
    const answer = await this.#client.api.addMethod(request, {idempotencyKey});
    if (!('setupId' in answer)) await this.#refresh();
    return answer;
  }

  async complete(setupId: string): Promise<PaymentMethod> {
    const method = await this.#client.api.completeMethod(setupId);
    await this.#refresh();
    return method;
  }

  /**
   * An answer can get lost after it took effect, so the list has the last word: what is so has been
   * done, whatever became of the request.
   */
  async #change(
    call: (api: PortalClient['api']) => Promise<unknown>,
    isDone: (methods: Methods) => boolean,
  ): Promise<void> {
    const failure = await call(this.#client.api).then(
      () => null,
      (error: unknown) => ({error}),
    );
    const isFresh = await this.#refresh();
    if (!failure) {
      // What could not be read again is known to be wrong.
      if (!isFresh) this.#client.methods.drop();
      return;
    }
    if (!isFresh || !isDone(this.known ?? [])) throw failure.error;
  }

  /** True when the list is the server's of now. Other tabs ask again, too. */
  async #refresh(): Promise<boolean> {
    const {methods} = this.#client;
    await methods.changed();
    // Another tab's news came in between, and its question took the place of ours.
    if (!isSettled(methods.value)) await methods.reload();
    const {value} = methods;
    return value.status === 'ready' && !value.error && isSettled(value);
  }
}

function isSettled(value: PortalClient['methods']['value']): boolean {
  return value.status !== 'loading' && !(value.status === 'ready' && value.isRefreshing);
}
