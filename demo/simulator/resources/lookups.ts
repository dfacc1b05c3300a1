import type Stripe from 'stripe';
import {noSuch} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';

/** A customer that exists and was not deleted. */
export function requireCustomer(
  account: Account,
  id: string,
  param = 'customer',
  status: 400 | 404 = 400,
): Stripe.Customer {
  const found = account.find('customer', id)?.object;
  if (!found || found.deleted) throw noSuch('customer', id, param, status);
  return found;
}

export type AddressFields = {[K in keyof Stripe.Address]?: string};

/** An address is replaced as a whole: what is not sent is gone. */
export function toAddress(sent: AddressFields): Stripe.Address {
  const {city = null, country = null, line1 = null, line2 = null} = sent;
  const {postal_code = null, state = null} = sent;
  return {city, country, line1, line2, postal_code, state};
}
