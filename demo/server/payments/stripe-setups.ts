import Stripe from 'stripe';
import type {
  DepositProof,
  ProcessorSetup,
  ProcessorToken,
  SetupOrder,
  SetupRef,
  TokenRef,
} from './processor.ts';
import {answeredSetup, toProcessorError} from './stripe-errors.ts';
import {toRefusal, toSetup, toToken} from './stripe-objects.ts';
import {acceptanceOf, on} from './stripe-params.ts';

/** The part of the processor that sets methods up, over the official SDK. */
export function setupsOver(stripe: Stripe) {
  return {
    retrieveToken: (ref: TokenRef) => retrieveToken(stripe, ref),
    createSetup: (order: SetupOrder, idempotencyKey: string) =>
      setupOf(() =>
        stripe.setupIntents.create(toCreateParams(order), on(order.account, idempotencyKey)),
      ),
    retrieveSetup: ({account, setup}: SetupRef) =>
      setupOf(() => stripe.setupIntents.retrieve(setup, expanded, on(account))),
    cancelSetup: ({account, setup}: SetupRef) =>
      setupOf(() => stripe.setupIntents.cancel(setup, expanded, on(account))),
    verifySetup: ({account, setup}: SetupRef, proof: DepositProof) =>
      setupOf(() =>
        stripe.setupIntents.verifyMicrodeposits(
          setup,
          {...toProof(proof), ...expanded},
          on(account),
        ),
      ),
  };
}

const expanded = {expand: ['payment_method']};

async function retrieveToken(
  stripe: Stripe,
  {account, token}: TokenRef,
): Promise<ProcessorToken | null> {
  try {
    return toToken(await stripe.confirmationTokens.retrieve(token, {}, on(account)));
  } catch (error) {
    const isUnknown =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404;
    if (isUnknown) return null;
    throw toProcessorError(error);
  }
}

/** `on_session` always: nothing here charges a payer who is not there. */
function toCreateParams(order: SetupOrder): Stripe.SetupIntentCreateParams {
  const isBank = order.methodKind === 'us_bank_account';
  return {
    ...expanded,
    confirm: true,
    confirmation_token: order.token,
    customer: order.customer,
    allowed_payment_method_types: [order.methodKind],
    usage: 'on_session',
    use_stripe_sdk: true,
    metadata: order.metadata,
    ...(isBank && {
      payment_method_options: {
        us_bank_account: {verification_method: order.mayVerifyLater ? 'automatic' : 'instant'},
      },
    }),
    ...(isBank && order.acceptance && {mandate_data: acceptanceOf(order.acceptance)}),
  };
}

function toProof(proof: DepositProof): Stripe.SetupIntentVerifyMicrodepositsParams {
  return 'amounts' in proof
    ? {amounts: [...proof.amounts]}
    : {descriptor_code: proof.descriptorCode};
}

/** A card that its bank refuses is a 402 that carries the set-up as it is now. */
async function setupOf(work: () => Promise<Stripe.SetupIntent>): Promise<ProcessorSetup> {
  try {
    return toSetup(await work());
  } catch (error) {
    const setup = answeredSetup(error);
    if (!setup) throw toProcessorError(error);
    return {...toSetup(setup), status: 'refused', refusal: toRefusal(setup.last_setup_error) ?? {}};
  }
}
