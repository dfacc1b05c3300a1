import type {PaymentFailure} from '../contract/types.ts';
import {apply, type Ending, type IntentFacts, type Outcome as Verdict} from '../model/apply.ts';
import {addDays, dateIn, daysBetween} from '../model/calendar.ts';
import {recompute} from './invoice-totals.ts';
import type {Outcome, State, SubmissionRecord, TransactionRecord} from './state.ts';

/** How long the payer may take to answer their bank's question. */
const actionFor = 60 * 60_000;

/** A bank debit takes four banking days. */
const debitDays = 4;
const day = 24 * 60 * 60_000;

/** Lets the bank answer the question that was put for a transaction. */
export function answer(
  state: State,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  outcome: Outcome,
  at: number,
): void {
  const isDebit = submission.methodKind === 'us_bank_account' && transaction.state !== 'processing';
  follow(state, submission, transaction, wordOf(transaction, outcome, isDebit), at);
}

/** The processor's word for what the bank said. A debit is on its way before anyone knows. */
function wordOf({id, amount}: TransactionRecord, outcome: Outcome, isDebit: boolean): IntentFacts {
  const intent = {id: `intent_of_${id}`, amountReceived: 0};
  if (isDebit) return {...intent, status: 'processing'};
  if (outcome === 'approved') return {...intent, status: 'succeeded', amountReceived: amount};
  if (outcome === 'action_required') return {...intent, status: 'requires_action'};
  const refusal = {code: outcome, declineCode: outcome};
  return {...intent, status: 'requires_payment_method', refusal};
}

/** Carries out what the model makes of it. An open intent is canceled before its invoice is let go. */
function follow(
  state: State,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  intent: IntentFacts,
  at: number,
): void {
  const {methodKind} = submission;
  const {state: known, amount, ending} = transaction;
  const verdict = apply({state: known, amount, methodKind, ...(ending && {ending})}, intent);
  switch (verdict.type) {
    case 'settle':
      settle(state, submission, transaction, verdict, at);
      break;
    case 'action':
      ask(submission, transaction, at);
      break;
    case 'cancel_first':
      endFirst(verdict.ending, isDecline(verdict.ending));
      break;
    case 'confirm':
    case 'none':
  }

  function endFirst(next: Ending, isDeclined: boolean): void {
    Object.assign(transaction, {ending: next, isDeclined, stopsRest: next.stopsRest ?? false});
    follow(state, submission, transaction, {...intent, status: 'canceled'}, at);
  }
}

/** Nothing else of the submission goes on until the payer has answered. */
function ask(submission: SubmissionRecord, transaction: TransactionRecord, at: number): void {
  Object.assign(transaction, {
    state: 'requires_action',
    updatedAt: at,
    actionUntil: at + actionFor,
  });
  submission.version += 1;
}

/** A challenge that was left or failed is no refusal of the method (FM-05). */
function isDecline({state, failure}: Ending): boolean {
  return state === 'failed' && failure?.code !== 'authentication_required';
}

type Settlement = Extract<Verdict, {type: 'settle'}>;

function settle(
  state: State,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  {state: next, failure, charge, holds}: Settlement,
  at: number,
): void {
  const {invoiceId} = transaction;
  const isUnderWay = next === 'processing';
  const today = dateIn(state.firm.timeZone, at);
  const expectedOn = isUnderWay ? addDays(today, debitDays, {businessDays: true}) : null;
  Object.assign(transaction, {
    state: next,
    failure: failure ?? null,
    updatedAt: at,
    settledAt: isUnderWay ? null : at,
    expectedOn,
    arrivesAt: expectedOn === null ? Infinity : at + daysBetween(today, expectedOn) * day,
  });
  submission.version += 1;
  const invoice = state.invoices.get(invoiceId);
  if (charge !== undefined) {
    invoice?.ledger.push({kind: 'charge', amount: charge, at, transactionId: transaction.id});
  }
  if (invoice && holds.length > 0) {
    invoice.isOnHold = true;
    invoice.version += 1;
  }
  if (failure) retireMethod(state, submission, failure);
  recompute(state, invoiceId);
}

/** After these an account is not debited again, by the network's rules. */
const finalForAccount: ReadonlySet<PaymentFailure['code']> = new Set([
  'account_closed',
  'no_account',
  'debit_not_authorized',
]);

function retireMethod(
  {methods}: State,
  {methodId, methodKind}: SubmissionRecord,
  {code}: PaymentFailure,
): void {
  const method = methods.get(methodId);
  if (!method || methodKind !== 'us_bank_account' || !finalForAccount.has(code)) return;
  method.status = 'unusable';
  if (code === 'account_closed') method.unusableReason = code;
  method.version += 1;
}
