import type {Appearance, ConfirmationToken} from '@stripe/stripe-js';
import {SetupError, type PortalError} from '../../errors/index.ts';
import type {PaymentOption} from '../../model/invoice-state.ts';
import {FormPlace} from '../form-place.ts';
import type {FormRequest, FormUse, MethodToken, PaymentForm} from '../payment-gateway.ts';
import {appearanceOf} from './appearance.ts';
import {intentOptions} from './intent-options.ts';
import {blocked, fromStripeError} from './stripe-error.ts';
import {pageFonts} from './page-fonts.ts';
import {stripeLocale} from './stripe-locale.ts';
import type {ElementPort, ElementsPort, StripePort} from './stripe-port.ts';

/** A frame that is not ready within this time is blocked, or its host is down. */
const patience = 20_000;

/** One Elements group with its Payment Element, for as long as the form is open. */
export class StripeForm implements PaymentForm {
  readonly #stripe: StripePort;
  readonly #on: FormRequest['on'];
  readonly #place: FormPlace;
  readonly #elements: ElementsPort;
  readonly #element: ElementPort;
  #appearance = '';
  #hasTold = false;
  #isClosed = false;

  /** Throws what Stripe.js throws, and leaves nothing behind then. */
  constructor(stripe: StripePort, request: FormRequest) {
    this.#stripe = stripe;
    this.#on = request.on;
    this.#place = new FormPlace(request.host, {
      styled: () => void this.#followStyles(),
      reloaded: () => this.#mountAnew(),
      lost: () => this.#fail(new SetupError('The page removes the payment form from its place')),
    });
    try {
      this.#elements = this.#createElements(request);
      this.#element = this.#createElement(request);
    } catch (thrown) {
      this.#place.remove();
      throw thrown;
    }
  }

  /** Resolves when the form can be filled in. */
  async untilReady({use, signal}: FormRequest): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(blocked(`its frame was not ready within ${patience / 1000} s`));
      }, patience);
      this.#element.on('ready', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#element.on('loaderror', ({error}) => {
        clearTimeout(limit);
        reject(fromStripeError(error));
        this.#fail(fromStripeError(error));
      });
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      this.#element.mount(this.#place.frame);
    });
    if (!this.#hasTold) this.#tell(false, true, use.methods[0]);
  }

  async update(use: FormUse): Promise<void> {
    await this.#elements.update(intentOptions(use));
  }

  async setLocale(locale: string): Promise<void> {
    await this.#elements.update({locale: stripeLocale(locale)});
  }

  moveTo(host: HTMLElement): void {
    if (!this.#isClosed && host.isConnected) this.#place.moveTo(host);
  }

  focus(): void {
    this.#element.focus();
  }

  async createToken({save}: {save: boolean}): Promise<MethodToken> {
    if (this.#isClosed) throw new SetupError('This payment form was closed');
    const {error: refusal} = await this.#elements.submit();
    if (refusal) throw fromStripeError(refusal);
    const {confirmationToken, error} = await this.#stripe.createConfirmationToken({
      elements: this.#elements,
      params: {payment_method_data: {allow_redisplay: save ? 'always' : 'limited'}},
    });
    if (!confirmationToken) throw fromStripeError(error ?? {type: 'api_error'});
    return {confirmationToken: confirmationToken.id, method: methodOf(confirmationToken)};
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#element.destroy();
    this.#place.remove();
  }

  #createElements({locale, purpose = 'pay', use}: FormRequest): ElementsPort {
    const appearance = this.#readAppearance();
    this.#appearance = JSON.stringify(appearance);
    return this.#stripe.elements({
      ...intentOptions(use),
      appearance,
      fonts: pageFonts(this.#place.tokens().fontFamily),
      locale: stripeLocale(locale),
      paymentMethodOptions: {
        us_bank_account: {verification_method: purpose === 'pay' ? 'instant' : 'automatic'},
      },
    });
  }

  #createElement({on, payer}: FormRequest): ElementPort {
    const {name, email} = payer ?? {};
    const element = this.#elements.create('payment', {
      // Consents are shown and recorded by us (P-22); wallets are no methods here.
      terms: {card: 'never', usBankAccount: 'never'},
      wallets: {applePay: 'never', googlePay: 'never', link: 'never'},
      layout: 'tabs',
      defaultValues: {billingDetails: {...(name && {name}), ...(email && {email})}},
    });
    element.on('change', ({complete, empty, value}) => this.#tell(complete, empty, value.type));
    element.on('escape', () => on.escape?.());
    return element;
  }

  #tell(isComplete: boolean, isEmpty: boolean, kind: string | undefined): void {
    this.#hasTold = true;
    if (!this.#isClosed) this.#on.change({isComplete, isEmpty, kind: knownKind(kind)});
  }

  #fail(error: PortalError): void {
    if (this.#isClosed || !this.#hasTold) return;
    this.close();
    this.#on.failed?.(error);
  }

  /** What was typed is gone with the frame that held it. */
  #mountAnew(): void {
    this.#element.unmount();
    this.#element.mount(this.#place.frame);
    this.#tell(false, true, undefined);
  }

  async #followStyles(): Promise<void> {
    const appearance = this.#readAppearance();
    const read = JSON.stringify(appearance);
    if (this.#isClosed || read === this.#appearance) return;
    this.#appearance = read;
    await this.#elements.update({appearance});
  }

  #readAppearance(): Appearance {
    return appearanceOf(this.#place.tokens(), matchMedia('(pointer: coarse)').matches);
  }
}

function methodOf({payment_method_preview: preview}: ConfirmationToken): MethodToken['method'] {
  const {card, us_bank_account: account} = preview;
  if (account) {
    const {bank_name: bankName, last4} = account;
    return {kind: 'us_bank_account', bankName, last4};
  }
  return {kind: 'card', brand: card?.brand, last4: card?.last4};
}

function knownKind(type: string | undefined): PaymentOption | undefined {
  return type === 'card' || type === 'us_bank_account' ? type : undefined;
}
