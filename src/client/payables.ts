import type {PortalApi} from './api.ts';
import {Loadable, type LoadableOptions} from './loadable.ts';
import type {PayableInvoices} from './types.ts';

/** The most ids one question may hold. */
const idsPerCall = 500;

export interface PayablesOptions extends Pick<LoadableOptions<never>, 'platform' | 'isAllowed'> {
  api: Pick<PortalApi, 'checkPayable'>;
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
      payable = new Loadable({...this.#options, load: (signal) => this.#load(ids, signal)});
      this.#payables.set(key, payable);
    }
    return payable;
  }

  /** What nobody looks at is asked anew when somebody does. */
  forgetIdle(): void {
    for (const [key, payable] of this.#payables) if (!payable.isUsed) this.#payables.delete(key);
  }

  async #load(ids: readonly string[], signal: AbortSignal): Promise<PayableInvoices> {
    const {api} = this.#options;
    const found: PayableInvoices = {items: [], excluded: []};
    for (let start = 0; start < ids.length; start += idsPerCall) {
      const page = await api.checkPayable(ids.slice(start, start + idsPerCall), {signal});
      found.items.push(...page.items);
      found.excluded.push(...page.excluded);
    }
    return found;
  }
}
