import type {Submission, Transaction} from '../../contract/types.ts';
import type {LineState, PaymentLine, ResultProblem, Sum, Sums} from './state.ts';

const lineStates: Readonly<Record<Transaction['state'], LineState>> = {
  queued: 'waiting',
  creating: 'paying',
  confirming: 'paying',
  succeeded: 'paid',
  processing: 'processing',
  requires_action: 'needs_confirmation',
  failed: 'failed',
  unknown: 'checking',
  skipped: 'not_attempted',
  canceled: 'canceled',
  // A state of a newer server: as long as we can't read it, it is not ours to pay again.
  unrecognized: 'checking',
};

const notPaid: readonly LineState[] = ['failed', 'not_attempted', 'canceled'];
const settled: readonly LineState[] = ['paid', 'processing', ...notPaid];

/** The lines with what the submission says of theirs; a line it does not know stays as it was. */
export function follow(
  lines: readonly PaymentLine[],
  {id: submissionId, transactions}: Submission,
  skipped: ReadonlySet<string>,
): PaymentLine[] {
  const known = new Map(lines.map((line) => [line.invoiceId, line]));
  const news = transactions.map((transaction): [string, PaymentLine] => [
    transaction.invoiceId,
    {
      ...(known.get(transaction.invoiceId) ?? lineOf(transaction)),
      amount: transaction.amount,
      state: lineStates[transaction.state],
      transactionId: transaction.id,
      submissionId,
      failure: transaction.failure,
      hasReceipt: transaction.receiptAvailable,
      wasSkipped: skipped.has(transaction.id),
      was: undefined,
    },
  ]);
  return [...new Map([...known, ...news]).values()];
}

/** After a reload no more is known than the submission says. */
function lineOf({invoiceId, invoiceNumber, amount}: Transaction): PaymentLine {
  return {
    invoiceId,
    number: invoiceNumber,
    projects: [],
    amount,
    version: 0,
    paymentOptions: [],
    state: 'waiting',
  };
}

export function isSettled({state}: Transaction): boolean {
  return settled.includes(lineStates[state]);
}

/** Its money is there or on the way. */
export function isTaken({state}: Transaction): boolean {
  return state === 'succeeded' || state === 'processing';
}

/** Over all attempts of the dialog, so that a retry adds to what was paid before. */
export function sumsOf(lines: readonly PaymentLine[], currency: string): Sums {
  const sum = (...states: readonly LineState[]): Sum => {
    const those = lines.filter(({state}) => states.includes(state));
    const amount = those.reduce((total, line) => total + line.amount.amount, 0);
    return {count: those.length, amount: {amount, currency}};
  };
  return {
    paid: sum('paid'),
    processing: sum('processing'),
    toConfirm: sum('needs_confirmation'),
    checking: sum('checking', 'waiting', 'paying'),
    notPaid: sum(...notPaid),
  };
}

/** LOOK.md: above four problems, the same reason is one notice that names its invoices. */
const separateProblems = 4;

export function problemsOf(lines: readonly PaymentLine[]): ResultProblem[] {
  const unpaid = lines.filter(({state}) => notPaid.includes(state));
  const groups = new Map<string, [PaymentLine, ...PaymentLine[]]>();
  for (const line of unpaid) {
    const reason = `${line.state} ${line.failure?.code}`;
    const key = unpaid.length > separateProblems ? reason : line.invoiceId;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map((group) => ({
    state: group[0].state,
    failure: group[0].failure ?? null,
    lines: group,
  }));
}

/** What a retry of this submission may send (P-06): failed, not attempted, canceled. */
export function retryableLines(
  lines: readonly PaymentLine[],
  {id}: Submission,
): (PaymentLine & {transactionId: string})[] {
  return lines.filter(
    (line): line is PaymentLine & {transactionId: string} =>
      notPaid.includes(line.state) && line.submissionId === id && line.transactionId !== undefined,
  );
}

export function idsOf(lines: readonly {readonly invoiceId: string}[]): string[] {
  return lines.map(({invoiceId}) => invoiceId);
}
