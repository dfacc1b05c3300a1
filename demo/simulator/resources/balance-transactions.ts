import type Stripe from 'stripe';
import {text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';

export const balanceTransactionRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/balance_transactions',
    {shape: {...paging, currency: text(), source: text(), type: text()}, required: []},
    ({account, params}) => {
      const {currency, source, type, ...page} = params;
      const where = {currency, source, type};
      return listPage(account, 'balance_transaction', '/v1/balance_transactions', page, where);
    },
  ),

  route(
    'GET',
    '/v1/balance_transactions/:transaction',
    {shape: {}, required: []},
    ({account, path}) =>
      require404(account, 'balance_transaction', path['transaction']!, 'id').object,
  ),
];

/** What moves the account's balance, in Stripe's words. */
const KINDS = {
  charge: {type: 'charge', category: 'charge'},
  payment: {type: 'payment', category: 'charge'},
  refund: {type: 'refund', category: 'refund'},
  payment_refund: {type: 'payment_refund', category: 'refund'},
  refund_failure: {type: 'refund_failure', category: 'refund_failure'},
  dispute: {type: 'adjustment', category: 'dispute'},
  dispute_reversal: {type: 'adjustment', category: 'dispute_reversal'},
} as const;

interface Movement {
  kind: keyof typeof KINDS;
  /** Negative when it goes. */
  amount: number;
  currency: string;
  /** The charge, refund or dispute. */
  source: string;
  fee?: number;
  description?: string | null;
}

/** A line of the account's balance. Money is available at once: payouts are not simulated. */
export function moveBalance(account: Account, movement: Movement): Stripe.BalanceTransaction {
  const {kind, amount, currency, source, fee = 0, description = null} = movement;
  const {type, category} = KINDS[kind];
  const transaction: Stripe.BalanceTransaction = {
    id: account.newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: account.now,
    balance_type: 'payments',
    created: account.now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: category === 'dispute' ? 'Dispute fee' : 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: category,
    source,
    status: 'available',
    type,
  };
  account.put('balance_transaction', {object: transaction, facts: {}, dueAt: null});
  return transaction;
}
