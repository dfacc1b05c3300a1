import type {Invoice} from '../contract/types.ts';
import type {RowMessages} from './messages/index.ts';

/**
 * The line that says why a row has no Pay Now (L-02, L-03). Null where the badge alone says it: paid,
 * credit, nothing due, and a firm without online payment, which offers it nowhere (L-14).
 */
export function notPayableText(
  {notPayable}: Pick<RowMessages, 'notPayable'>,
  {notPayableReason: reason, status}: Pick<Invoice, 'notPayableReason' | 'status'>,
  firm: string,
): string | null {
  switch (reason) {
    case undefined:
    case 'paid':
    case 'credit':
    case 'nothing_due':
    case 'payments_unavailable':
      return null;
    case 'processing':
      return status === 'processing' ? null : notPayable.processing;
    case 'no_payment_options':
      return notPayable.noOptions;
    case 'on_hold':
      return notPayable.onHold(firm);
    case 'below_minimum':
    case 'above_maximum':
    case 'not_representable':
      return notPayable.amount;
    default:
      return notPayable.other;
  }
}
