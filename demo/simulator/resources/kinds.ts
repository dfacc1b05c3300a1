import type Stripe from 'stripe';
import type {MethodBehaviour} from '../behaviour/methods.ts';
import type {BankOutcome} from '../behaviour/bank-accounts.ts';

/** The resources that the processor keeps, in the shapes of the SDK's own types. */
export interface Resource {
  charge: Stripe.Charge;
  customer: Stripe.Customer | Stripe.DeletedCustomer;
  mandate: Stripe.Mandate;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  setup_attempt: Stripe.SetupAttempt;
  setup_intent: Stripe.SetupIntent;
}

export type Kind = keyof Resource;

/** What the processor knows about a resource and never shows. */
export interface Facts {
  charge: NoFacts;
  customer: NoFacts;
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
  };
  setup_attempt: NoFacts;
  setup_intent: NoFacts;
}

type NoFacts = Record<string, never>;
