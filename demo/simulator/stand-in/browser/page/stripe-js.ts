import type {StripeError} from '@stripe/stripe-js';
import type {
  ElementsOptions,
  IntentResult,
  StripeConstructorPort,
  StripePort,
} from '../../../../../src/gateway/stripe/stripe-port.ts';
import type {FormOptions} from '../messages.ts';
import {Elements} from './elements.ts';
import {IntegrationError} from './integration-error.ts';
import {answerChallenge, retrieve} from './intents.ts';
import {api} from './place.ts';
import {askBank} from './question.ts';

/** What `window.Stripe(…)` makes: as much of Stripe.js as the payment gateway uses. */
class StandIn implements StripePort {
  readonly #shop: Pick<FormOptions, 'publishableKey' | 'account' | 'api'>;
  readonly #locale: string;

  constructor(publishableKey: string, account: string | undefined, locale: string) {
    this.#shop = {publishableKey, account, api};
    this.#locale = locale;
  }

  elements(options: ElementsOptions): Elements {
    return new Elements(this.#shop, options);
  }

  async createConfirmationToken({
    elements,
    params,
  }: Parameters<StripePort['createConfirmationToken']>[0]): ReturnType<
    StripePort['createConfirmationToken']
  > {
    if (!(elements instanceof Elements)) throw new IntegrationError('These are not my elements.');
    return elements.createToken(params?.payment_method_data?.allow_redisplay);
  }

  async handleNextAction({clientSecret}: {clientSecret: string}): Promise<IntentResult> {
    const {error, paymentIntent, setupIntent} = await retrieve(this.#shop, clientSecret);
    if (error) return {error};
    const status = (paymentIntent ?? setupIntent)?.status;
    if (status !== 'requires_action') {
      throw new IntegrationError(`handleNextAction: the intent has the status ${String(status)}.`);
    }
    const given = await askBank({
      kind: paymentIntent ? 'payment' : 'setup',
      locale: this.#locale,
      amount: paymentIntent && amountOf(paymentIntent, this.#locale),
    });
    if (given === 'left') return paymentIntent ? {paymentIntent} : {setupIntent};
    const result = await answerChallenge(this.#shop, clientSecret, given);
    const refusal = lastErrorOf(result);
    return given === 'fail' && refusal ? {error: refusal} : result;
  }

  retrievePaymentIntent(clientSecret: string): Promise<IntentResult> {
    return retrieve(this.#shop, clientSecret);
  }

  retrieveSetupIntent(clientSecret: string): Promise<IntentResult> {
    return retrieve(this.#shop, clientSecret);
  }

  registerAppInfo(): void {
    // Statistics of the processor's; there is nobody to send them to.
  }
}

function lastErrorOf({paymentIntent, setupIntent}: IntentResult): StripeError | null | undefined {
  return paymentIntent?.last_payment_error ?? setupIntent?.last_setup_error;
}

/** As the bank's page says it. Currencies count as the processor counts them. */
function amountOf({amount, currency}: {amount: number; currency: string}, locale: string): string {
  const code = currency.toUpperCase();
  const format = new Intl.NumberFormat(locale === 'auto' ? undefined : locale, {
    style: 'currency',
    currency: code,
  });
  const isWhole = /^(BIF|CLP|DJF|GNF|JPY|KMF|KRW|MGA|PYG|RWF|VND|VUV|XAF|XOF|XPF)$/.test(code);
  const isThousandth = /^(BHD|JOD|KWD|OMR|TND)$/.test(code);
  return format.format(amount / (isWhole ? 1 : isThousandth ? 1000 : 100));
}

const Stripe: StripeConstructorPort = (publishableKey, {stripeAccount, locale = 'auto'} = {}) => {
  if (!/^pk_test_\w+$/.test(publishableKey)) {
    throw new IntegrationError('The stand-in for Stripe.js takes publishable test keys alone.');
  }
  return new StandIn(publishableKey, stripeAccount, locale);
};
Stripe.version = 'endive';
(window as {Stripe?: unknown}).Stripe = Stripe;
