import type {Invoice, Money} from '../contract/types.ts';
import {isPastDue} from './calendar.ts';
import {chargeProblem, minimumCharge} from './processor-units.ts';

export type PaymentOption = 'card' | 'us_bank_account';
export type InvoiceStatus = Exclude<Invoice['status'], 'unrecognized'>;
export type NotPayableReason = Exclude<Invoice['notPayableReason'], 'unrecognized' | undefined>;

/** What is known of an invoice; everything that is shown of its state follows from it. */
export interface InvoiceFacts {
  currency: string;
  /** Minor units; negative for a credit note. */
  total: number;
  /** Sum of its ledger. */
  paid: number;
  /** Sum of its processing and active transactions. */
  pending: number;
  /** Whether one of its transactions is queued, creating, confirming, unknown or requires action. */
  hasActive: boolean;
  isOnHold: boolean;
  dueOn: string | null;
  /** What the firm ticked on this invoice. */
  options: readonly PaymentOption[];
}

/** What of the firm decides about its invoices. */
export interface FirmFacts {
  /** Integrated with the payment processor (the Wallet). */
  takesPayments: boolean;
  accepts: readonly PaymentOption[];
  /** Today in the firm's time zone. */
  today: string;
}

export interface InvoiceState {
  due: number;
  status: InvoiceStatus;
  /** Due beyond what is in progress; greater than zero means outstanding. */
  outstanding: number;
  payableAmount: Money | null;
  notPayableReason: NotPayableReason | null;
  /** What can pay it: its own options, accepted by the firm, possible in its currency. */
  options: PaymentOption[];
  minimum: Money;
}

export function invoiceState(invoice: InvoiceFacts, firm: FirmFacts): InvoiceState {
  const due = invoice.total - invoice.paid;
  const options = payableOptions(invoice, firm);
  const notPayableReason = reasonNotPayable(invoice, firm, options);
  return {
    due,
    status: statusOf(invoice, firm.today),
    outstanding: Math.max(0, due - invoice.pending),
    payableAmount:
      notPayableReason === null
        ? {amount: due - invoice.pending, currency: invoice.currency}
        : null,
    notPayableReason,
    options,
    minimum: minimumCharge(invoice.currency),
  };
}

function statusOf({total, paid, pending, dueOn}: InvoiceFacts, today: string): InvoiceStatus {
  const due = total - paid;
  if (total < 0) return 'credit';
  if (due <= 0) return 'paid';
  if (pending > 0 && due - pending <= 0) return 'processing';
  return isPastDue(dueOn, today) ? 'past_due' : 'open';
}

/** Bank debits exist in US dollars alone (STRIPE.md §4). */
function payableOptions(invoice: InvoiceFacts, firm: FirmFacts): PaymentOption[] {
  return invoice.options.filter(
    (option) =>
      firm.accepts.includes(option) && (option !== 'us_bank_account' || invoice.currency === 'USD'),
  );
}

/** One transaction is active, or what is pending covers all that is due. */
export function isInProgress({total, paid, pending, hasActive}: InvoiceFacts): boolean {
  const due = total - paid;
  return hasActive || (due > 0 && due - pending <= 0);
}

/** The first reason that holds; facts about the money come before facts about the firm. */
function reasonNotPayable(
  invoice: InvoiceFacts,
  firm: FirmFacts,
  options: readonly PaymentOption[],
): NotPayableReason | null {
  const {total, paid, pending, currency} = invoice;
  const due = total - paid;
  if (total < 0) return 'credit';
  if (total === 0) return 'nothing_due';
  if (due <= 0) return 'paid';
  if (!firm.takesPayments) return 'payments_unavailable';
  if (invoice.isOnHold) return 'on_hold';
  if (isInProgress(invoice)) return 'processing';
  if (options.length === 0) return 'no_payment_options';
  return chargeProblem({amount: due - pending, currency});
}
