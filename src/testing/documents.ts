import {hasReceipt} from '../model/receipt.ts';
import {readInvoice} from './invoices.ts';
import {invoiceOfLink} from './links.ts';
import {aPdf} from './pdf.ts';
import {Refusal} from './refusal.ts';
import type {ContactRecord, State, SubmissionRecord} from './state.ts';
import {ownSubmission} from './submissions.ts';

/** What stands in for the firm's own layout: enough to tell one document from another. */
export function invoiceDocument(state: State, contact: ContactRecord, id: string) {
  const {link} = contact;
  const invoice = readInvoice(state, contact, id);
  const {number, due, status} = link ? invoiceOfLink(invoice, link) : invoice;
  // Of a paid invoice a link shows no more than that it is paid.
  if (link && status === 'paid') throw new Refusal('forbidden');
  return aPdf([`Invoice ${number}`, `${due.amount} ${due.currency} due, in minor units`]);
}

/** The receipt of one of the caller's own payments; 404 for everybody else's. */
export function receiptDocument(
  state: State,
  contact: ContactRecord,
  invoiceId: string,
  transactionId: string,
) {
  const transaction = (state.transactions.get(invoiceId) ?? []).find(
    ({id}) => id === transactionId,
  );
  const submission = transaction && state.submissions.get(transaction.submissionId);
  if (!submission || submission.contactId !== contact.id || !hasReceipt(transaction.state)) {
    throw new Refusal('not_found');
  }
  const isDebit = submission.methodKind === 'us_bank_account';
  return aPdf([
    `Receipt ${transactionId}`,
    `Invoice ${transaction.invoiceNumber}`,
    `${transaction.amount} ${submission.currency} ${isDebit ? 'initiated' : 'paid'}, in minor units`,
  ]);
}

/** What became of each invoice of one of the caller's own submissions, and of those that it tries again. */
export function summaryDocument(state: State, contact: ContactRecord, submissionId: string) {
  const attempts: SubmissionRecord[] = [];
  for (let id: string | null = submissionId; id !== null;) {
    const attempt = ownSubmission(state, contact, id);
    attempts.unshift(attempt);
    id = attempt.retryOf;
  }
  const last = new Map(
    attempts.flatMap(({currency, methodKind, transactions}) =>
      transactions.map(({invoiceNumber, amount, state: its}): [string, string] => {
        const taken = methodKind === 'us_bank_account' ? 'initiated' : 'paid';
        const became = hasReceipt(its) ? taken : its;
        return [invoiceNumber, `${amount} ${currency} ${became}, in minor units`];
      }),
    ),
  );
  return aPdf([
    `Payment summary ${submissionId}`,
    ...[...last].map(([number, became]) => `${number}: ${became}`),
  ]);
}
