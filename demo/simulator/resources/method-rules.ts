import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {findMethod} from './payment-methods.ts';

type Method = Row<'payment_method'>;
export type MethodType = 'card' | 'us_bank_account';

/** Every type that the simulated accounts have switched on. */
const ACTIVE: readonly MethodType[] = ['card', 'us_bank_account'];

/** The types that an intent can really be paid by: what is allowed, less what its currency rules out. */
export function compatibleTypes(
  allowed: readonly MethodType[] | null,
  currency: string,
): MethodType[] {
  if (allowed?.includes('us_bank_account') && currency !== 'usd') {
    throw invalidRequest(
      `The currency provided (${currency}) is invalid. Payments with us_bank_account support the following currencies: usd.`,
      {param: 'currency'},
    );
  }
  const types = allowed ?? ACTIVE;
  return types.filter((type) => type !== 'us_bank_account' || currency === 'usd');
}

interface Intent {
  object: 'payment_intent' | 'setup_intent';
  customer: string | null;
  payment_method_types: readonly string[];
}

/** The method that an intent names, if it may be used with it. A test id becomes a fresh method. */
export function usableMethod(account: Account, id: string, intent: Intent): Method {
  const method = findMethod(account, id);
  const {customer, type} = method.object;
  const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent';
  if (method.facts.isSpent) {
    throw invalidRequest(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
      {param: 'payment_method'},
    );
  }
  if (customer !== null && intent.customer === null) {
    throw invalidRequest(
      `The provided PaymentMethod belongs to a Customer. Please include the Customer in the \`customer\` parameter on the ${name}.`,
      {param: 'payment_method'},
    );
  }
  if (customer !== null && customer !== intent.customer) {
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      {code: 'resource_missing', param: 'payment_method'},
    );
  }
  if (!intent.payment_method_types.includes(type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${type}) is not allowed for this ${name}. Please attempt again using a different type of payment method, or update the allowed payment method types for this ${name}.`,
      {
        ...(intent.object === 'payment_intent' && {
          code: 'payment_intent_incompatible_payment_method',
        }),
        param: 'payment_method',
      },
    );
  }
  if (!account.find('payment_method', method.object.id)) account.put('payment_method', method);
  return method;
}

/** Without a list of types, Stripe may send the payer to another page and needs the way back. */
export function requireReturnUrl(
  intent: Pick<Stripe.PaymentIntent | Stripe.SetupIntent, 'automatic_payment_methods'>,
  {return_url, use_stripe_sdk}: {return_url?: string; use_stripe_sdk?: boolean},
): void {
  const mayRedirect = intent.automatic_payment_methods?.allow_redirects === 'always';
  if (!mayRedirect || return_url !== undefined || use_stripe_sdk) return;
  throw invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  );
}

/** `automatic_payment_methods` as an intent shows it. */
export function automaticMethods(
  allowed: readonly MethodType[] | undefined,
  sent: {enabled?: boolean; allow_redirects?: 'always' | 'never'} | undefined,
): {allow_redirects: 'always' | 'never'; enabled: boolean} | null {
  if (allowed) return null;
  return {allow_redirects: sent?.allow_redirects ?? 'always', enabled: sent?.enabled ?? true};
}
