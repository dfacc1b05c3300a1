import type Stripe from 'stripe';
import {
  type Answer,
  ARRIVES_AFTER_DAYS,
  EXPIRES_AFTER_DAYS,
  type FailureCode,
  failureMessages,
  judge,
  type MicrodepositType,
} from '../behaviour/microdeposits.ts';
import {docUrl, invalidRequest} from '../protocol/errors.ts';
import {integer, listOf, text} from '../protocol/params.ts';
import {type Account, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {debitAccount} from './debit-account.ts';
import type {Microdeposits} from './kinds.ts';
import {activateMandate, deactivateMandates} from './mandates.ts';
import {publicIntent, requireClientSecret} from './public-intents.ts';
import {failSetup, keepSetup, succeedSetup} from './setup-outcomes.ts';

type Payment = Row<'payment_intent'>;
type Setup = Row<'setup_intent'>;
type Method = Row<'payment_method'>;

const DAY = 86_400;

const verification = {
  shape: {
    amounts: listOf(integer({min: 0})),
    client_secret: text(),
    descriptor_code: text({max: 6}),
  },
  required: [],
  access: ['secret', 'publishable'],
} as const;

export const microdepositRoutes: readonly Route[] = [
  proofRoute('setup', verifySetup),
  proofRoute('payment', verifyPayment),
];

/** The same for both kinds of intent, by the account's key or from the payer's page. */
function proofRoute<K extends 'setup' | 'payment'>(
  kind: K,
  verify: (
    account: Account,
    row: Row<`${K}_intent`>,
    answer: Answer,
  ) => Row<`${K}_intent`>['object'],
): Route {
  return route(
    'POST',
    `/v1/${kind}_intents/:intent/verify_microdeposits`,
    verification,
    ({account, params, path, access}) => {
      const row = require404(account, `${kind}_intent` as const, path['intent']!, 'intent');
      if (access === 'publishable') requireClientSecret(row.object, params.client_secret);
      const verified = verify(account, row, params);
      return access === 'publishable' ? publicIntent(verified) : verified;
    },
  );
}

/** Whether an account must be shown to be the payer's before this intent goes on. */
export function needsMicrodeposits({object, facts}: Method, wanted: string | undefined): boolean {
  const isUnknown = facts.verification !== 'done';
  if (isUnknown && wanted === 'instant') {
    throw invalidRequest(
      'This bank account is not verified, and only instant verification is allowed here. Please use a different payment method.',
      {code: 'bank_account_unverified', param: 'payment_method', payment_method: object},
    );
  }
  return isUnknown || wanted === 'microdeposits';
}

/** What an intent shows while the deposits are on their way, and when it will look again. */
export function awaitMicrodeposits(account: Account, {object, facts}: Method, mandate: string) {
  const isFailing = facts.verification === 'failing_microdeposits';
  const days = isFailing ? ARRIVES_AFTER_DAYS : EXPIRES_AFTER_DAYS;
  const microdeposit_type: MicrodepositType =
    object.us_bank_account?.account_type === 'savings' ? 'amounts' : 'descriptor_code';
  return {
    next_action: {
      type: 'verify_with_microdeposits',
      verify_with_microdeposits: {
        arrival_date: account.now + ARRIVES_AFTER_DAYS * DAY,
        hosted_verification_url: `https://payments.stripe.com/microdeposit/${account.newId('sacs')}`,
        microdeposit_type,
      },
    },
    facts: {microdeposits: {attempts: 0, mandate}},
    dueAt: account.now + days * DAY,
  };
}

/** The deposits did not arrive, or were not verified in time. */
export function endMicrodeposits(account: Account, due: Payment | Setup): void {
  const method = methodOf(account, due.object);
  const code =
    method.facts.verification === 'failing_microdeposits'
      ? 'payment_method_microdeposit_failed'
      : 'payment_method_microdeposit_verification_timeout';
  fail(account, due, method, code);
}

function verifySetup(account: Account, row: Setup, answer: Answer): Stripe.SetupIntent {
  const {microdeposits} = row.facts;
  if (!microdeposits) throw notWaiting(row.object);
  requireAnswer(row.object, answer);
  const verdict = judge(answer, microdeposits.attempts);
  const method = methodOf(account, row.object);
  switch (verdict.kind) {
    case 'verified':
      activateMandate(account, microdeposits.mandate);
      return succeedSetup(account, row, method);
    case 'failed':
      fail(account, row, method, verdict.code);
      throw failure(account, row.object, verdict.code);
    case 'mismatch':
      keepSetup(account, row.object, {microdeposits: wrongOnce(microdeposits)}, row.dueAt);
      throw mismatch(row.object, answer, verdict.attemptsLeft);
  }
}

function verifyPayment(account: Account, row: Payment, answer: Answer): Stripe.PaymentIntent {
  const {microdeposits} = row.facts;
  if (!microdeposits) throw notWaiting(row.object);
  requireAnswer(row.object, answer);
  const verdict = judge(answer, microdeposits.attempts);
  const method = methodOf(account, row.object);
  switch (verdict.kind) {
    case 'verified': {
      activateMandate(account, microdeposits.mandate);
      const verified = {...method, facts: {...method.facts, verification: 'done' as const}};
      account.put('payment_method', verified);
      return debitAccount(account, row, verified, {mandate: microdeposits.mandate});
    }
    case 'failed':
      fail(account, row, method, verdict.code);
      throw failure(account, row.object, verdict.code);
    case 'mismatch':
      account.put('payment_intent', {
        ...row,
        facts: {microdeposits: wrongOnce(microdeposits)},
      });
      throw mismatch(row.object, answer, verdict.attemptsLeft);
  }
}

function wrongOnce({attempts, mandate}: Microdeposits): Microdeposits {
  return {attempts: attempts + 1, mandate};
}

function fail(account: Account, row: Payment | Setup, method: Method, code: FailureCode): void {
  const {object} = row;
  deactivateMandates(account, method.object.id);
  const error = {
    code,
    doc_url: docUrl(code),
    message: failureMessages[code],
    payment_method: method.object,
    type: 'invalid_request_error',
  } as const;
  if (object.object === 'setup_intent') {
    const intent = {...object, mandate: null};
    failSetup(account, {object: intent, facts: {}, dueAt: null}, method, error);
    return;
  }
  account.put('payment_intent', {
    object: {
      ...object,
      last_payment_error: error,
      next_action: null,
      payment_method: null,
      status: 'requires_payment_method',
    },
    facts: {},
    dueAt: null,
  });
}

function failure(
  account: Account,
  {object, id}: Stripe.PaymentIntent | Stripe.SetupIntent,
  code: FailureCode,
) {
  return invalidRequest(
    failureMessages[code],
    {
      code,
      ...(object === 'payment_intent'
        ? {payment_intent: account.find('payment_intent', id)!.object}
        : {setup_intent: account.find('setup_intent', id)!.object}),
    },
    {keepsEffects: true},
  );
}

function mismatch(
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  {amounts}: Answer,
  attemptsLeft: number,
) {
  const [what, code] = amounts
    ? ['amounts', 'payment_method_microdeposit_verification_amounts_mismatch']
    : ['descriptor code', 'payment_method_microdeposit_verification_descriptor_code_mismatch'];
  return invalidRequest(
    `The ${what} provided do not match what was sent to the bank account. You have ${attemptsLeft} verification attempts remaining.`,
    {code, ...shown(intent)},
    {keepsEffects: true},
  );
}

function shown(intent: Stripe.PaymentIntent | Stripe.SetupIntent) {
  return intent.object === 'payment_intent' ? {payment_intent: intent} : {setup_intent: intent};
}

/** Two amounts, or a code: whichever the bank statement shows. */
function requireAnswer(
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  {amounts, descriptor_code}: Answer,
): void {
  const wanted = intent.next_action?.verify_with_microdeposits?.microdeposit_type;
  if (wanted === 'amounts' && amounts?.length === 2) return;
  if (wanted === 'descriptor_code' && descriptor_code !== undefined) return;
  if (wanted === 'amounts' && amounts) {
    throw invalidRequest('You must provide two amounts.', {
      code: 'payment_method_microdeposit_verification_amounts_invalid',
      param: 'amounts',
    });
  }
  const param = wanted === 'amounts' ? 'amounts' : 'descriptor_code';
  throw invalidRequest(`This bank account is verified by \`${param}\`.`, {
    code: 'parameter_missing',
    param,
  });
}

function methodOf(account: Account, intent: Stripe.PaymentIntent | Stripe.SetupIntent): Method {
  return account.find('payment_method', intent.payment_method as string)!;
}

function notWaiting(intent: Stripe.PaymentIntent | Stripe.SetupIntent) {
  return invalidRequest(
    `This intent is not waiting for microdeposits: it has a status of ${intent.status}.`,
    {
      code: `${intent.object}_unexpected_state`,
      ...shown(intent),
    },
  );
}
