import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import {
  emptyable,
  flag,
  hash,
  listOf,
  mergeMetadata,
  metadata,
  oneOf,
  text,
} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {confirmSetup} from './confirm-setup.ts';
import {requireCustomer} from './lookups.ts';
import {deactivateMandates} from './mandates.ts';
import {automaticMethods, compatibleTypes, type MethodType, usableMethod} from './method-rules.ts';
import {publicIntent, requireClientSecret} from './public-intents.ts';
import {keepSetup} from './setup-outcomes.ts';
import {
  mandateData,
  type MethodOptions,
  methodOptions,
  methodType,
  usage,
  verificationMethod,
} from './shapes.ts';

const confirmShape = {
  confirmation_token: text(),
  mandate_data: emptyable(mandateData),
  payment_method: text(),
  payment_method_options: methodOptions,
  return_url: text(),
  use_stripe_sdk: flag,
};

const createShape = {
  ...confirmShape,
  allowed_payment_method_types: listOf(methodType),
  automatic_payment_methods: hash({allow_redirects: oneOf('always', 'never'), enabled: flag}, [
    'enabled',
  ]),
  confirm: flag,
  customer: text(),
  description: text({max: 1000}),
  metadata,
  usage,
};

export const setupIntentRoutes: readonly Route[] = [
  route('POST', '/v1/setup_intents', {shape: createShape, required: []}, ({account, params}) => {
    const {confirm = false, confirmation_token, mandate_data, ...rest} = params;
    const {return_url, use_stripe_sdk, ...fields} = rest;
    if (!confirm && confirmation_token !== undefined) throw onlyWithConfirm('confirmation_token');
    const intent = create(account, fields);
    if (!confirm) return intent.object;
    return confirmSetup(account, intent, {
      ...(confirmation_token !== undefined && {confirmation_token}),
      ...(mandate_data !== undefined && {mandate_data}),
      ...(return_url !== undefined && {return_url}),
      ...(use_stripe_sdk !== undefined && {use_stripe_sdk}),
    });
  }),

  route(
    'GET',
    '/v1/setup_intents',
    {shape: {...paging, customer: text(), payment_method: text()}, required: []},
    ({account, params}) => {
      const {customer, payment_method, ...page} = params;
      const where = {customer, payment_method};
      return listPage(account, 'setup_intent', '/v1/setup_intents', page, where);
    },
  ),

  route(
    'GET',
    '/v1/setup_intents/:intent',
    {shape: {client_secret: text()}, required: [], access: ['secret', 'publishable']},
    ({account, params, path, access}) => {
      const {object} = find(account, path);
      if (access === 'secret') return object;
      requireClientSecret(object, params.client_secret);
      return publicIntent(object);
    },
  ),

  route(
    'POST',
    '/v1/setup_intents/:intent',
    {
      shape: {
        customer: text(),
        description: emptyable(text({max: 1000})),
        metadata: emptyable(metadata),
        payment_method: text(),
      },
      required: [],
    },
    ({account, params, path}) => update(account, find(account, path), params),
  ),

  route(
    'POST',
    '/v1/setup_intents/:intent/confirm',
    {shape: confirmShape, required: []},
    ({account, params, path}) => confirmSetup(account, find(account, path), params),
  ),

  route(
    'POST',
    '/v1/setup_intents/:intent/cancel',
    {
      shape: {cancellation_reason: oneOf('duplicate', 'requested_by_customer', 'abandoned')},
      required: [],
    },
    ({account, params, path}) => {
      return cancel(account, find(account, path), params.cancellation_reason ?? null);
    },
  ),
];

function find(account: Account, path: Readonly<Record<string, string>>): Row<'setup_intent'> {
  return require404(account, 'setup_intent', path['intent']!, 'intent');
}

