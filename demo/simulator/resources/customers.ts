import type Stripe from 'stripe';
import {emptyable, mergeMetadata, metadata, text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import {type AddressFields, requireCustomer, toAddress} from './lookups.ts';
import {detachAll} from './payment-methods.ts';
import {address} from './shapes.ts';

const fields = {
  address: emptyable(address),
  description: emptyable(text()),
  email: emptyable(text({max: 512})),
  metadata: emptyable(metadata),
  name: emptyable(text({max: 256})),
  phone: emptyable(text({max: 20})),
};

export const customerRoutes: readonly Route[] = [
  route('POST', '/v1/customers', {shape: fields, required: []}, ({account, params}) => {
    const id = account.newId('cus');
    const customer: Stripe.Customer = {
      id,
      object: 'customer',
      address: null,
      balance: 0,
      created: account.now,
      currency: null,
      customer_account: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: null,
      invoice_prefix: id.slice(-8).toUpperCase(),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: {},
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: 'none',
      test_clock: null,
    };
    return save(account, withFields(customer, params));
  }),

  route('GET', '/v1/customers', {shape: {...paging, email: text()}, required: []}, (call) => {
    const {email, ...page} = call.params;
    return listPage(call.account, 'customer', '/v1/customers', page, {email});
  }),

  route('GET', '/v1/customers/:customer', {shape: {}, required: []}, ({account, path}) => {
    return require404(account, 'customer', path['customer']!, 'id').object;
  }),

  route('POST', '/v1/customers/:customer', {shape: fields, required: []}, (call) => {
    const {account, params, path} = call;
    return save(
      account,
      withFields(requireCustomer(account, path['customer']!, 'id', 404), params),
    );
  }),

  route('DELETE', '/v1/customers/:customer', {shape: {}, required: []}, ({account, path}) => {
    const {id} = requireCustomer(account, path['customer']!, 'id', 404);
    detachAll(account, id);
    const deleted: Stripe.DeletedCustomer = {id, object: 'customer', deleted: true};
    account.put('customer', {object: deleted, facts: {}, dueAt: null});
    return deleted;
  }),
];

interface Fields {
  address?: AddressFields | null;
  description?: string | null;
  email?: string | null;
  metadata?: Record<string, string> | null;
  name?: string | null;
  phone?: string | null;
}

function withFields(customer: Stripe.Customer, fields: Fields): Stripe.Customer {
  const {address: sent, metadata: labels, description, email, name, phone} = fields;
  return {
    ...customer,
    ...(description !== undefined && {description}),
    ...(email !== undefined && {email}),
    ...(name !== undefined && {name}),
    ...(phone !== undefined && {phone}),
    ...(sent !== undefined && {address: sent && toAddress(sent)}),
    ...(labels !== undefined && {metadata: mergeMetadata(customer.metadata, labels)}),
  };
}

function save(account: Account, customer: Stripe.Customer): Stripe.Customer {
  account.put('customer', {object: customer, facts: {}, dueAt: null});
  return customer;
}
