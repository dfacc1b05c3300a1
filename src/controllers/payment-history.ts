import {paymentHistory, type PaymentHistoryData} from '../client/payment-history.ts';
import type {PortalClient, Resource} from '../client/types.ts';
import type {Host} from './context.ts';
import {ResourceController} from './resource.ts';

/** The payments for a view; shared by all elements of a portal that show them. */
export class PaymentHistoryController {
  readonly #history: ResourceController<PaymentHistoryData, ReturnType<typeof paymentHistory>>;

  /** `find` answers null while nothing may be asked; `left` hears that what was shown is no longer. */
  constructor(host: Host, find: () => PortalClient | null, left: () => void) {
    this.#history = new ResourceController(
      host,
      () => {
        const client = find();
        return client && paymentHistory(client);
      },
      (value) => {
        if (value.status === 'ready') find()?.listen(value.loadedAt);
        else left();
      },
    );
  }

  get value(): Resource<PaymentHistoryData> {
    return this.#history.value;
  }

  get isLoadingMore(): boolean {
    return this.#history.store?.isLoadingMore ?? false;
  }

  async loadMore(): Promise<void> {
    await this.#history.store?.loadMore();
  }

  async reload(): Promise<void> {
    await this.#history.store?.reload();
  }
}
