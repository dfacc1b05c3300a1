import type {
  Appearance,
  ConfirmationToken,
  ConfirmationTokenCreateParams,
  CustomFontSource,
  PaymentIntent,
  SetupIntent,
  StripeElementLocale,
  StripeError,
} from '@stripe/stripe-js';

/**
 * What the gateway uses of Stripe.js: everything a stand-in has to be. That the real `Stripe` fits
 * is a test of types.
 */
export interface StripePort {
  elements(options: ElementsOptions): ElementsPort;
  createConfirmationToken(options: {
    elements: ElementsPort;
    params?: ConfirmationTokenCreateParams;
  }): Promise<{
    confirmationToken?: ConfirmationToken | undefined;
    error?: StripeError | undefined;
  }>;
  handleNextAction(options: {clientSecret: string}): Promise<IntentResult>;
  retrievePaymentIntent(clientSecret: string): Promise<IntentResult>;
  retrieveSetupIntent(clientSecret: string): Promise<IntentResult>;
  registerAppInfo(info: {name: string}): void;
}

/** `window.Stripe`. */
export interface StripeConstructorPort {
  (publishableKey: string, options?: {stripeAccount?: string; locale?: string}): StripePort;
  /** The name of a release, or 3. */
  version?: string | number;
}

export interface IntentResult {
  paymentIntent?: PaymentIntent | undefined;
  setupIntent?: SetupIntent | undefined;
  error?: StripeError | undefined;
}

/** What the intent is going to be; it has to agree with the one that the server makes. */
export type IntentOptions = (
  | {mode: 'payment'; amount: number; setupFutureUsage: null}
  | {mode: 'setup'; setupFutureUsage: 'on_session'}
) & {
  /** Lower case. */
  currency: string;
  allowedPaymentMethodTypes: string[];
};

export type ElementsOptions = IntentOptions & {
  appearance: Appearance;
  fonts: CustomFontSource[];
  locale: StripeElementLocale;
  paymentMethodOptions: {us_bank_account: {verification_method: 'automatic' | 'instant'}};
};

export interface ElementsPort {
  create(type: 'payment', options: PaymentElementOptions): ElementPort;
  update(
    options: Partial<Pick<ElementsOptions, 'appearance' | 'locale'>> | IntentOptions,
  ): Promise<void>;
  submit(): Promise<{error?: StripeError | undefined}>;
}

export interface PaymentElementOptions {
  wallets: Record<'applePay' | 'googlePay' | 'link', 'never'>;
  terms: Record<'card' | 'usBankAccount', 'never'>;
  layout: 'tabs';
  defaultValues: {billingDetails: {name?: string; email?: string}};
}

export interface ElementPort {
  mount(container: HTMLElement): void;
  unmount(): void;
  destroy(): void;
  focus(): void;
  on(type: 'ready' | 'escape', handler: () => void): unknown;
  on(type: 'change', handler: (event: ElementChange) => void): unknown;
  on(type: 'loaderror', handler: (event: {error: StripeError}) => void): unknown;
}

export interface ElementChange {
  complete: boolean;
  empty: boolean;
  value: {type: string};
}
