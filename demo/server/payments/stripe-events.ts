import Stripe from 'stripe';
import {fromProcessorAmount} from '../../../src/model/processor-units.ts';
import type {Delivery, ProcessorDispute, ProcessorEvent, ProcessorRefund} from './processor.ts';
import {toProcessorError} from './stripe-errors.ts';
import {on} from './stripe-params.ts';

/** What Stripe tells by itself, and what it tells about, over the official SDK. */
export function eventsOver(stripe: Stripe) {
  return {
    readEvent: (delivery: Delivery) => readEvent(stripe, delivery),
    retrieveRefund: async ({account, refund}: {account: string | null; refund: string}) =>
      toRefund(await ask(() => stripe.refunds.retrieve(refund, {}, on(account)))),
    retrieveDispute: async ({account, dispute}: {account: string | null; dispute: string}) =>
      toDispute(await ask(() => stripe.disputes.retrieve(dispute, {}, on(account)))),
  };
}

async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toProcessorError(error);
  }
}

/** Seconds that a signature counts; a delivery that is repeated later is signed anew. */
const tolerance = 300;

async function readEvent(
  stripe: Stripe,
  {payload, signature, secrets, now}: Delivery,
): Promise<ProcessorEvent | null> {
  for (const secret of secrets) {
    try {
      return toEvent(
        await stripe.webhooks.constructEventAsync(
          payload,
          signature,
          secret,
          tolerance,
          undefined,
          now,
        ),
      );
    } catch (error) {
      const isForged = error instanceof Stripe.errors.StripeSignatureVerificationError;
      // What is signed and yet no event of Stripe's is none of ours either.
      if (!isForged && !(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

function toEvent({id, type, account, livemode, created, data}: Stripe.Event): ProcessorEvent {
  const {object: kind = 'unknown', id: objectId = ''} = data.object as {
    object?: string;
    id?: string;
  };
  return {
    id,
    type,
    account: account ?? null,
    isLive: livemode,
    createdAt: created * 1000,
    object: {kind, id: objectId},
  };
}

function toRefund({id, amount, currency, status, payment_intent}: Stripe.Refund): ProcessorRefund {
  return {
    id,
    amount: inMinorUnits(amount, currency),
    hasFailed: status === 'failed' || status === 'canceled',
    intent: idOf(payment_intent),
  };
}

/** Fees of the dispute are the firm's and no business of the invoice. */
function toDispute(dispute: Stripe.Dispute): ProcessorDispute {
  const {id, currency, reason, balance_transactions, payment_intent} = dispute;
  const moved = balance_transactions.map(({amount}) => amount);
  const sum = (amounts: number[]) =>
    inMinorUnits(
      amounts.reduce((total, amount) => total + Math.abs(amount), 0),
      currency,
    );
  return {
    id,
    withdrawn: sum(moved.filter((amount) => amount < 0)),
    reinstated: sum(moved.filter((amount) => amount > 0)),
    reason,
    intent: idOf(payment_intent),
  };
}

function inMinorUnits(amount: number, currency: string): number {
  return fromProcessorAmount(amount, currency.toUpperCase()).amount;
}

function idOf(reference: string | {id: string} | null): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : reference;
}
