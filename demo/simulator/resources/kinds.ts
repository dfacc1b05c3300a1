import type Stripe from 'stripe';
import type {MethodBehaviour} from '../behaviour/methods.ts';
import type {BankOutcome, LateReturn} from '../behaviour/bank-accounts.ts';
import type {SimulatedEvent} from '../events/event-types.ts';

/** The resources that the processor keeps, in the shapes of the SDK's own types. */
export interface Resource {
  balance_transaction: Stripe.BalanceTransaction;
  charge: Stripe.Charge;
  confirmation_token: Stripe.ConfirmationToken;
  customer: Stripe.Customer | Stripe.DeletedCustomer;
  dispute: Stripe.Dispute;
  event: SimulatedEvent;
  mandate: Stripe.Mandate;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  refund: Stripe.Refund;
  setup_attempt: Stripe.SetupAttempt;
  setup_intent: Stripe.SetupIntent;
  webhook_endpoint: Stripe.WebhookEndpoint;
}

export type Kind = keyof Resource;

/** What the processor knows about a resource and never shows. */
export interface Facts {
  balance_transaction: NoFacts;
  charge: NoFacts;
  confirmation_token: {
    /** What its use makes a payment method of. */
    method: Row<'payment_method'>;
    /** What the form that made it was for; unknown to a token of the test helpers. */
    context?: FormContext;
  };
  customer: NoFacts;
  dispute: NoFacts;
  event: NoFacts;
  mandate: NoFacts;
  payment_intent: {
    /** How the bank debit under way will end. */
    debit?: BankOutcome;
    /** Why a debit that was paid will be taken back. */
    late?: LateReturn;
    microdeposits?: Microdeposits;
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
  refund: {
    /** Comes back after it has been sent. */
    fails: boolean;
  };
  setup_attempt: NoFacts;
  setup_intent: {
    microdeposits?: Microdeposits;
  };
  webhook_endpoint: {
    /** `whsec_…`; payloads are signed with it. */
    secret: string;
    /** The platform's, for what happens in connected accounts. */
    isConnect: boolean;
    /** Told at the start, and not by the API. */
    isGiven?: true;
  };
}

/** One resource as an account holds it: what Stripe shows, and what only the processor knows. */
export interface Row<K extends Kind> {
  object: Resource[K];
  facts: Facts[K];
  /** Unix seconds at which the store finds it due, or null. */
  dueAt: number | null;
}

/** What the processor remembers while it waits for the payer to read a bank statement. */
export interface Microdeposits {
  /** Wrong ones. */
  attempts: number;
  /** The authorisation that counts once the account is verified. */
  mandate: string;
}

/** What a payment form was opened for; an intent must agree with it. */
export interface FormContext {
  mode: 'payment' | 'setup';
  amount?: number;
  currency?: string;
}

type NoFacts = Record<string, never>;
