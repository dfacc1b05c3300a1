import {connectStripe, type StripeProcessorOptions} from '../server/payments/processor-stripe.ts';

/** What a form would make of one of the processor's test methods, to be saved. */
export type MakeToken = (testId: string, account: string | null) => Promise<string>;

/** Nobody types into a form while the demo is filled; Stripe's test mode has a helper for that. */
export function tokenMaker(options: StripeProcessorOptions): MakeToken {
  const stripe = connectStripe(options);
  return async (testId, account) => {
    const {id} = await stripe.testHelpers.confirmationTokens.create(
      {payment_method: testId, setup_future_usage: 'on_session'},
      account === null ? {} : {stripeAccount: account},
    );
    return id;
  };
}
