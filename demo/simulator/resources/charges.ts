import type Stripe from 'stripe';
import type {Decline} from '../behaviour/declines.ts';
import {fullDescriptor} from '../behaviour/statement-descriptor.ts';
import {text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import {moveBalance} from './balance-transactions.ts';

export const chargeRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/charges',
    {shape: {...paging, customer: text(), payment_intent: text()}, required: []},
    ({account, params}) => {
      const {customer, payment_intent, ...page} = params;
      return listPage(account, 'charge', '/v1/charges', page, {customer, payment_intent});
    },
  ),
  route('GET', '/v1/charges/:charge', {shape: {}, required: []}, ({account, path}) => {
    return require404(account, 'charge', path['charge']!, 'charge').object;
  }),
];

export type ChargeResult =
  | {status: 'succeeded'; isAuthenticated?: boolean}
  | {status: 'pending'; mandate: string}
  | {status: 'failed'; decline: Decline};

const passed: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};

/** One attempt to take the money of an intent. */
export function createCharge(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  result: ChargeResult,
): Stripe.Charge {
  const isFailed = result.status === 'failed';
  const decline = isFailed ? result.decline : undefined;
  const charge: Stripe.Charge = {
    id: account.newId(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: isFailed ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor:
      method.type === 'card' ? fullDescriptor(intent.statement_descriptor_suffix) : null,
    captured: !isFailed,
    created: account.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: result.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details(intent, method, result),
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: result.status,
    transfer_data: null,
    transfer_group: null,
  };
  return save(account, result.status === 'succeeded' ? credited(account, charge) : charge);
}

/** The bank's word on a pending charge. */
export function finishCharge(
  account: Account,
  id: string,
  end: {status: 'succeeded'} | {status: 'failed'; code: string; message: string},
): void {
  const charge = account.find('charge', id)!.object;
  if (end.status === 'succeeded') {
    save(account, credited(account, {...charge, status: 'succeeded', paid: true}));
    return;
  }
  save(account, {
    ...charge,
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: end.code,
    failure_message: end.message,
  });
}

/** The money of a charge, less what Stripe takes: 2.9 % and 30 of a card's, 0.8 % up to 500 of a bank's. */
function credited(account: Account, charge: Stripe.Charge): Stripe.Charge {
  const {id, amount, currency, description} = charge;
  const isCard = charge.payment_method_details?.type === 'card';
  const fee = isCard ? Math.round(amount * 0.029) + 30 : Math.min(Math.round(amount * 0.008), 500);
  const {id: balance_transaction} = moveBalance(account, {
    kind: isCard ? 'charge' : 'payment',
    amount,
    currency,
    source: id,
    fee,
    description,
  });
  return {...charge, balance_transaction};
}

function save(account: Account, charge: Stripe.Charge): Stripe.Charge {
  account.put('charge', {object: charge, facts: {}, dueAt: null});
  return charge;
}

function outcome(decline: Decline | undefined): Stripe.Charge.Outcome {
  const base = {
    advice_code: decline?.adviceCode ?? null,
    network_advice_code: null,
    network_decline_code: decline?.networkCode ?? null,
  };
  if (!decline) {
    return {
      ...base,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  if (decline.isBlocked) {
    return {
      ...base,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      risk_level: 'highest',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    };
  }
  const isGeneric = decline.declineCode === 'generic_decline';
  return {
    ...base,
    network_status: 'declined_by_network',
    reason: decline.declineCode,
    risk_level: 'normal',
    seller_message: isGeneric
      ? 'The bank did not return any further details with this decline.'
      : `The bank returned the decline code \`${decline.declineCode}\`.`,
    type: 'issuer_declined',
  };
}

function details(
  intent: Stripe.PaymentIntent,
  {card, us_bank_account: bank}: Stripe.PaymentMethod,
  result: ChargeResult,
): Stripe.Charge.PaymentMethodDetails {
  if (card) {
    return {
      card: {
        amount_authorized: intent.amount,
        authorization_code: null,
        brand: card.brand,
        checks: card.checks,
        country: card.country,
        electronic_commerce_indicator: null,
        exp_month: card.exp_month,
        exp_year: card.exp_year,
        fingerprint: card.fingerprint ?? null,
        funding: card.funding,
        installments: null,
        last4: card.last4,
        mandate: null,
        network: card.brand,
        network_transaction_id: null,
        regulated_status: card.regulated_status,
        three_d_secure: result.status === 'succeeded' && result.isAuthenticated ? passed : null,
        transaction_link_id: null,
        wallet: null,
      },
      type: 'card',
    };
  }
  return {
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: bank!.account_holder_type,
      account_type: bank!.account_type,
      bank_name: bank!.bank_name,
      fingerprint: bank!.fingerprint,
      last4: bank!.last4,
      ...(result.status === 'pending' && {mandate: result.mandate}),
      payment_reference: null,
      routing_number: bank!.routing_number,
    },
  };
}
