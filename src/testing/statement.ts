import type {Statement} from '../contract/types.ts';
import {dateIn} from '../model/calendar.ts';
import {lineCount, statementOf, type StatementInvoice} from '../model/statement.ts';
import {
  maxStatementLines,
  periodAsked,
  periodProblem,
  type AskedPeriod,
} from '../model/statement-period.ts';
import {isActive} from '../model/transaction-state.ts';
import {visible} from './invoices.ts';
import {aPdf} from './pdf.ts';
import {invalid} from './refusal.ts';
import {firmFacts, type ContactRecord, type InvoiceRecord, type State} from './state.ts';

/** What a client was billed and paid between two days; the model's word on all that is known. */
export function readStatement(state: State, contact: ContactRecord, asked: AskedPeriod): Statement {
  const {today} = firmFacts(state);
  const period = periodAsked(asked, today);
  const problem = periodProblem(period);
  if (problem) throw invalid(problem.field, problem.params);
  const invoices = visible(state, contact).map((invoice) => toStatementInvoice(state, invoice));
  const statement = statementOf(invoices, {...period, today});
  if (lineCount(statement) > maxStatementLines) {
    throw invalid('from', {maxLines: maxStatementLines});
  }
  return statement;
}

/** What stands in for the firm's own layout. */
export function statementDocument({from, to, currencies}: Statement) {
  return aPdf([
    `Statement ${from} to ${to}`,
    ...currencies.map(({closing: {amount, currency}}) => `${amount} ${currency}, in minor units`),
  ]);
}

function toStatementInvoice(
  {firm: {timeZone}, transactions, submissions}: State,
  {id, number, issuedOn, dueOn, currency, total, ledger}: InvoiceRecord,
): StatementInvoice {
  const payments = (transactions.get(id) ?? []).map((transaction) => ({
    transaction,
    submission: submissions.get(transaction.submissionId),
  }));
  const kindOf = (transactionId: string | null) =>
    payments.find(({transaction}) => transaction.id === transactionId)?.submission?.methodKind;
  return {
    id,
    number,
    issuedOn,
    dueOn,
    currency,
    total,
    paidBefore: 0,
    entries: ledger.map(({kind, amount, at, transactionId}) => ({
      kind,
      amount,
      at,
      date: dateIn(timeZone, at),
      paidBy: kindOf(transactionId) ?? 'outside',
    })),
    inProgress: payments
      .filter(({transaction: {state}}) => isActive(state) || state === 'processing')
      .map(({transaction: {amount, updatedAt}, submission}) => ({
        date: dateIn(timeZone, submission?.createdAt ?? updatedAt),
        amount,
        paidBy: submission?.methodKind ?? 'card',
      })),
  };
}
