import {createHmac} from 'node:crypto';

/**
 * The `Stripe-Signature` of a payload: https://docs.stripe.com/webhooks/signature. `at` is the real
 * time in Unix seconds, whatever the simulated clock says: the receiver refuses old signatures.
 */
export function signatureOf(payload: string, secret: string, at: number): string {
  const digest = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${digest}`;
}