interface Fields {
  allowed_payment_method_types?: MethodType[];
  automatic_payment_methods?: {enabled?: boolean; allow_redirects?: 'always' | 'never'};
  customer?: string;
  description?: string;
  metadata?: Record<string, string>;
  payment_method?: string;
  payment_method_options?: MethodOptions;
  usage?: 'on_session' | 'off_session';
}

function create(account: Account, fields: Fields): Row<'setup_intent'> {
  const {allowed_payment_method_types: allowed, customer = null} = fields;
  if (customer !== null) requireCustomer(account, customer);
  // A set-up has no currency; us_bank_account is set up for dollars.
  const types = compatibleTypes(allowed ?? null, 'usd');
  const method =
    fields.payment_method === undefined
      ? null
      : usableMethod(account, fields.payment_method, {
          object: 'setup_intent',
          customer,
          payment_method_types: types,
        });
  const id = account.newId('seti');
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: allowed ?? null,
    application: null,
    automatic_payment_methods: automaticMethods(allowed, fields.automatic_payment_methods),
    cancellation_reason: null,
    client_secret: `${id}_${account.newId('secret')}`,
    created: account.now,
    customer,
    customer_account: null,
    description: fields.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergeMetadata({}, fields.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.object.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      ...(types.includes('card') && {
        card: {mandate_options: null, network: null, request_three_d_secure: 'automatic'},
      }),
      ...(types.includes('us_bank_account') && {
        us_bank_account: {
          verification_method: verificationMethod(fields.payment_method_options) ?? 'automatic',
        },
      }),
    },
    payment_method_types: types,
    single_use_mandate: null,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    usage: fields.usage ?? 'off_session',
  };
  const row: Row<'setup_intent'> = {object: intent, facts: {}, dueAt: null};
  account.put('setup_intent', row);
  return row;
}

type Changes = Pick<Fields, 'customer' | 'payment_method'> & {
  description?: string | null;
  metadata?: Record<string, string> | null;
};

function update(
  account: Account,
  row: Row<'setup_intent'>,
  {customer: sent, description, metadata: labels, payment_method}: Changes,
): Stripe.SetupIntent {
  const {object, facts, dueAt} = row;
  const isGuarded = sent !== undefined || payment_method !== undefined;
  if (isGuarded && !CANCELABLE.includes(object.status)) {
    throw invalidRequest(
      `You cannot update this SetupIntent because it has a status of ${object.status}.`,
      {code: 'setup_intent_unexpected_state', setup_intent: object},
    );
  }
  if (sent !== undefined) requireCustomer(account, sent);
  const customer = sent ?? (object.customer as string | null);
  const {payment_method_types} = object;
  const intent = {object: 'setup_intent', customer, payment_method_types} as const;
  const method =
    payment_method === undefined ? undefined : usableMethod(account, payment_method, intent);
  const updated: Stripe.SetupIntent = {
    ...object,
    customer,
    ...(description !== undefined && {description}),
    ...(labels !== undefined && {metadata: mergeMetadata(object.metadata ?? {}, labels)}),
    ...(method && {
      next_action: null,
      payment_method: method.object.id,
      status: 'requires_confirmation',
    }),
  };
  return keepSetup(account, updated, method ? {} : facts, method ? null : dueAt);
}

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

function cancel(
  account: Account,
  {object: intent, facts}: Row<'setup_intent'>,
  reason: 'duplicate' | 'requested_by_customer' | 'abandoned' | null,
): Stripe.SetupIntent {
  if (!CANCELABLE.includes(intent.status)) {
    throw invalidRequest(
      `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
      {code: 'setup_intent_unexpected_state', setup_intent: intent},
    );
  }
  const canceled: Stripe.SetupIntent = {
    ...intent,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  };
  if (facts.microdeposits) deactivateMandates(account, intent.payment_method as string);
  return keepSetup(account, canceled);
}

function onlyWithConfirm(param: string) {
  return invalidRequest(
    `You can only pass in \`${param}\` when also passing in \`confirm=true\`.`,
    {param},
  );
}
