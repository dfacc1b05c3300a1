import type {InvoiceDetail} from '../contract/types.ts';

const day = 24 * 60 * 60_000;
const daysAfterDue = 30;
const mostDays = 120;

/** Payments that may be begun with one link within an hour: more are somebody trying cards. */
export const linkAttempts = {most: 5, within: 60 * 60_000} as const;

/**
 * Thirty days after the invoice is due, or after today where that has passed or there is no date; 120
 * days from now at the most. Milliseconds since the epoch; the last day counts whole.
 */
export function linkEnd(
  {dueOn, today}: {dueOn: string | null; today: string},
  now: number,
): number {
  const from = dueOn !== null && dueOn > today ? dueOn : today;
  return Math.min(Date.parse(from) + (daysAfterDue + 1) * day, now + mostDays * day);
}

export type LinkState = 'active' | 'expired' | 'revoked';

export function linkState(
  {expiresAt, isRevoked}: {expiresAt: number; isRevoked: boolean},
  now: number,
): LinkState {
  if (isRevoked) return 'revoked';
  return expiresAt <= now ? 'expired' : 'active';
}

/** Of an invoice that is paid a link shows number, amount and that it is paid: nothing else of it. */
export function asLinkSees(invoice: InvoiceDetail): InvoiceDetail {
  if (invoice.status !== 'paid') return invoice;
  return {...invoice, projects: [], lines: [], taxes: [], subtotal: invoice.total, dueOn: null};
}
