import type {Instrument, PaymentRequest, RetryRequest} from '../contract/types.ts';
import {declinesPerDay} from '../model/decline.ts';
import {invoiceState} from '../model/invoice-state.ts';
import {ineligibility} from '../model/method-eligibility.ts';
import {linkAttempts} from '../model/payment-link.ts';
import {itemProblems, listProblem, type SubmittedItem} from '../model/submission-check.ts';
import {isRetryable} from '../model/transaction-state.ts';
import {recompute} from './invoice-totals.ts';
import {Refusal, refusalOfItems} from './refusal.ts';
import {
  firmFacts,
  type ContactRecord,
  type InvoiceRecord,
  type MethodRecord,
  type State,
  type SubmissionRecord,
  type TransactionRecord,
} from './state.ts';
import {enroll, methodOfToken} from './new-methods.ts';
import {labelOf} from './submissions.ts';
import {end} from './end.ts';

/** Nothing starts later than this after the payer pressed Pay. */
const authorizedFor = 60 * 60_000;

/**
 * Stores a submission with a queued transaction per invoice, or refuses it and stores nothing. The
 * order of the checks is the reference server's.
 */
export function submit(
  state: State,
  contact: ContactRecord,
  {items, instrument, retryOf}: Pick<PaymentRequest, 'items' | 'instrument'> & {retryOf?: string},
): SubmissionRecord {
  const {firm} = state;
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  checkList(items, firm.invoicesPerSubmission);
  checkLink(state, contact, items, instrument);
  const method = findMethod(state, contact, instrument);
  const invoices = checkedInvoices(state, contact, items);
  if (instrument.kind === 'saved') checkMethod(state, method);
  checkOptions(state, method, invoices);
  return store(state, contact, {items, method, instrument, retryOf: retryOf ?? null});
}

/** A payment link pays its own invoice, by a method that is not kept, a few times an hour. */
function checkLink(
  {submissions, clock}: State,
  {id, link}: ContactRecord,
  items: readonly SubmittedItem[],
  instrument: Instrument,
): void {
  if (!link) return;
  if (instrument.kind === 'saved' || instrument.save) throw new Refusal('forbidden');
  if (items.some(({invoiceId}) => invoiceId !== link.invoiceId)) throw new Refusal('not_found');
  const {most, within} = linkAttempts;
  const since = clock.now() - within;
  const begun = [...submissions.values()]
    .filter(({contactId, createdAt}) => contactId === id && createdAt > since)
    .map(({createdAt}) => createdAt)
    .sort((one, other) => other - one);
  const oldest = begun[most - 1];
  if (oldest === undefined) return;
  throw new Refusal('rate_limited', {retryAfter: Math.ceil((oldest - since) / 1000)});
}

/** The invoices behind the transactions to be tried again (P-06). */
export function retriedItems(
  {transactions}: SubmissionRecord,
  items: RetryRequest['items'],
): SubmittedItem[] {
  const known = new Map(transactions.map((transaction) => [transaction.id, transaction]));
  const found = items.map(({transactionId, ...item}) => {
    const transaction = known.get(transactionId);
    if (!transaction) throw new Refusal('not_found');
    return {transaction, item: {...item, invoiceId: transaction.invoiceId}};
  });
  const refused = found.filter(({transaction}) => !isRetryable(transaction.state));
  if (refused.length > 0) {
    throw refusalOfItems(
      refused.map(({transaction: {invoiceId, state}}) => ({
        invoiceId,
        code: state === 'succeeded' ? 'invoice_already_paid' : 'invoice_payment_in_progress',
      })),
    );
  }
  return found.map(({item}) => item);
}

function checkList(items: readonly SubmittedItem[], limit: number): void {
  const problem = listProblem(items, limit);
  if (!problem) return;
  const {code, params, field} = problem;
  throw new Refusal(code as Refusal['code'], {params, field});
}

function findMethod(state: State, contact: ContactRecord, instrument: Instrument): MethodRecord {
  if (instrument.kind === 'new') {
    const {confirmationToken, save, makeDefault} = instrument;
    if (makeDefault && !save) {
      throw new Refusal('validation_failed', {field: 'instrument.makeDefault'});
    }
    return methodOfToken(state, contact, confirmationToken);
  }
  const method = state.methods.get(instrument.paymentMethodId);
  if (method?.contactId !== contact.id) throw new Refusal('payment_method_not_found');
  return method;
}

/** One foreign or unknown id refuses them all. */
function checkedInvoices(
  state: State,
  {clientId}: ContactRecord,
  items: readonly SubmittedItem[],
): InvoiceRecord[] {
  const invoices = items.map(({invoiceId}) => {
    const invoice = state.invoices.get(invoiceId);
    const isVisible = invoice?.clientId === clientId && invoice.state === 'sent';
    if (!isVisible || invoice.isHidden) throw new Refusal('not_found');
    return invoice;
  });
  const {allowsPartialPayments, invoicesPerSubmission} = state.firm;
  const known = new Map(invoices.map((facts) => [facts.id, {facts, version: facts.version}]));
  const problems = itemProblems(items, known, {
    firm: firmFacts(state),
    allowsPartialPayments,
    invoicesPerSubmission,
  });
  if (problems.length > 0) throw refusalOfItems(problems);
  return invoices;
}

