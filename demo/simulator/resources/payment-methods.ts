import {declines} from '../behaviour/declines.ts';
import {cardError, invalidRequest, noSuch} from '../protocol/errors.ts';
import {emptyable, hash, mergeMetadata, metadata, text} from '../protocol/params.ts';
import {
  type Account,
  type Call,
  listPage,
  paging,
  require404,
  route,
  type Route,
} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {type AddressFields, requireCustomer, toAddress} from './lookups.ts';
import {type AccountNumbers, fromAccountNumber, fromTestId} from './method-objects.ts';
import {bankDetails, billingDetails, methodType, redisplay} from './shapes.ts';

type Method = Row<'payment_method'>;

const filters = {...paging, allow_redisplay: redisplay, type: methodType};

const createShape = {
  allow_redisplay: redisplay,
  billing_details: billingDetails,
  card: hash({token: text()}, ['token']),
  metadata: emptyable(metadata),
  type: methodType,
  us_bank_account: bankDetails,
};

const updateShape = {
  allow_redisplay: redisplay,
  billing_details: billingDetails,
  metadata: emptyable(metadata),
};

export const paymentMethodRoutes: readonly Route[] = [
  route('POST', '/v1/payment_methods', {shape: createShape, required: ['type']}, (call) => {
    const {account, params} = call;
    return save(account, withFields(fromDetails(call), params)).object;
  }),

  route(
    'GET',
    '/v1/payment_methods',
    {shape: {...filters, customer: text()}, required: []},
    ({account, params}) => {
      const {customer, type, allow_redisplay, ...page} = params;
      if (customer !== undefined) requireCustomer(account, customer);
      const where = {customer, type, allow_redisplay};
      return listPage(account, 'payment_method', '/v1/payment_methods', page, where);
    },
  ),

  route('GET', '/v1/payment_methods/:method', {shape: {}, required: []}, ({account, path}) => {
    return require404(account, 'payment_method', path['method']!, 'payment_method').object;
  }),

  route('POST', '/v1/payment_methods/:method', {shape: updateShape, required: []}, (call) => {
    const {account, params, path} = call;
    const method = require404(account, 'payment_method', path['method']!, 'payment_method');
    if (method.object.customer === null) {
      throw invalidRequest(
        'You must save this PaymentMethod to a customer before you can update it.',
      );
    }
    return save(account, withFields(method, params)).object;
  }),

  route(
    'POST',
    '/v1/payment_methods/:method/attach',
    {shape: {customer: text()}, required: ['customer']},
    ({account, params, path}) => {
      requireCustomer(account, params.customer);
      const method = findMethod(account, path['method']!, 404);
      return attach(account, method, params.customer).object;
    },
  ),

  route('POST', '/v1/payment_methods/:method/detach', {shape: {}, required: []}, (call) => {
    const {account, path} = call;
    const method = require404(account, 'payment_method', path['method']!, 'payment_method');
    if (method.object.customer === null) {
      throw invalidRequest(
        'The payment method you provided is not attached to a customer so detachment is impossible.',
        {param: 'payment_method'},
      );
    }
    return detach(account, method).object;
  }),

  route(
    'GET',
    '/v1/customers/:customer/payment_methods',
    {shape: filters, required: []},
    ({account, params, path}) => {
      const {type, allow_redisplay, ...page} = params;
      const {id: customer} = requireCustomer(account, path['customer']!, 'customer', 404);
      const url = `/v1/customers/${customer}/payment_methods`;
      return listPage(account, 'payment_method', url, page, {customer, type, allow_redisplay});
    },
  ),

  route(
    'GET',
    '/v1/customers/:customer/payment_methods/:method',
    {shape: {}, required: []},
    ({account, path}) => {
      const {id: customer} = requireCustomer(account, path['customer']!, 'customer', 404);
      const {object} = require404(account, 'payment_method', path['method']!, 'payment_method');
      if (object.customer !== customer) {
        throw noSuch('PaymentMethod', object.id, 'payment_method', 404);
      }
      return object;
    },
  ),
];

/** A method of this account, or a fresh one for a test id. */
export function findMethod(account: Account, id: string, status: 400 | 404 = 400): Method {
  const method = account.find('payment_method', id) ?? fromTestId(account, id);
  if (!method) throw noSuch('PaymentMethod', id, 'payment_method', status);
  return method;
}

/** Stripe asks the issuer before it saves a card; a card that is declined there isn't saved. */
export function attach(account: Account, method: Method, customer: string): Method {
  const {object, facts} = method;
  if (object.customer === customer) return method;
  if (object.customer !== null) {
    throw invalidRequest(
      'The payment method you provided has already been attached to a customer.',
      {param: 'payment_method'},
    );
  }
  if (facts.isSpent) {
    throw invalidRequest(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
    );
  }
  const {behaviour} = facts;
  if (behaviour.type === 'card' && !behaviour.isSavable && behaviour.outcome.kind === 'decline') {
    const {code, declineCode, message, ...decline} = declines[behaviour.outcome.decline];
    throw cardError(message, {
      code,
      decline_code: declineCode,
      ...('adviceCode' in decline && {advice_code: decline.adviceCode}),
      ...('networkCode' in decline && {network_decline_code: decline.networkCode}),
    });
  }
  const attached = {...object, customer};
  if (attached.card?.checks) {
    attached.card = {...attached.card, checks: {...attached.card.checks, cvc_check: 'pass'}};
  }
  return save(account, {...method, object: attached});
}

export function detachAll(account: Account, customer: string): void {
  for (;;) {
    const methods = account.list('payment_method', {where: {customer}, limit: 100});
    if (methods.length === 0) return;
    for (const method of methods) detach(account, method);
  }
}

function detach(account: Account, method: Method): Method {
  const object = {...method.object, customer: null};
  return save(account, {...method, object, facts: {...method.facts, isSpent: true}});
}

function fromDetails({
  account,
  params,
}: Call<{
  type: string;
  card?: {token?: string};
  us_bank_account?: AccountNumbers;
}>): Method {
  const {type, card, us_bank_account: numbers} = params;
  if (type === 'us_bank_account' && numbers) return fromAccountNumber(account, numbers);
  if (type === 'card' && card) {
    const method = fromTestId(account, card.token!);
    if (method) return method;
    throw noSuch('token', card.token!, 'card[token]');
  }
  throw invalidRequest(`Missing required param: ${type}.`, {
    code: 'parameter_missing',
    param: type,
  });
}

interface Fields {
  allow_redisplay?: 'always' | 'limited' | 'unspecified';
  billing_details?: {
    address?: AddressFields | null;
    email?: string | null;
    name?: string | null;
    phone?: string | null;
  };
  metadata?: Record<string, string> | null;
}

export function withFields(method: Method, fields: Fields): Method {
  const {object} = method;
  const {address, ...details} = fields.billing_details ?? {};
  return {
    ...method,
    object: {
      ...object,
      ...(fields.allow_redisplay && {allow_redisplay: fields.allow_redisplay}),
      ...(fields.metadata !== undefined && {
        metadata: mergeMetadata(object.metadata ?? {}, fields.metadata),
      }),
      billing_details: {
        ...object.billing_details,
        ...details,
        ...(address !== undefined && {address: toAddress(address ?? {})}),
      },
    },
  };
}

function save(account: Account, method: Method): Method {
  account.put('payment_method', method);
  return method;
}
