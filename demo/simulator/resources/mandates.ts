import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import {type Account, require404, route, type Route} from '../protocol/route.ts';

export const mandateRoutes: readonly Route[] = [
  route('GET', '/v1/mandates/:mandate', {shape: {}, required: []}, ({account, path}) => {
    return require404(account, 'mandate', path['mandate']!, 'mandate').object;
  }),
];

export interface MandateData {
  customer_acceptance?: {
    accepted_at?: number;
    online?: {ip_address?: string; user_agent?: string};
    type?: 'online' | 'offline';
  };
}

type Use = {type: 'multi_use'} | {type: 'single_use'; amount: number; currency: string};

/** The payer's authorisation to debit a bank account, as it was shown and accepted. */
export function createMandate(
  account: Account,
  method: string,
  data: MandateData,
  use: Use,
  status: 'active' | 'pending' = 'active',
): Stripe.Mandate {
  const {accepted_at, online, type = 'online'} = data.customer_acceptance ?? {};
  const mandate: Stripe.Mandate = {
    id: account.newId('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: accepted_at ?? account.now,
      ...(type === 'online'
        ? {
            online: {
              ip_address: online?.ip_address ?? null,
              user_agent: online?.user_agent ?? null,
            },
          }
        : {offline: {}}),
      type,
    },
    livemode: false,
    ...(use.type === 'multi_use'
      ? {multi_use: {}}
      : {single_use: {amount: use.amount, currency: use.currency}}),
    payment_method: method,
    payment_method_details: {type: 'us_bank_account', us_bank_account: {}},
    status,
    type: use.type,
  };
  account.put('mandate', {object: mandate, facts: {}, dueAt: null});
  return mandate;
}

/** The lasting mandate of a saved account, the latest first. */
export function activeMandate(account: Account, method: string): Stripe.Mandate | undefined {
  const where = {payment_method: method, status: 'active', type: 'multi_use'};
  return account.list('mandate', {where, limit: 1})[0]?.object;
}

/** The mandate that a call names; it must be this method's and in force. */
export function namedMandate(account: Account, id: string, method: string): Stripe.Mandate {
  const mandate = account.find('mandate', id)?.object;
  if (mandate?.status === 'active' && mandate.payment_method === method) return mandate;
  throw invalidRequest(
    `The provided mandate (${id}) is invalid: it is not active for this PaymentMethod.`,
    {code: 'payment_intent_mandate_invalid', param: 'mandate'},
  );
}

/** What the payer authorised counts from now on: the account has been verified. */
export function activateMandate(account: Account, id: string): void {
  const row = account.find('mandate', id)!;
  account.put('mandate', {...row, object: {...row.object, status: 'active'}});
}

/** Also those that were still to become active. */
export function deactivateMandates(account: Account, method: string): void {
  const rows = account.list('mandate', {where: {payment_method: method}, limit: 100});
  for (const row of rows) {
    if (row.object.status === 'inactive') continue;
    account.put('mandate', {...row, object: {...row.object, status: 'inactive'}});
  }
}
