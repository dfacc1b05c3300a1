import type Stripe from 'stripe';
import type {MethodBehaviour} from '../behaviour/methods.ts';
import type {BankOutcome} from '../behaviour/bank-accounts.ts';
import type {SimulatedEvent} from '../events/changes.ts';
import type {Row} from '../store.ts';

/** The resources that the processor keeps, in the shapes of the SDK's own types. */
export interface Resource {
  charge: Stripe.Charge;
  confirmation_token: Stripe.ConfirmationToken;
  customer: Stripe.Customer | Stripe.DeletedCustomer;
  event: SimulatedEvent;
  mandate: Stripe.Mandate;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  setup_attempt: Stripe.SetupAttempt;
  setup_intent: Stripe.SetupIntent;
  webhook_endpoint: Stripe.WebhookEndpoint;
}

export type Kind = keyof Resource;

/** What the processor knows about a resource and never shows. */
export interface Facts {
  charge: NoFacts;
  confirmation_token: {
    /** What its use makes a payment method of. */
    method: Row<'payment_method'>;
    /** What the form that made it was for; unknown to a token of the test helpers. */
    context?: FormContext;
  };
  customer: NoFacts;
  event: NoFacts;
  mandate: NoFacts;
  payment_intent: {
    /** How the bank debit under way will end. */
    debit?: BankOutcome;
  };
  payment_method: {
    behaviour: MethodBehaviour;
    /** Was used without a customer, or detached from one: never again. */
    isSpent: boolean;
    /** A SetupIntent succeeded with it. */
    isSetUp: boolean;
    /** How a bank account is known to be the payer's; of cards, `done`. */
    verification: 'done' | 'microdeposits' | 'failing_microdeposits';
  };
  setup_attempt: NoFacts;
  setup_intent: NoFacts;
  webhook_endpoint: {
    /** `whsec_…`; payloads are signed with it. */
    secret: string;
    /** The platform's, for what happens in connected accounts. */
    isConnect: boolean;
    /** Told at the start, and not by the API. */
    isGiven?: true;
  };
}

/** What a payment form was opened for; an intent must agree with it. */
export interface FormContext {
  mode: 'payment' | 'setup';
  amount?: number;
  currency?: string;
}

type NoFacts = Record<string, never>;
