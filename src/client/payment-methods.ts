import type {PaymentMethod, PaymentMethodRequest, VerificationRequest} from '../contract/types.ts';
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

  /**
   * Saves what a token stands for. `confirm` lets the payer answer the bank, where it asks first; what
   * it comes to is asked of the server, which alone knows (STRIPE.md §2).
   */
  async add(
    request: PaymentMethodRequest,
    confirm: (clientSecret: string) => Promise<unknown>,
  ): Promise<PaymentMethod> {
    const {api, platform} = this.#client;
    try {
      const answer = await api.addMethod(request, {idempotencyKey: platform.uuid()});
      if (!('setupId' in answer)) return answer;
      await confirm(answer.action.clientSecret);
      return await api.completeMethod(answer.setupId);
    } finally {
      // Also after a failure: an answer can get lost after it took effect.
      await this.#refresh();
    }
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
