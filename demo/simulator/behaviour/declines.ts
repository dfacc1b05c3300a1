/**
 * How issuers say no, as Stripe passes it on: https://docs.stripe.com/declines/codes and
 * https://docs.stripe.com/declines/card (advice codes). `networkCode` is the network's own code.
 */
export interface Decline {
  code:
    | 'card_declined'
    | 'expired_card'
    | 'incorrect_cvc'
    | 'incorrect_number'
    | 'processing_error'
    | 'authentication_required';
  declineCode: string;
  message: string;
  adviceCode?: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';
  networkCode?: string;
  /** Stripe's own risk rules said no before the issuer was asked. */
  isBlocked?: true;
}

const DECLINED = 'Your card was declined.';

export const declines = {
  authentication_required: {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
  card_velocity_exceeded: {
    code: 'card_declined',
    declineCode: 'card_velocity_exceeded',
    message:
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    adviceCode: 'try_again_later',
    networkCode: '65',
  },
  do_not_honor: {
    code: 'card_declined',
    declineCode: 'do_not_honor',
    message: DECLINED,
    adviceCode: 'try_again_later',
    networkCode: '05',
  },
  do_not_try_again: {
    code: 'card_declined',
    declineCode: 'do_not_try_again',
    message: DECLINED,
    adviceCode: 'do_not_try_again',
    networkCode: '05',
  },
  expired_card: {
    code: 'expired_card',
    declineCode: 'expired_card',
    message: 'Your card has expired.',
    adviceCode: 'do_not_try_again',
    networkCode: '54',
  },
  fraudulent: {
    code: 'card_declined',
    declineCode: 'fraudulent',
    message: DECLINED,
    isBlocked: true,
  },
  generic_decline: {
    code: 'card_declined',
    declineCode: 'generic_decline',
    message: DECLINED,
    adviceCode: 'try_again_later',
    networkCode: '01',
  },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    adviceCode: 'confirm_card_data',
    networkCode: 'N7',
  },
  incorrect_number: {
    code: 'incorrect_number',
    declineCode: 'incorrect_number',
    message: 'Your card number is incorrect.',
    adviceCode: 'confirm_card_data',
    networkCode: '14',
  },
  insufficient_funds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
    adviceCode: 'try_again_later',
    networkCode: '51',
  },
  lost_card: {
    code: 'card_declined',
    declineCode: 'lost_card',
    message: DECLINED,
    adviceCode: 'do_not_try_again',
    networkCode: '41',
  },
  pickup_card: {
    code: 'card_declined',
    declineCode: 'pickup_card',
    message: DECLINED,
    adviceCode: 'do_not_try_again',
    networkCode: '04',
  },
  processing_error: {
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
    adviceCode: 'try_again_later',
    networkCode: '96',
  },
  restricted_card: {
    code: 'card_declined',
    declineCode: 'restricted_card',
    message: DECLINED,
    adviceCode: 'do_not_try_again',
    networkCode: '62',
  },
  stolen_card: {
    code: 'card_declined',
    declineCode: 'stolen_card',
    message: DECLINED,
    adviceCode: 'do_not_try_again',
    networkCode: '43',
  },
  transaction_not_allowed: {
    code: 'card_declined',
    declineCode: 'transaction_not_allowed',
    message: 'Your card does not support this type of purchase.',
    adviceCode: 'do_not_try_again',
    networkCode: '57',
  },
} as const satisfies Record<string, Decline>;

export type DeclineName = keyof typeof declines;
