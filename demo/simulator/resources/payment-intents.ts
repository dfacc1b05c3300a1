import {invalidRequest} from '../protocol/errors.ts';
import {emptyable, flag, hash, integer, listOf, metadata, oneOf, text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {confirmPayment} from './confirm-payment.ts';
import {cancelPayment} from './cancel-payment.ts';
import {publicIntent, requireClientSecret} from './public-intents.ts';
import {mandateData, methodOptions, methodType, usage} from './shapes.ts';
import {createPayment, updatePayment} from './write-payment.ts';

const confirmShape = {
  confirmation_token: text(),
  mandate: text(),
  mandate_data: emptyable(mandateData),
  off_session: flag,
  payment_method: text(),
  payment_method_options: methodOptions,
  return_url: text(),
  setup_future_usage: usage,
  use_stripe_sdk: flag,
};

const createShape = {
  ...confirmShape,
  allowed_payment_method_types: listOf(methodType),
  amount: integer({min: 1}),
  automatic_payment_methods: hash({allow_redirects: oneOf('always', 'never'), enabled: flag}, [
    'enabled',
  ]),
  confirm: flag,
  currency: text({max: 3}),
  customer: text(),
  description: text({max: 1000}),
  metadata,
  statement_descriptor_suffix: text(),
};

const updateShape = {
  allowed_payment_method_types: listOf(methodType),
  amount: integer({min: 1}),
  currency: text({max: 3}),
  customer: text(),
  description: emptyable(text({max: 1000})),
  metadata: emptyable(metadata),
  payment_method: text(),
  payment_method_options: methodOptions,
  setup_future_usage: emptyable(usage),
  statement_descriptor_suffix: text(),
};

/** Only meaningful while confirming; Stripe refuses them on a plain create. */
const ONLY_WITH_CONFIRM = [
  'confirmation_token',
  'mandate',
  'mandate_data',
  'off_session',
  'return_url',
  'use_stripe_sdk',
];

export const paymentIntentRoutes: readonly Route[] = [
  route(
    'POST',
    '/v1/payment_intents',
    {shape: createShape, required: ['amount', 'currency']},
    ({account, params}) => {
      const {confirm = false, confirmation_token, mandate, mandate_data, ...rest} = params;
      const {off_session, return_url, use_stripe_sdk, ...fields} = rest;
      if (!confirm) refuseConfirmParams(params);
      const row = createPayment(account, fields);
      if (!confirm) return row.object;
      return confirmPayment(account, row, {
        ...(confirmation_token !== undefined && {confirmation_token}),
        ...(mandate !== undefined && {mandate}),
        ...(mandate_data !== undefined && {mandate_data}),
        ...(off_session !== undefined && {off_session}),
        ...(return_url !== undefined && {return_url}),
        ...(use_stripe_sdk !== undefined && {use_stripe_sdk}),
      });
    },
  ),

  route(
    'GET',
    '/v1/payment_intents',
    {shape: {...paging, customer: text()}, required: []},
    (call) => {
      const {customer, ...page} = call.params;
      return listPage(call.account, 'payment_intent', '/v1/payment_intents', page, {customer});
    },
  ),

  route(
    'GET',
    '/v1/payment_intents/:intent',
    {shape: {client_secret: text()}, required: [], access: ['secret', 'publishable']},
    ({account, params, path, access}) => {
      const {object} = find(account, path);
      if (access === 'secret') return object;
      requireClientSecret(object, params.client_secret);
      return publicIntent(object);
    },
  ),

  route('POST', '/v1/payment_intents/:intent', {shape: updateShape, required: []}, (call) => {
    return updatePayment(call.account, find(call.account, call.path), call.params).object;
  }),

  route(
    'POST',
    '/v1/payment_intents/:intent/confirm',
    {shape: confirmShape, required: []},
    ({account, params, path}) => confirmPayment(account, find(account, path), params),
  ),

  route(
    'POST',
    '/v1/payment_intents/:intent/cancel',
    {
      shape: {
        cancellation_reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'),
      },
      required: [],
    },
    ({account, params, path}) =>
      cancelPayment(account, find(account, path), params.cancellation_reason ?? null),
  ),
];

function find(account: Account, path: Readonly<Record<string, string>>): Row<'payment_intent'> {
  return require404(account, 'payment_intent', path['intent']!, 'intent');
}

function refuseConfirmParams(params: object): void {
  const stray = ONLY_WITH_CONFIRM.find((name) => Object.hasOwn(params, name));
  if (stray === undefined) return;
  throw invalidRequest(`You can only pass in \`${stray}\` when also passing in \`confirm=true\`.`, {
    param: stray,
  });
}
