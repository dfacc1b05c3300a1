import {isPortalError, SetupError} from '../../errors/index.ts';
import type {
  ActionOutcome,
  ActionRequest,
  FormRequest,
  PaymentForm,
  PaymentGateway,
  ProcessorConfig,
} from '../payment-gateway.ts';
import {stripeFor} from './load-stripe.ts';
import {fromStripeError, fromThrown} from './stripe-error.ts';
import {StripeForm} from './stripe-form.ts';
import type {IntentResult, StripePort} from './stripe-port.ts';

/** New methods by Stripe's Payment Element, questions by Stripe's own overlays. */
export class StripeGateway implements PaymentGateway {
  readonly #forms = new Set<StripeForm>();

  async openForm(request: FormRequest): Promise<PaymentForm> {
    const {processor, locale, signal} = request;
    const stripe = await stripeOf(processor, locale);
    signal?.throwIfAborted();
    const form = make(() => new StripeForm(stripe, request));
    try {
      await form.untilReady(request);
    } catch (error) {
      form.close();
      throw error;
    }
    this.#forms.add(form);
    return form;
  }

  async handleAction({processor, clientSecret, locale}: ActionRequest): Promise<ActionOutcome> {
    const stripe = await stripeOf(processor, locale);
    const {error, ...answered} = await stripe.handleNextAction({clientSecret}).catch(
      // It throws where there is nothing (more) to ask: answered in another tab, or by the clock.
      () => retrieve(stripe, clientSecret),
    );
    if (!error) return outcomeOf(answered);
    if (error.code?.endsWith('_authentication_failure')) return 'failed';
    if (error.code?.endsWith('_unexpected_state')) {
      const {error: unknown, ...intent} = await retrieve(stripe, clientSecret);
      if (!unknown) return outcomeOf(intent);
    }
    throw fromStripeError(error);
  }

  dispose(): void {
    for (const form of this.#forms) form.close();
    this.#forms.clear();
  }
}

async function stripeOf(processor: ProcessorConfig, locale: string): Promise<StripePort> {
  if (processor.kind === 'stripe') return stripeFor(processor, locale);
  throw new SetupError('This version knows Stripe alone, and the API names another processor');
}

async function retrieve(stripe: StripePort, clientSecret: string): Promise<IntentResult> {
  return clientSecret.startsWith('seti_')
    ? stripe.retrieveSetupIntent(clientSecret)
    : stripe.retrievePaymentIntent(clientSecret);
}

function outcomeOf({paymentIntent, setupIntent}: IntentResult): ActionOutcome {
  switch ((paymentIntent ?? setupIntent)?.status) {
    case 'requires_action':
      return 'left';
    case 'requires_payment_method':
    case 'canceled':
      return 'failed';
    default:
      return 'completed';
  }
}

function make(form: () => StripeForm): StripeForm {
  try {
    return form();
  } catch (thrown) {
    throw isPortalError(thrown) ? thrown : fromThrown(thrown);
  }
}
