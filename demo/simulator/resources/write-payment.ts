import type Stripe from 'stripe';
import {checkAmount, checkCurrency} from '../behaviour/currencies.ts';
import {checkSuffix} from '../behaviour/statement-descriptor.ts';
import {invalidRequest} from '../protocol/errors.ts';
import {mergeMetadata} from '../protocol/params.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {requireCustomer} from './lookups.ts';
import {automaticMethods, compatibleTypes, type MethodType, usableMethod} from './method-rules.ts';
import {type MethodOptions, verificationMethod} from './shapes.ts';

interface Fields {
  amount: number;
  currency: string;
  allowed_payment_method_types?: MethodType[];
  automatic_payment_methods?: {enabled?: boolean; allow_redirects?: 'always' | 'never'};
  customer?: string;
  description?: string;
  metadata?: Record<string, string>;
  payment_method?: string;
  payment_method_options?: MethodOptions;
  setup_future_usage?: 'off_session' | 'on_session';
  statement_descriptor_suffix?: string;
}

/** A payment that waits for its method, or for its confirmation. */
export function createPayment(account: Account, fields: Fields): Row<'payment_intent'> {
  const currency = checkCurrency(fields.currency);
  checkAmount(fields.amount, currency);
  const {statement_descriptor_suffix: suffix = null, customer = null} = fields;
  if (suffix !== null) checkSuffix(suffix);
  if (customer !== null) requireCustomer(account, customer);
  const allowed = fields.allowed_payment_method_types;
  const types = compatibleTypes(allowed ?? null, currency);
  const method =
    fields.payment_method === undefined
      ? null
      : usableMethod(account, fields.payment_method, {
          object: 'payment_intent',
          customer,
          payment_method_types: types,
        });
  const id = account.newId('pi');
  const object: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: allowed ?? null,
    amount: fields.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automaticMethods(allowed, fields.automatic_payment_methods),
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_${account.newId('secret')}`,
    confirmation_method: 'automatic',
    created: account.now,
    currency,
    customer,
    customer_account: null,
    description: fields.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, fields.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.object.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: options(types, fields.payment_method_options),
    payment_method_types: types,
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: fields.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: suffix,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_group: null,
  };
  const row: Row<'payment_intent'> = {object, facts: {}, dueAt: null};
  account.put('payment_intent', row);
  return row;
}

type Changes = Partial<Omit<Fields, 'description' | 'metadata' | 'setup_future_usage'>> & {
  description?: string | null;
  metadata?: Record<string, string> | null;
  setup_future_usage?: 'off_session' | 'on_session' | null;
};

const UPDATABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** Before it is paid a payment may change; afterwards only what describes it. */
export function updatePayment(account: Account, row: Row<'payment_intent'>, changes: Changes) {
  const {object} = row;
  const guarded = Object.keys(changes).find(
    (name) => !['metadata', 'description', 'expand'].includes(name),
  );
  if (guarded !== undefined && !UPDATABLE.includes(object.status)) {
    throw invalidRequest(
      `This PaymentIntent's ${guarded} could not be updated because it has a status of ${object.status}. You may only update the ${guarded} of a PaymentIntent with one of the following statuses: ${UPDATABLE.join(', ')}.`,
      {code: 'payment_intent_unexpected_state', payment_intent: object},
    );
  }
  const {amount = object.amount, payment_method, statement_descriptor_suffix: suffix} = changes;
  const currency =
    changes.currency === undefined ? object.currency : checkCurrency(changes.currency);
  checkAmount(amount, currency);
  if (suffix !== undefined) checkSuffix(suffix);
  const customer = changes.customer ?? (object.customer as string | null);
  if (changes.customer !== undefined) requireCustomer(account, changes.customer);
  const allowed =
    changes.allowed_payment_method_types ??
    (object.allowed_payment_method_types as MethodType[] | null);
  const types = compatibleTypes(allowed, currency);
  const id = payment_method ?? (object.payment_method as string | null);
  const intent = {object: 'payment_intent', customer, payment_method_types: types} as const;
  const method = id === null ? null : usableMethod(account, id, intent);
  const kept = (object.payment_method_options ?? {}) as MethodOptions;
  const updated: Row<'payment_intent'> = {
    ...(payment_method === undefined ? row : {facts: {}, dueAt: null}),
    object: {
      ...object,
      allowed_payment_method_types: allowed,
      amount,
      currency,
      customer,
      payment_method: method?.object.id ?? null,
      payment_method_options: options(types, {...kept, ...changes.payment_method_options}),
      payment_method_types: types,
      ...(changes.description !== undefined && {description: changes.description}),
      ...(changes.metadata !== undefined && {
        metadata: mergeMetadata(object.metadata, changes.metadata),
      }),
      ...(changes.setup_future_usage !== undefined && {
        setup_future_usage: changes.setup_future_usage,
      }),
      ...(suffix !== undefined && {statement_descriptor_suffix: suffix}),
      ...(payment_method !== undefined && {status: 'requires_confirmation', next_action: null}),
    },
  };
  account.put('payment_intent', updated);
  return updated;
}

function options(
  types: readonly MethodType[],
  sent: MethodOptions | undefined,
): Stripe.PaymentIntent.PaymentMethodOptions {
  return {
    ...(types.includes('card') && {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    }),
    ...(types.includes('us_bank_account') && {
      us_bank_account: {verification_method: verificationMethod(sent) ?? 'automatic'},
    }),
  };
}
