import {Loadable, type LoadableOptions} from './loadable.ts';
import type {PayableInvoices} from './types.ts';

export interface PayablesOptions extends Pick<LoadableOptions<never>, 'platform' | 'isAllowed'> {
  load(ids: readonly string[], signal: AbortSignal): Promise<PayableInvoices>;
}

/** What can be paid of invoices that a page names itself, one answer for all who ask for the same. */
export class Payables {
  readonly #options: PayablesOptions;
  readonly #payables = new Map<string, Loadable<PayableInvoices>>();

  constructor(options: PayablesOptions) {
    this.#options = options;
  }

  get all(): Iterable<Loadable<PayableInvoices>> {
    return this.#payables.values();
  }

  of(ids: readonly string[]): Loadable<PayableInvoices> {
    const key = ids.join(' ');
    let payable = this.#payables.get(key);
    if (!payable) {
      this.forgetIdle();
      payable = new Loadable({...this.#options, load: (signal) => this.#options.load(ids, signal)});
      this.#payables.set(key, payable);
    }
    return payable;
  }

  /** What nobody looks at is asked anew when somebody does. */
  forgetIdle(): void {
    for (const [key, payable] of this.#payables) if (!payable.isUsed) this.#payables.delete(key);
  }
}
