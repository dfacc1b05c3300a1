import {createHash} from 'node:crypto';
import type Stripe from 'stripe';
import {
  findByAccountNumber,
  findTestBankAccount,
  type TestBankAccount,
} from '../behaviour/bank-accounts.ts';
import {findTestCard, type TestCard} from '../behaviour/cards.ts';
import {TEST_ROUTING_NUMBER} from '../behaviour/test-numbers.ts';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';

type Method = Row<'payment_method'>;

const emptyAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/**
 * A fresh method for one of Stripe's test ids; undefined when the id is none. Stripe makes a new
 * `pm_…` each time such an id is used, with the same fingerprint for the same card.
 */
export function fromTestId(account: Account, id: string): Method | undefined {
  const card = findTestCard(id);
  if (card) return cardMethod(account, card);
  const bank = findTestBankAccount(id);
  return bank && bankMethod(account, bank);
}

/** By the name that the stand-in's frame gives a test number: `card_visa`, `bank_success`. */
export function fromAlias(account: Account, alias: string): Method | undefined {
  const [, type, name] = /^(card|bank)_(.+)$/.exec(alias) ?? [];
  return fromTestId(account, `pm_${type === 'bank' ? 'usBankAccount' : type}_${name}`);
}

export interface AccountNumbers {
  account_holder_type?: 'company' | 'individual';
  account_number?: string;
  account_type?: 'checking' | 'savings';
  routing_number?: string;
}

/** An account whose numbers were typed: nobody has shown yet that it is the payer's. */
export function fromAccountNumber(
  account: Account,
  {routing_number = '', account_number = '', ...details}: AccountNumbers,
): Method {
  const bank = findByAccountNumber(routing_number, account_number);
  if (!bank) {
    throw invalidRequest('Test mode takes Stripe’s test accounts only.', {
      code: 'account_number_invalid',
      param: 'us_bank_account[account_number]',
    });
  }
  const {object, facts, dueAt} = bankMethod(account, bank);
  const {verification} = facts;
  return {
    object: {...object, us_bank_account: {...object.us_bank_account!, ...details}},
    dueAt,
    facts: {...facts, verification: verification === 'done' ? 'microdeposits' : verification},
  };
}

function cardMethod(account: Account, card: TestCard): Method {
  const {brand, funding, last4, outcome, isSavable} = card;
  const object: Stripe.PaymentMethod = {
    ...common(account),
    card: {
      brand,
      checks: {address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked'},
      country: 'US',
      display_brand: brand === 'amex' ? 'american_express' : brand,
      exp_month: 12,
      exp_year: new Date(account.now * 1000).getUTCFullYear() + 4,
      fingerprint: fingerprint(account.id, `${brand} ${last4}`),
      funding,
      generated_from: null,
      last4,
      networks: {available: [brand], preferred: null},
      regulated_status: 'unregulated',
      three_d_secure_usage: {supported: true},
      wallet: null,
    },
    type: 'card',
  };
  return withFacts(object, {type: 'card', outcome, isSavable});
}

function bankMethod(account: Account, bank: TestBankAccount): Method {
  const {accountNumber, outcome, refusesMicrodeposits} = bank;
  const object: Stripe.PaymentMethod = {
    ...common(account),
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: fingerprint(account.id, accountNumber),
      last4: accountNumber.slice(-4),
      networks: {preferred: 'ach', supported: ['ach']},
      routing_number: TEST_ROUTING_NUMBER,
      status_details: {},
    },
  };
  object.billing_details.name = 'Test Account Holder';
  const behaviour = {type: 'us_bank_account', outcome} as const;
  return withFacts(object, behaviour, refusesMicrodeposits ? 'failing_microdeposits' : 'done');
}

function common(account: Account) {
  return {
    id: account.newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: {...emptyAddress},
      email: null,
      name: null as string | null,
      phone: null,
      tax_id: null,
    },
    created: account.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  } as const;
}

function withFacts(
  object: Stripe.PaymentMethod,
  behaviour: Method['facts']['behaviour'],
  verification: Method['facts']['verification'] = 'done',
): Method {
  return {object, facts: {behaviour, isSpent: false, isSetUp: false, verification}, dueAt: null};
}

/** The same card in one account has one fingerprint, however often it is saved. */
function fingerprint(account: string, number: string): string {
  const digest = createHash('sha256').update(`${account} ${number}`).digest('base64');
  return digest.replace(/[+/=]/g, '').slice(0, 16);
}
