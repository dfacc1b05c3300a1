import type Stripe from 'stripe';
import {SETTLES_AFTER_DAYS} from '../behaviour/bank-accounts.ts';
import {invalidRequest, noSuch} from '../protocol/errors.ts';
import {emptyable, integer, mergeMetadata, metadata, oneOf, text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {moveBalance} from './balance-transactions.ts';

type Refund = Row<'refund'>;
type Charge = Row<'charge'>;

const DAY = 86_400;
/** When a card's refund that is pending goes through, and when one that fails comes back. */
const DECIDED_AFTER_DAYS = 1;

export const refundRoutes: readonly Route[] = [
  route(
    'POST',
    '/v1/refunds',
    {
      shape: {
        amount: integer({min: 1}),
        charge: text(),
        metadata: emptyable(metadata),
        payment_intent: text(),
        reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
      },
      required: [],
    },
    ({account, params}) => {
      const charge = chargeOf(account, params);
      const {amount = charge.object.amount - charge.object.amount_refunded} = params;
      requireRefundable(charge.object, amount);
      const {metadata: labels, reason = null} = params;
      return createRefund(account, charge, {amount, labels, reason});
    },
  ),

  route(
    'GET',
    '/v1/refunds',
    {shape: {...paging, charge: text(), payment_intent: text()}, required: []},
    ({account, params}) => {
      const {charge, payment_intent, ...page} = params;
      return listPage(account, 'refund', '/v1/refunds', page, {charge, payment_intent});
    },
  ),

  route('GET', '/v1/refunds/:refund', {shape: {}, required: []}, ({account, path}) => {
    return find(account, path).object;
  }),

  route(
    'POST',
    '/v1/refunds/:refund',
    {shape: {metadata: emptyable(metadata)}, required: []},
    ({account, params, path}) => {
      const row = find(account, path);
      const labels = mergeMetadata(row.object.metadata ?? {}, params.metadata);
      return keep(account, row, {metadata: labels}, row.dueAt);
    },
  ),
];

function createRefund(
  account: Account,
  charge: Charge,
  {
    amount,
    labels,
    reason,
  }: {
    amount: number;
    labels?: Record<string, string> | null | undefined;
    reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  },
): Stripe.Refund {
  const {id: chargeId, currency, payment_intent, payment_method} = charge.object;
  const isCard = charge.object.payment_method_details?.type === 'card';
  const end = endOf(account, charge.object);
  const id = account.newId(isCard ? 're' : 'pyr');
  const {id: balance_transaction} = moveBalance(account, {
    kind: isCard ? 'refund' : 'payment_refund',
    amount: -amount,
    currency,
    source: id,
    description: 'REFUND FOR CHARGE',
  });
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction,
    charge: chargeId,
    created: account.now,
    currency,
    customer: charge.object.customer,
    customer_account: null,
    ...(isCard && {
      destination_details: {
        card: {
          reference_status: 'pending',
          reference_type: 'acquirer_reference_number',
          type: 'refund',
        },
        type: 'card',
      },
    }),
    metadata: mergeMetadata({}, labels),
    payment_intent,
    payment_method,
    ...(end.status === 'pending' && {pending_reason: 'processing'}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: end.status,
    transfer_reversal: null,
  };
  addToCharge(account, charge, amount);
  const dueAt = end.afterDays === null ? null : account.now + end.afterDays * DAY;
  account.put('refund', {object: refund, facts: {fails: end.fails}, dueAt});
  return refund;
}

/** How the refund will go: by the card it goes back to. A bank takes as long as it did for the debit. */
function endOf(account: Account, charge: Stripe.Charge) {
  const behaviour = account.find('payment_method', charge.payment_method!)?.facts.behaviour;
  if (behaviour?.type === 'us_bank_account') {
    return {status: 'pending', fails: false, afterDays: SETTLES_AFTER_DAYS};
  }
  const outcome = behaviour?.outcome;
  const refund = outcome?.kind === 'approve' ? outcome.refund : undefined;
  return {
    status: refund === 'pending' ? 'pending' : 'succeeded',
    fails: refund === 'fails',
    afterDays: refund === undefined ? null : DECIDED_AFTER_DAYS,
  };
}

/** A refund that was pending has arrived; one that fails comes back to the account's balance. */
export function endRefund(account: Account, row: Refund): void {
  const {object, facts} = row;
  if (!facts.fails) {
    const {pending_reason: _, ...arrived} = object;
    account.put('refund', {object: {...arrived, status: 'succeeded'}, facts, dueAt: null});
    return;
  }
  const {id: failure} = moveBalance(account, {
    kind: 'refund_failure',
    amount: object.amount,
    currency: object.currency,
    source: object.id,
    description: 'REFUND FAILURE',
  });
  const charge = account.find('charge', object.charge as string)!;
  addToCharge(account, charge, -object.amount);
  keep(account, row, {
    failure_balance_transaction: failure,
    failure_reason: 'lost_or_stolen_card',
    status: 'failed',
  });
}

function addToCharge(account: Account, charge: Charge, amount: number): void {
  const {object} = charge;
  const amount_refunded = object.amount_refunded + amount;
  const refunded = amount_refunded === object.amount;
  account.put('charge', {...charge, object: {...object, amount_refunded, refunded}});
}

function keep(
  account: Account,
  row: Refund,
  changes: Partial<Stripe.Refund>,
  dueAt: number | null = null,
): Stripe.Refund {
  const object = {...row.object, ...changes};
  account.put('refund', {...row, object, dueAt});
  return object;
}

function chargeOf(
  account: Account,
  {charge, payment_intent}: {charge?: string; payment_intent?: string},
): Charge {
  if (charge !== undefined) {
    const row = account.find('charge', charge);
    if (!row) throw noSuch('charge', charge, 'charge');
    return row;
  }
  if (payment_intent === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {code: 'parameter_missing', param: 'payment_intent'},
    );
  }
  const intent = account.find('payment_intent', payment_intent);
  if (!intent) throw noSuch('payment_intent', payment_intent, 'payment_intent');
  const latest = intent.object.latest_charge as string | null;
  const row = latest === null ? undefined : account.find('charge', latest);
  if (row?.object.status === 'succeeded') return row;
  throw invalidRequest(
    `This PaymentIntent (${payment_intent}) does not have a successful charge to refund.`,
    {code: 'charge_not_refundable', param: 'payment_intent'},
  );
}

function requireRefundable(charge: Stripe.Charge, amount: number): void {
  const {id, status, disputed, refunded} = charge;
  if (status !== 'succeeded') {
    throw invalidRequest(`Charge ${id} has not succeeded and can not be refunded.`, {
      code: 'charge_not_refundable',
    });
  }
  if (disputed) {
    throw invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  if (refunded) {
    throw invalidRequest(`Charge ${id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  const left = charge.amount - charge.amount_refunded;
  if (amount <= left) return;
  throw invalidRequest(
    `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    {param: 'amount'},
  );
}

function find(account: Account, path: Readonly<Record<string, string>>): Refund {
  return require404(account, 'refund', path['refund']!, 'id');
}
