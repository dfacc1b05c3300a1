import {methodName, plainText} from '../../../src/i18n/index.ts';
import {money} from '../../../src/model/money.ts';
import {paymentOutcome, wasNeverTried} from '../../../src/model/payment-outcome.ts';
import {isActive} from '../../../src/model/transaction-state.ts';
import {documentLanguage, type DocumentLanguage} from './language.ts';
import {openSheet} from './letterhead.ts';
import type {Receipt, ReceiptOptions} from './receipt-document.ts';
import {body, small, subtitle} from './sheet.ts';
import type {TextStyle} from './typesetter.ts';

/** What came of each invoice of a submission, with and without a receipt. */
export type Summary = readonly [Receipt, ...Receipt[]];

/**
 * What became of each invoice that was paid at once (P-17). Each was a charge of its own and has a receipt of
 * its own; this is the page that lists them. A bank debit is initiated and never “paid” (P-23).
 */
export async function renderSummary(
  summary: Summary,
  submissionId: string,
  {firm, locale, now}: ReceiptOptions,
): Promise<Buffer> {
  const language = await documentLanguage(locale);
  const {localizer, words: all} = language;
  const words = all.summary;
  const [{clientName}] = summary;
  const sheet = await openSheet({firm, language, kind: words.title, number: submissionId, now});
  const date = localizer.date(submittedAt(summary), firm.timeZone);

  sheet.text(words.submitted(summary.length, date), subtitle);
  sheet.text(words.each, small);
  sheet.space(10);
  const facts = [
    [all.receipt.payer, plainText(clientName)],
    [all.receipt.method, methodsOf(summary, language)],
    [all.receipt.statement, plainText(firm.statementName)],
    [
      all.receipt.refundPolicy,
      firm.refundPolicyUrl ?? all.receipt.askAboutRefunds(localizer.text(firm.name)),
    ],
  ] as const;
  for (const [name, value] of facts) {
    sheet.space(4);
    sheet.columns([pair(name, small), pair(value, body)]);
  }
  sheet.space(18);
  sheet.table(
    [
      {heading: all.receipt.invoice},
      {heading: all.receipt.reference, isFitted: true},
      {heading: all.invoice.state},
      {heading: all.receipt.amount, isFitted: true, align: 'end'},
    ],
    summary.map((each) => ({
      cells: [
        plainText(each.invoiceNumber),
        each.transactionId,
        stateOf(each, firm.timeZone, language),
        localizer.money(money(each.amount, each.currency)),
      ],
    })),
  );
  sheet.rule();
  sheet.pairs(
    sumsOf(summary, language).map(([name, amount], index) => ({
      cells: [name, localizer.money(money(amount, summary[0].currency))],
      isStrong: index === 0,
    })),
  );
  return sheet.end();
}

/** When the first attempt was submitted. */
export function submittedAt(summary: Summary): string {
  const [first] = summary;
  return summary.reduce(
    (at, each) => (each.submittedAt < at ? each.submittedAt : at),
    first.submittedAt,
  );
}

/** Another attempt may have been made with another method. */
function methodsOf(summary: Summary, {localizer}: DocumentLanguage): string {
  return [...new Set(summary.map(({method}) => methodName(method, localizer)))].join('\n');
}

const pair = (text: string, style: TextStyle) => [[text, style] as const];

const isDebit = ({method}: Receipt) => method.kind === 'us_bank_account';

function stateOf(
  receipt: Receipt,
  timeZone: string,
  {localizer, words: {summary: words}}: DocumentLanguage,
): string {
  const {state, currency, settledAt, expectedOn, refunded} = receipt;
  if (wasNeverTried(state)) return words.notAttempted;
  if (state === 'failed') return words.notPaid;
  if (isActive(state)) return words.inProgress;
  const said = [isDebit(receipt) ? words.initiated : words.paid];
  const outcome = paymentOutcome({...receipt, kind: receipt.method.kind});
  if (outcome === 'returned') said.push(words.returned);
  else if (outcome === 'disputed') said.push(words.disputed);
  else if (outcome === 'processing' && expectedOn !== null) {
    said.push(words.expected(localizer.date(expectedOn)));
  } else if (isDebit(receipt) && state === 'succeeded' && settledAt !== null) {
    said.push(words.arrived(localizer.date(settledAt, timeZone)));
  }
  if (refunded > 0) said.push(words.refunded(localizer.money(money(refunded, currency))));
  return said.join('\n');
}

/** What was taken, what is still open and what was not, each in its own line; zero has none. */
function sumsOf(summary: Summary, {words: {summary: words}}: DocumentLanguage) {
  const sum = (rows: readonly Receipt[]) => rows.reduce((total, {amount}) => total + amount, 0);
  const isTaken = ({state}: Receipt) => state === 'succeeded' || state === 'processing';
  const taken = summary.filter(isTaken);
  const active = summary.filter(({state}) => isActive(state));
  const rest = summary.filter((each) => !isTaken(each) && !isActive(each.state));
  const sums = [
    [words.totalPaid, sum(taken.filter((each) => !isDebit(each)))],
    [words.totalInitiated, sum(taken.filter(isDebit))],
    [words.inProgress, sum(active)],
    [words.notPaid, sum(rest)],
    [words.totalRefunded, summary.reduce((total, {refunded}) => total + refunded, 0)],
    [words.totalTakenBack, sum(summary.filter(({isDisputed}) => isDisputed))],
  ] as const;
  return sums.filter(([, amount]) => amount > 0);
}
