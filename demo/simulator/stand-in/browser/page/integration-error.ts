/** What Stripe.js throws where a page uses it wrongly. */
export class IntegrationError extends Error {
  override readonly name = 'IntegrationError';
}
