import {WritableStore} from './store.ts';
import type {PaymentReference, UnfinishedPayment, UnfinishedStore} from './types.ts';

/** Payments under way that no open dialog shows. Asks the API once somebody looks. */
export class Unfinished
  extends WritableStore<readonly UnfinishedPayment[]>
  implements UnfinishedStore
{
  readonly #wake: () => void;
  isUsed = false;

  constructor(wake: () => void) {
    super([]);
    this.#wake = wake;
  }

  override subscribe(listener: () => void): () => void {
    const unsubscribe = super.subscribe(listener);
    this.isUsed = true;
    this.#wake();
    return unsubscribe;
  }

  put(payment: UnfinishedPayment): void {
    this.set([...this.#without(payment.reference), payment]);
  }

  dismiss(reference: PaymentReference): void {
    const rest = this.#without(reference);
    if (rest.length < this.value.length) this.set(rest);
  }

  #without(reference: PaymentReference): UnfinishedPayment[] {
    return this.value.filter((payment) => !isSameReference(payment.reference, reference));
  }
}

export function isSameReference(one: PaymentReference, other: PaymentReference): boolean {
  return nameOf(one) === nameOf(other);
}

const nameOf = (reference: PaymentReference) =>
  'key' in reference ? `key ${reference.key}` : reference.submissionId;