function checkMethod(state: State, method: MethodRecord): void {
  const reason = ineligibility(method, [], firmFacts(state).today)?.reason;
  if (reason === 'pending_verification') throw new Refusal('method_pending_verification');
  if (reason) throw new Refusal('payment_method_unusable', {params: {reason}});
  if (hasTooManyDeclines(state, method.id)) {
    throw new Refusal('payment_method_unusable', {params: {reason: 'declined_too_often'}});
  }
}

/** How often this method was declined within the last 24 hours. */
export function hasTooManyDeclines({submissions, clock}: State, methodId: string): boolean {
  const since = clock.now() - 24 * 60 * 60_000;
  const declined = [...submissions.values()]
    .filter((submission) => submission.methodId === methodId)
    .flatMap(({transactions}) => transactions)
    .filter(({isDeclined, settledAt}) => isDeclined && (settledAt ?? 0) > since);
  return declined.length >= declinesPerDay;
}

function checkOptions(
  state: State,
  {kind}: MethodRecord,
  invoices: readonly InvoiceRecord[],
): void {
  const facts = firmFacts(state);
  const refusing = invoices.filter(
    (invoice) => !invoiceState(invoice, facts).options.includes(kind),
  );
  if (refusing.length === 0) return;
  throw refusalOfItems(
    refusing.map(({id}) => ({
      invoiceId: id,
      code: 'payment_method_unusable',
      params: {reason: 'not_accepted', kind},
    })),
  );
}

interface CheckedOrder {
  items: readonly SubmittedItem[];
  method: MethodRecord;
  instrument: Instrument;
  retryOf: string | null;
}

function store(
  state: State,
  contact: ContactRecord,
  {items, method, instrument, retryOf}: CheckedOrder,
): SubmissionRecord {
  const now = state.clock.now();
  const id = state.nextId('sub');
  const submission: SubmissionRecord = {
    id,
    contactId: contact.id,
    methodId: method.id,
    method: labelOf(method),
    methodKind: method.kind,
    currency: items[0]?.currency ?? '',
    createdAt: now,
    authorizedUntil: now + authorizedFor,
    retryOf,
    cancelRequested: false,
    isAskedFirst: false,
    transactions: oldestDueFirst(state, items).map((item) => toTransaction(state, id, item)),
    version: 1,
    nextStepAt: now,
    syncedAt: -Infinity,
  };
  state.submissions.set(id, submission);
  for (const transaction of submission.transactions) {
    const {invoiceId} = transaction;
    state.transactions.set(invoiceId, [...(state.transactions.get(invoiceId) ?? []), transaction]);
    recompute(state, invoiceId);
  }
  if (instrument.kind === 'new') takeNew(state, submission, method, instrument);
  return submission;
}

/** A method that has to be set up: several invoices, or it is saved. The bank may ask first then. */
function takeNew(
  state: State,
  submission: SubmissionRecord,
  method: MethodRecord,
  {confirmationToken: token, save, makeDefault = false}: Extract<Instrument, {kind: 'new'}>,
): void {
  const {asksFirst, toVerify} = enroll(state, method, {token, save, makeDefault});
  const {transactions} = submission;
  if (toVerify) {
    const failure = {code: 'method_pending_verification', retrySameMethod: false} as const;
    end(state, transactions, 'failed', failure, state.clock.now());
  } else if (asksFirst && (save || transactions.length > 1)) submission.isAskedFirst = true;
}

function oldestDueFirst({invoices}: State, items: readonly SubmittedItem[]): SubmittedItem[] {
  const dueOn = ({invoiceId}: SubmittedItem) => invoices.get(invoiceId)?.dueOn ?? '9999-12-31';
  return [...items].sort((one, other) =>
    dueOn(one) < dueOn(other) ? -1 : dueOn(one) > dueOn(other) ? 1 : 0,
  );
}

function toTransaction(
  state: State,
  submissionId: string,
  {invoiceId, amount}: SubmittedItem,
): TransactionRecord {
  return {
    id: state.nextId('txn'),
    submissionId,
    invoiceId,
    invoiceNumber: state.invoices.get(invoiceId)?.number ?? '',
    amount,
    state: 'queued',
    failure: null,
    ending: null,
    isDeclined: false,
    stopsRest: false,
    cancelRequested: false,
    outcome: null,
    refunded: 0,
    isDisputed: false,
    updatedAt: state.clock.now(),
    settledAt: null,
    expectedOn: null,
    arrivesAt: Infinity,
    actionUntil: Infinity,
  };
}
