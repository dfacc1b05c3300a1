import type {RowClient} from '../client/types.ts';
import type {PaymentGateway} from '../gateway/payment-gateway.ts';

/** What can be opened in the outlet, with what each needs to know. */
export interface ViewOptions {
  methods: MethodsOptions;
  password: PasswordOptions;
  payment: PaymentOptions;
  'sign-in': SignInOptions;
}

export type ViewName = keyof ViewOptions;

export interface OpenerOptions {
  /** The element whose control opened the view: focus returns to it and events start from it. */
  opener?: HTMLElement | undefined;
}

export interface PaymentOptions extends OpenerOptions {
  /** The invoices to pay; without it, what is selected. */
  invoiceIds?: readonly string[] | undefined;
  /** An unfinished payment to go on with: the id of its submission, or its idempotency key. */
  resume?: {submissionId: string} | {key: string} | undefined;
}

export type SignInOptions = OpenerOptions;
export type MethodsOptions = OpenerOptions;
export type PasswordOptions = OpenerOptions;

/** What a provider gives to every element below it. */
export interface Portal {
  readonly client: RowClient;
  /**
   * What takes new payment methods; loaded when it is first asked for. Rejects with a retryable
   * `NetworkError` when its code cannot be loaded.
   */
  gateway(): Promise<PaymentGateway>;
  /** Shows a view in the provider's outlet, unless the page prevents `portal-open-view`. */
  open<V extends ViewName>(view: V, options: ViewOptions[V]): Promise<void>;
  /**
   * Dispatches an event from the element that caused it, or from the provider when that element has
   * left the page. False when the page prevented it.
   */
  dispatch(event: Event, from?: HTMLElement): boolean;
}
