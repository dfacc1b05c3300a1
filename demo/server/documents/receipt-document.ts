import type {MethodLabel} from '../../../src/contract/types.ts';
import {methodName, plainText} from '../../../src/i18n/index.ts';
import {money} from '../../../src/model/money.ts';
import type {Firm} from '../firms/firm.ts';
import {documentLanguage, type DocumentLanguage} from './language.ts';
import {openSheet} from './letterhead.ts';
import {body, small, subtitle} from './sheet.ts';
import type {TextStyle} from './typesetter.ts';

/** One payment of one invoice. Only its own payer may have it: it names the method (M-02). */
export interface Receipt {
  invoiceId: string;
  transactionId: string;
  invoiceNumber: string;
  clientName: string;
  state: string;
  /** Minor units. */
  amount: number;
  currency: string;
  refunded: number;
  isDisputed: boolean;
  method: MethodLabel;
  submittedAt: string;
  settledAt: string | null;
  expectedOn: string | null;
}

export interface ReceiptOptions {
  firm: Firm;
  locale: string;
  now: number;
}

/**
 * A receipt as PDF (P-23): firm and address, invoice, date, amount with currency, method, reference,
 * refund policy. That of a debit says when it was initiated, and never “paid”.
 */
export async function renderReceipt(
  receipt: Receipt,
  {firm, locale, now}: ReceiptOptions,
): Promise<Buffer> {
  const language = await documentLanguage(locale);
  const {localizer, words: all} = language;
  const words = all.receipt;
  const isDebit = receipt.method.kind === 'us_bank_account';
  const sheet = await openSheet({
    firm,
    language,
    kind: isDebit ? words.debitTitle : words.title,
    number: receipt.invoiceNumber,
    now,
  });

  for (const [index, sentence] of sentences(receipt, firm, language).entries()) {
    sheet.text(sentence, index === 0 ? subtitle : body);
  }
  sheet.space(14);
  sheet.rule();
  const policy = firm.refundPolicyUrl ?? words.askAboutRefunds(localizer.text(firm.name));
  const pairs = [
    [words.from, [firm.legalName, ...firm.address].map(plainText).join('\n')],
    [words.payer, plainText(receipt.clientName)],
    [words.invoice, plainText(receipt.invoiceNumber)],
    [words.amount, localizer.money(money(receipt.amount, receipt.currency))],
    [isDebit ? words.dateInitiated : words.date, localizer.date(dateOf(receipt), firm.timeZone)],
    [words.method, methodName(receipt.method, localizer)],
    [words.reference, receipt.transactionId],
    [words.statement, plainText(firm.statementName)],
    [words.refundPolicy, policy],
  ] as const;
  for (const [name, value] of pairs) {
    sheet.space(6);
    sheet.columns([pair(name, small), pair(value, body)]);
  }
  return sheet.end();
}

const pair = (text: string, style: TextStyle) => [[text, style] as const];

/** A debit is dated when it began, a card's payment when it was taken. */
function dateOf({method, submittedAt, settledAt}: Receipt): string {
  return method.kind === 'us_bank_account' ? submittedAt : (settledAt ?? submittedAt);
}

function sentences(
  receipt: Receipt,
  {timeZone}: Firm,
  {localizer, words: {receipt: words}}: DocumentLanguage,
): string[] {
  const {state, currency, refunded, isDisputed, settledAt, expectedOn} = receipt;
  const amount = localizer.money(money(receipt.amount, currency));
  const date = localizer.date(dateOf(receipt), timeZone);
  const isDebit = receipt.method.kind === 'us_bank_account';
  const said = [isDebit ? words.initiated(amount, date) : words.paid(amount, date)];
  if (isDebit && isDisputed) said.push(words.returned);
  else if (isDebit && state === 'processing' && expectedOn !== null) {
    said.push(words.expected(localizer.date(expectedOn)));
  } else if (isDebit && settledAt !== null && state === 'succeeded') {
    said.push(words.arrived(localizer.date(settledAt, timeZone)));
  }
  if (!isDebit && isDisputed) said.push(words.disputed);
  if (refunded > 0) said.push(words.refunded(localizer.money(money(refunded, currency))));
  return said;
}
