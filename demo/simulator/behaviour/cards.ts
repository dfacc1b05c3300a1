import type {DeclineName} from './declines.ts';

/** What a card does when it is charged. */
export type CardOutcome =
  | {kind: 'approve'; dispute?: DisputeName; refund?: 'pending' | 'fails'}
  | {kind: 'decline'; decline: DeclineName}
  /** The payer's bank asks; `then` is what its issuer says after the payer has passed. */
  | {kind: 'authenticate'; until: 'never' | 'set_up'; then?: DeclineName};

/** What the cardholder says of a charge; an inquiry is a question and moves no money. */
export type DisputeName = 'fraudulent' | 'product_not_received' | 'inquiry';

export interface TestCard {
  /** The last four digits of Stripe's test number; no other digit of a card is ever here. */
  last4: string;
  brand: 'visa' | 'mastercard' | 'amex' | 'discover';
  funding: 'credit' | 'debit';
  outcome: CardOutcome;
  /** A declined card can't be saved either, except the one made to be saved and declined later. */
  isSavable: boolean;
}

const visa = {brand: 'visa', funding: 'credit'} as const;
const approve: CardOutcome = {kind: 'approve'};

function approved(card: Pick<TestCard, 'last4' | 'brand' | 'funding'>): TestCard {
  return {...card, outcome: approve, isSavable: true};
}

function declined(last4: string, decline: DeclineName): TestCard {
  return {...visa, last4, outcome: {kind: 'decline', decline}, isSavable: false};
}

function authenticated(last4: string, until: 'never' | 'set_up'): TestCard {
  return {...visa, last4, outcome: {kind: 'authenticate', until}, isSavable: true};
}

function disputed(last4: string, dispute: DisputeName): TestCard {
  return {...visa, last4, outcome: {kind: 'approve', dispute}, isSavable: true};
}

function refunded(last4: string, refund: 'pending' | 'fails'): TestCard {
  return {...visa, last4, outcome: {kind: 'approve', refund}, isSavable: true};
}

/** Stripe's own test ids, without their `pm_card_` or `tok_`: https://docs.stripe.com/testing */
const testCards: Readonly<Record<string, TestCard>> = {
  visa: approved({...visa, last4: '4242'}),
  visa_debit: approved({...visa, funding: 'debit', last4: '5556'}),
  mastercard: approved({brand: 'mastercard', funding: 'credit', last4: '4444'}),
  mastercard_debit: approved({brand: 'mastercard', funding: 'debit', last4: '8210'}),
  amex: approved({brand: 'amex', funding: 'credit', last4: '0005'}),
  discover: approved({brand: 'discover', funding: 'credit', last4: '1117'}),

  chargeDeclined: declined('0002', 'generic_decline'),
  chargeDeclinedInsufficientFunds: declined('9995', 'insufficient_funds'),
  chargeDeclinedLostCard: declined('9987', 'lost_card'),
  chargeDeclinedStolenCard: declined('9979', 'stolen_card'),
  chargeDeclinedExpiredCard: declined('0069', 'expired_card'),
  chargeDeclinedIncorrectCvc: declined('0127', 'incorrect_cvc'),
  chargeDeclinedProcessingError: declined('0119', 'processing_error'),
  chargeDeclinedVelocityLimitExceeded: declined('6975', 'card_velocity_exceeded'),
  chargeDeclinedFraudulent: declined('0019', 'fraudulent'),
  radarBlock: declined('0019', 'fraudulent'),
  chargeCustomerFail: {...declined('0341', 'generic_decline'), isSavable: true},

  authenticationRequired: authenticated('3184', 'never'),
  authenticationRequiredOnSetup: authenticated('3155', 'set_up'),
  threeDSecureRequiredChargeDeclined: {
    ...visa,
    last4: '1629',
    outcome: {kind: 'authenticate', until: 'never', then: 'generic_decline'},
    isSavable: true,
  },

  createDispute: disputed('0259', 'fraudulent'),
  createDisputeProductNotReceived: disputed('2685', 'product_not_received'),
  createDisputeInquiry: disputed('1976', 'inquiry'),
  pendingRefund: refunded('7726', 'pending'),
  refundFail: refunded('5126', 'fails'),
};

/** `pm_card_visa_chargeDeclined` and `pm_card_chargeDeclined` are the same card. */
export function findTestCard(id: string): TestCard | undefined {
  const name = /^(?:pm_card|tok)_(.+)$/.exec(id)?.[1];
  if (name === undefined) return undefined;
  return ownValue(testCards, name) ?? ownValue(testCards, name.replace(/^visa_/, ''));
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
