import type {StripeError} from '@stripe/stripe-js';
import type {
  ElementsOptions,
  ElementsPort,
  IntentOptions,
  PaymentElementOptions,
} from '../../../../../src/gateway/stripe/stripe-port.ts';
import type {FormCalls, FormOptions} from '../messages.ts';
import {IntegrationError} from './integration-error.ts';
import {PaymentElement} from './payment-element.ts';

type Shop = Pick<FormOptions, 'publishableKey' | 'account' | 'api'>;

/** An Elements group of the deferred kind: what the intent will be is said, and none exists yet. */
export class Elements implements ElementsPort {
  #options: FormOptions;
  #element: PaymentElement | null = null;
  #isSubmitted = false;

  constructor(shop: Shop, options: ElementsOptions) {
    const {appearance, fonts, locale, paymentMethodOptions} = options;
    this.#options = {
      ...shop,
      appearance,
      fonts,
      locale,
      intent: readIntent(options),
      verification: paymentMethodOptions.us_bank_account.verification_method,
      payer: {},
    };
  }

  create(type: string, {defaultValues, wallets}: PaymentElementOptions): PaymentElement {
    if (type !== 'payment') throw new IntegrationError(`There is no Element of type ${type} here.`);
    if (this.#element) throw new IntegrationError('Can only create one Element of type payment.');
    if (Object.values<string>(wallets).some((use) => use !== 'never')) {
      throw new IntegrationError('This stand-in has no wallets.');
    }
    this.#options.payer = defaultValues.billingDetails;
    this.#element = new PaymentElement(
      () => this.#options,
      () => (this.#element = null),
    );
    return this.#element;
  }

  async update(change: Partial<ElementsOptions> | IntentOptions): Promise<void> {
    const {appearance, locale} = change as Partial<ElementsOptions>;
    const part: Partial<FormOptions> = {
      ...(appearance && {appearance}),
      ...(locale && {locale}),
      ...('mode' in change && {intent: readIntent(change as IntentOptions)}),
    };
    this.#options = {...this.#options, ...part};
    await this.#element?.line?.ask('update', part);
  }

  async submit(): Promise<{error?: StripeError}> {
    const answer = await this.#ask('submit', null);
    this.#isSubmitted = !answer.error;
    return answer;
  }

  /** Used by `stripe.createConfirmationToken()` alone. */
  async createToken(
    allowRedisplay: string | undefined,
  ): Promise<FormCalls['createToken']['gives']> {
    if (!this.#isSubmitted) {
      throw new IntegrationError(
        'elements.submit() must be called and succeed before stripe.createConfirmationToken().',
      );
    }
    this.#isSubmitted = false;
    return this.#ask('createToken', {allowRedisplay});
  }

  async #ask<K extends keyof FormCalls>(
    name: K,
    value: FormCalls[K]['takes'],
  ): Promise<FormCalls[K]['gives']> {
    const line = this.#element?.line;
    if (!line) throw new IntegrationError('The Payment Element is not mounted, or not ready yet.');
    return line.ask(name, value);
  }
}

function readIntent(options: IntentOptions): IntentOptions {
  if ('paymentMethodTypes' in options) {
    throw new IntegrationError('paymentMethodTypes is gone; use allowedPaymentMethodTypes.');
  }
  const {mode, currency, setupFutureUsage, allowedPaymentMethodTypes} = options;
  if (!/^[a-z]{3}$/.test(currency)) {
    throw new IntegrationError(`currency must be three small letters, not ${currency}.`);
  }
  if (mode === 'setup') return {mode, currency, setupFutureUsage, allowedPaymentMethodTypes};
  const {amount} = options;
  if (!Number.isInteger(amount) || amount <= 0) {
    throw new IntegrationError(`amount must be a positive integer, not ${amount}.`);
  }
  return {mode, amount, currency, setupFutureUsage, allowedPaymentMethodTypes};
}
