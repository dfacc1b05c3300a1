import type Stripe from 'stripe';
import {invalidRequest, noSuch} from '../protocol/errors.ts';
import {hash, integer, oneOf, requireParams, text} from '../protocol/params.ts';
import {type Account, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import type {FormContext} from './kinds.ts';
import {type AccountNumbers, fromAccountNumber, fromAlias} from './method-objects.ts';
import {findMethod, withFields} from './payment-methods.ts';
import {bankDetails, billingDetails, methodType, redisplay, usage} from './shapes.ts';

type Method = Row<'payment_method'>;
type Token = Row<'confirmation_token'>;

/** "expires_at": twelve hours after it was made. */
const LIVES_FOR = 12 * 3600;

const year = integer({min: 2000, max: 2199});
const month = integer({min: 1, max: 12});

export const confirmationTokenRoutes: readonly Route[] = [
  route(
    'POST',
    '/v1/test_helpers/confirmation_tokens',
    {
      shape: {
        payment_method: text(),
        payment_method_data: hash(
          {
            allow_redisplay: redisplay,
            billing_details: billingDetails,
            type: methodType,
            us_bank_account: bankDetails,
          },
          ['type'],
        ),
        return_url: text(),
        setup_future_usage: usage,
      },
      required: [],
    },
    ({account, params}) => {
      const {payment_method: id, payment_method_data: data} = params;
      const method = id === undefined ? fromNumbers(account, data) : findMethod(account, id);
      return issue(account, withFields(method, data ?? {}), params);
    },
  ),

  // Not in Stripe's published API: what Stripe.js sends when a form makes a token. The frame names
  // the test card or account that was typed, for no number ever leaves it.
  route(
    'POST',
    '/v1/confirmation_tokens',
    {
      shape: {
        client_context: hash(
          {
            amount: integer({min: 1}),
            currency: text(),
            mode: oneOf('payment', 'setup'),
          },
          ['mode'],
        ),
        payment_method_data: hash(
          {
            alias: text(),
            allow_redisplay: redisplay,
            billing_details: billingDetails,
            card: hash({exp_month: month, exp_year: year}),
            type: methodType,
            us_bank_account: hash({
              account_holder_type: oneOf('company', 'individual'),
              account_type: oneOf('checking', 'savings'),
              verification: oneOf('instant', 'microdeposits'),
            }),
          },
          ['alias', 'type'],
        ),
        return_url: text(),
        setup_future_usage: usage,
      },
      required: ['payment_method_data', 'client_context'],
      access: ['publishable'],
    },
    ({account, params}) => {
      const {client_context: context, payment_method_data: data} = params;
      if (context.mode === 'payment') requirePrice(context);
      const method = withFields(fromForm(account, data), data);
      // As Elements do: a form that saves is for charges without the payer, unless it says otherwise.
      const {setup_future_usage = context.mode === 'setup' ? 'off_session' : undefined} = params;
      return issue(
        account,
        method,
        {...params, ...(setup_future_usage && {setup_future_usage})},
        context as FormContext,
      );
    },
  ),

  route(
    'GET',
    '/v1/confirmation_tokens/:token',
    {shape: {}, required: []},
    ({account, path}) =>
      require404(account, 'confirmation_token', path['token']!, 'confirmation_token').object,
  ),
];

interface Sent {
  return_url?: string;
  setup_future_usage?: 'off_session' | 'on_session';
}

function issue(
  account: Account,
  method: Method,
  {return_url, setup_future_usage}: Sent,
  context?: FormContext,
): Stripe.ConfirmationToken {
  const {allow_redisplay, billing_details, customer, customer_account, type} = method.object;
  const {card, us_bank_account} = method.object;
  const token: Stripe.ConfirmationToken = {
    id: account.newId('ctoken'),
    object: 'confirmation_token',
    created: account.now,
    expires_at: account.now + LIVES_FOR,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      ...(allow_redisplay && {allow_redisplay}),
      billing_details,
      ...(card && {card: card}),
      customer,
      customer_account: customer_account ?? null,
      type,
      ...(us_bank_account && {us_bank_account}),
    },
    return_url: return_url ?? null,
    setup_future_usage: setup_future_usage ?? null,
    setup_intent: null,
    shipping: null,
    use_stripe_sdk: true,
  };
  const facts = {method, ...(context && {context})};
  account.put('confirmation_token', {object: token, facts, dueAt: null});
  return token;
}

