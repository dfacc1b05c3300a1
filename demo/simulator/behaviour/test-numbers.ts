/**
 * Stripe's test numbers, and what the simulator calls them. The frame of the stand-in for Stripe.js
 * turns the one into the other, so that no number that someone typed ever leaves it.
 * https://docs.stripe.com/testing
 */
const cards: Readonly<Record<string, string>> = {
  '4242424242424242': 'card_visa',
  '4000056655665556': 'card_visa_debit',
  '5555555555554444': 'card_mastercard',
  '2223003122003222': 'card_mastercard',
  '5200828282828210': 'card_mastercard_debit',
  '378282246310005': 'card_amex',
  '6011111111111117': 'card_discover',

  '4000000000000002': 'card_chargeDeclined',
  '4000000000009995': 'card_chargeDeclinedInsufficientFunds',
  '4000000000009987': 'card_chargeDeclinedLostCard',
  '4000000000009979': 'card_chargeDeclinedStolenCard',
  '4000000000000069': 'card_chargeDeclinedExpiredCard',
  '4000000000000127': 'card_chargeDeclinedIncorrectCvc',
  '4000000000000119': 'card_chargeDeclinedProcessingError',
  '4000000000006975': 'card_chargeDeclinedVelocityLimitExceeded',
  '4100000000000019': 'card_radarBlock',
  '4000000000000341': 'card_chargeCustomerFail',

  '4000002760003184': 'card_authenticationRequired',
  '4000002500003155': 'card_authenticationRequiredOnSetup',
  '4000008400001629': 'card_threeDSecureRequiredChargeDeclined',

  '4000000000000259': 'card_createDispute',
  '4000000000002685': 'card_createDisputeProductNotReceived',
  '4000000000001976': 'card_createDisputeInquiry',
  '4000000000007726': 'card_pendingRefund',
  '4000000000005126': 'card_refundFail',
};

/** All of Stripe's test accounts are at this bank. */
export const TEST_ROUTING_NUMBER = '110000000';

const accounts: Readonly<Record<string, string>> = {
  '000123456789': 'bank_success',
  '000111111113': 'bank_accountClosed',
  '000111111116': 'bank_noAccount',
  '000222222227': 'bank_insufficientFunds',
  '000333333335': 'bank_debitNotAuthorized',
  '000666666661': 'bank_microdepositsFail',
  '000555555559': 'bank_dispute',
  '000000000009': 'bank_processing',
};

/** `number` as it was typed, spaces and all; undefined for any number that is no test card's. */
export function aliasOfCard(number: string): string | undefined {
  return own(cards, number.replace(/\D/g, ''));
}

/** Undefined for any account that is no test account's, and for any other bank. */
export function aliasOfAccount(routingNumber: string, accountNumber: string): string | undefined {
  if (routingNumber.trim() !== TEST_ROUTING_NUMBER) return undefined;
  return own(accounts, accountNumber.trim());
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
