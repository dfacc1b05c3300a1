import type {InvoicePayment, LastPayment, MethodLabel, PaymentFailure} from '../contract/types.ts';
import {money} from '../model/money.ts';
import {paymentOutcome, wasNeverTried} from '../model/payment-outcome.ts';
import {hasReceipt} from '../model/receipt.ts';
import {toInstant} from './clock.ts';
import type {InvoiceRecord, State, TransactionRecord} from './state.ts';

/** A payment of an invoice: a transaction that was tried, or what was paid elsewhere. */
interface Payment {
  transactionId: string | null;
  submissionId: string | null;
  state: LastPayment['state'];
  amount: number;
  refunded: number;
  submittedAt: number;
  settledAt: number | null;
  expectedOn: string | null;
  method: MethodLabel | null;
  failure: PaymentFailure | null;
  byMe: boolean;
  hasReceipt: boolean;
}

/** Newest first. What was skipped or stopped before it was tried is none. */
export function paymentsOf(state: State, invoice: InvoiceRecord, contactId: string): Payment[] {
  const tried = (state.transactions.get(invoice.id) ?? [])
    .filter((transaction) => !wasNeverTried(transaction.state))
    .map((transaction) => toPayment(state, transaction, contactId));
  const elsewhere = invoice.ledger
    .filter(({kind, amount}) => /^(outside|opening)_payment$/.test(kind) && amount > 0)
    .map(({amount, at}): Payment => ({
      transactionId: null,
      submissionId: null,
      state: 'succeeded',
      amount,
      refunded: 0,
      submittedAt: at,
      settledAt: at,
      expectedOn: null,
      method: null,
      failure: null,
      byMe: false,
      hasReceipt: false,
    }));
  return [...elsewhere, ...tried]
    .reverse()
    .sort((one, other) => other.submittedAt - one.submittedAt);
}

function toPayment(state: State, transaction: TransactionRecord, contactId: string): Payment {
  const submission = state.submissions.get(transaction.submissionId);
  if (!submission) throw new Error(`${transaction.id} belongs to no submission`);
  const {id, submissionId, amount, refunded, settledAt, expectedOn, failure} = transaction;
  return {
    transactionId: id,
    submissionId,
    state: paymentOutcome({...transaction, kind: submission.methodKind}),
    amount,
    refunded,
    submittedAt: submission.createdAt,
    settledAt,
    expectedOn,
    method: submission.method,
    failure,
    byMe: submission.contactId === contactId,
    hasReceipt: hasReceipt(transaction.state),
  };
}

export function toLastPayment(payment: Payment, currency: string): LastPayment {
  const {state, amount, submittedAt, settledAt, expectedOn} = payment;
  return {
    state,
    amount: money(amount, currency),
    submittedAt: toInstant(submittedAt),
    ...(settledAt !== null && {settledAt: toInstant(settledAt)}),
    ...(state === 'processing' && expectedOn !== null && {expectedOn}),
    ...ownershipOf(payment),
  };
}

export function toInvoicePayment(payment: Payment, currency: string): InvoicePayment {
  const {transactionId, submissionId, state, amount, refunded, byMe} = payment;
  return {
    transactionId,
    submissionId: byMe ? submissionId : null,
    state,
    amount: money(amount, currency),
    ...(refunded > 0 && {refunded: money(refunded, currency)}),
    at: toInstant(payment.settledAt ?? payment.submittedAt),
    ...ownershipOf(payment),
    receiptAvailable: byMe && payment.hasReceipt,
  };
}

/** With what and why not are the payer's own business (M-02): others see the kind. */
function ownershipOf({byMe, method, failure}: Payment) {
  return {
    byMe,
    kind: method === null ? ('outside' as const) : method.kind,
    ...(byMe && method !== null && {method}),
    ...(byMe && failure !== null && {failure}),
  };
}