/** Spends a token on the intent that is being confirmed, which is the only one it serves. */
export function redeem(
  account: Account,
  id: string,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
): {method: string; setupFutureUsage: 'off_session' | 'on_session' | null} {
  const token = account.find('confirmation_token', id);
  if (!token) throw noSuch('ConfirmationToken', id, 'confirmation_token');
  requireUnused(account, token);
  requireAgreement(token, intent);
  const {method} = token.facts;
  if (!account.find('payment_method', method.object.id)) account.put('payment_method', method);
  account.put('confirmation_token', {
    ...token,
    object: {...token.object, [intent.object]: intent.id},
  });
  return {method: method.object.id, setupFutureUsage: usageOf(token)};
}

function requireUnused(account: Account, {object}: Token): void {
  const {id, expires_at, payment_intent, setup_intent} = object;
  if (payment_intent !== null || setup_intent !== null) {
    throw invalidRequest(
      `The provided ConfirmationToken (${id}) has already been used. A ConfirmationToken can be used once; create a new one to try again.`,
      {code: 'token_already_used', param: 'confirmation_token'},
    );
  }
  if (expires_at === null || expires_at > account.now) return;
  throw invalidRequest(
    `The provided ConfirmationToken (${id}) has expired. Create a new one to try again.`,
    {param: 'confirmation_token'},
  );
}

/** The payer agreed to what the form said: an intent for something else is refused. */
function requireAgreement(token: Token, intent: Stripe.PaymentIntent | Stripe.SetupIntent): void {
  const {context} = token.facts;
  const expected: Record<string, unknown> = {};
  const provided: Record<string, unknown> = {};
  const compare = (name: string, form: unknown, actual: unknown) => {
    expected[name] = form;
    provided[name] = actual;
  };
  if (intent.object === 'setup_intent') {
    if (context) compare('mode', context.mode, 'setup');
    const saves = usageOf(token);
    if (saves !== null) compare('setup_future_usage', saves, intent.usage);
  } else {
    if (context) {
      compare('mode', context.mode, 'payment');
      compare('currency', context.currency?.toLowerCase(), intent.currency);
      compare('amount', context.amount, intent.amount);
    }
    const {setup_future_usage: saves} = intent;
    if (saves !== null) compare('setup_future_usage', usageOf(token), saves);
  }
  const differing = Object.keys(expected).find((name) => expected[name] !== provided[name]);
  if (differing === undefined) return;
  throw invalidRequest(
    `The provided ${differing} (${String(provided[differing])}) does not match the expected ${differing} (${String(expected[differing])}). Try confirming with a ${intent.object === 'payment_intent' ? 'Payment' : 'Setup'} Intent that is configured to use the same parameters as Stripe Elements.`,
    {param: 'confirmation_token'},
  );
}

/** A form for a payment says of what. */
function requirePrice(context: object): void {
  for (const key of ['amount', 'currency']) {
    if (!Object.hasOwn(context, key)) requireParams({}, [`client_context[${key}]`]);
  }
}

function usageOf({object}: Token): 'off_session' | 'on_session' | null {
  return object.setup_future_usage as 'off_session' | 'on_session' | null;
}

function fromNumbers(
  account: Account,
  data: {type?: string; us_bank_account?: AccountNumbers} = {},
): Method {
  const {type, us_bank_account: numbers} = data;
  if (type === 'us_bank_account' && numbers) return fromAccountNumber(account, numbers);
  throw invalidRequest('You must provide one of payment_method or payment_method_data.', {
    code: 'parameter_missing',
    param: 'payment_method',
  });
}

interface FormData {
  alias?: string;
  type?: 'card' | 'us_bank_account';
  card?: {exp_month?: number; exp_year?: number};
  us_bank_account?: {
    account_holder_type?: 'company' | 'individual';
    account_type?: 'checking' | 'savings';
    verification?: 'instant' | 'microdeposits';
  };
}

function fromForm(account: Account, data: FormData): Method {
  const {alias, type} = data;
  const method = fromAlias(account, alias!);
  if (!method || method.object.type !== type) {
    throw invalidRequest(`No test ${type === 'card' ? 'card' : 'account'} is called '${alias}'.`, {
      param: 'payment_method_data[alias]',
    });
  }
  const {object, facts} = method;
  if (object.card) return {...method, object: {...object, card: {...object.card, ...data.card}}};
  const {verification, ...bank} = data.us_bank_account ?? {};
  const isUnverified = verification === 'microdeposits' && facts.verification === 'done';
  return {
    ...method,
    object: {...object, us_bank_account: {...object.us_bank_account!, ...bank}},
    ...(isUnverified && {facts: {...facts, verification: 'microdeposits'}}),
  };
}
