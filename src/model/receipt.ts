/**
 * Whether a payment has a receipt: one that was taken, or a debit under way, whose receipt says that it
 * was initiated (P-23). What was returned, disputed or refunded later keeps it.
 */
export function hasReceipt(state: string): boolean {
  return state === 'succeeded' || state === 'processing';
}
