import type {Money, ProblemItem} from '../contract/types.ts';
import {
  invoiceState,
  isInProgress,
  type FirmFacts,
  type InvoiceFacts,
  type InvoiceState,
} from './invoice-state.ts';
import {chargeProblem, minimumCharge} from './processor-units.ts';

/** One line of what the payer pressed Pay for. */
export interface SubmittedItem {
  invoiceId: string;
  amount: number;
  currency: string;
  version: number;
}

export interface CheckedInvoice {
  facts: InvoiceFacts;
  version: number;
}

export interface SubmissionRules {
  firm: FirmFacts;
  allowsPartialPayments: boolean;
  invoicesPerSubmission: number;
}

/** What is wrong with the list as a whole, before any invoice is looked at. */
export function listProblem(items: readonly SubmittedItem[], limit: number): ProblemItem | null {
  if (items.length > limit) return {code: 'too_many_invoices', params: {limit}};
  if (new Set(items.map(({invoiceId}) => invoiceId)).size < items.length) {
    return {code: 'validation_failed', field: 'items'};
  }
  const currencies = [...new Set(items.map(({currency}) => currency))];
  return currencies.length > 1 ? {code: 'currency_mixed', params: {currencies}} : null;
}

/** One finding per item that cannot be taken as submitted, in the order of the items. */
export function itemProblems(
  items: readonly SubmittedItem[],
  invoices: ReadonlyMap<string, CheckedInvoice>,
  rules: SubmissionRules,
): ProblemItem[] {
  return items.flatMap((item) => {
    const invoice = invoices.get(item.invoiceId);
    const finding = invoice ? itemProblem(item, invoice, rules) : ({code: 'not_found'} as const);
    return finding ? [{invoiceId: item.invoiceId, ...finding}] : [];
  });
}

type Finding = Pick<ProblemItem, 'code' | 'params'>;

/** The order is part of the contract (API.md, `POST /payments`). */
function itemProblem(
  item: SubmittedItem,
  {facts, version}: CheckedInvoice,
  rules: SubmissionRules,
): Finding | null {
  const state = invoiceState(facts, rules.firm);
  const reason = state.notPayableReason;
  if (reason === 'paid') return {code: 'invoice_already_paid'};
  if (isInProgress(facts)) return {code: 'invoice_payment_in_progress'};
  if (reason !== null) return {code: 'invoice_not_payable', params: {reason}};
  if (item.version !== version || item.currency !== facts.currency) {
    return {code: 'invoice_changed', params: {version, payableAmount: {...state.payableAmount}}};
  }
  const range = amountRange(state, facts.currency, rules.allowsPartialPayments);
  return isAmountInRange(item.amount, range)
    ? null
    : {code: 'amount_out_of_range', params: {min: {...range.min}, max: {...range.max}}};
}

export interface AmountRange {
  min: Money;
  max: Money;
}

/** What one payment of this invoice may take: all that is payable, or from the minimum up to it. */
export function amountRange(
  {payableAmount}: Pick<InvoiceState, 'payableAmount'>,
  currency: string,
  allowsPartialPayments: boolean,
): AmountRange {
  const max = payableAmount ?? {amount: 0, currency};
  const least = minimumCharge(currency);
  return {min: allowsPartialPayments && least.amount < max.amount ? least : max, max};
}

/** Within the range, chargeable, and leaving nothing or at least the processor's minimum (P-13). */
export function isAmountInRange(amount: number, {min, max}: AmountRange): boolean {
  if (amount === max.amount) return true;
  const {currency} = max;
  return (
    amount >= min.amount &&
    max.amount - amount >= minimumCharge(currency).amount &&
    chargeProblem({amount, currency}) === null
  );
}
