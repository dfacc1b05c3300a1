import {emptyable, hash, integer, oneOf, text} from '../protocol/params.ts';

/** Parameters that several resources share. */
export const address = hash({
  city: text(),
  country: text(),
  line1: text(),
  line2: text(),
  postal_code: text(),
  state: text(),
});

export const billingDetails = hash({
  address: emptyable(address),
  email: emptyable(text()),
  name: emptyable(text()),
  phone: emptyable(text()),
});

export const methodType = oneOf('card', 'us_bank_account');

export const redisplay = oneOf('always', 'limited', 'unspecified');
export const usage = oneOf('off_session', 'on_session');

export const bankDetails = hash(
  {
    account_holder_type: oneOf('company', 'individual'),
    account_number: text(),
    account_type: oneOf('checking', 'savings'),
    routing_number: text(),
  },
  ['account_number', 'routing_number'],
);

export const mandateData = hash(
  {
    customer_acceptance: hash(
      {
        accepted_at: integer({min: 0}),
        offline: hash({}),
        online: hash({ip_address: text(), user_agent: text()}, ['ip_address', 'user_agent']),
        type: oneOf('online', 'offline'),
      },
      ['type'],
    ),
  },
  ['customer_acceptance'],
);

export const methodOptions = hash({
  card: hash({request_three_d_secure: oneOf('any', 'automatic', 'challenge')}),
  us_bank_account: hash({verification_method: oneOf('automatic', 'instant', 'microdeposits')}),
});

export interface MethodOptions {
  us_bank_account?: {verification_method?: 'automatic' | 'instant' | 'microdeposits'};
}

export function verificationMethod(sent: MethodOptions = {}) {
  return sent.us_bank_account?.verification_method;
}
