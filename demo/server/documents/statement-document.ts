import type {Money, Statement, StatementCurrency} from '../../../src/contract/types.ts';
import {plainText} from '../../../src/i18n/index.ts';
import {money} from '../../../src/model/money.ts';
import type {Firm} from '../firms/firm.ts';
import {documentLanguage, type DocumentLanguage} from './language.ts';
import {openSheet} from './letterhead.ts';
import {body, small, strong, subtitle, type Row, type Sheet} from './sheet.ts';

export interface StatementDocument {
  firm: Firm;
  clientName: string;
  statement: Statement;
  locale: string;
  now: number;
}

/** A statement as PDF: for each currency what is open by age, the open items, and what happened. */
export async function renderStatement(document: StatementDocument): Promise<Buffer> {
  const {firm, clientName, statement, locale, now} = document;
  const language = await documentLanguage(locale);
  const {localizer} = language;
  const words = language.words.statement;
  const period = words.periodOf(localizer.date(statement.from), localizer.date(statement.to));
  const sheet = await openSheet({firm, language, kind: words.title, number: period, now});
  sheet.columns([
    [
      [words.client, small],
      [plainText(clientName), body],
    ],
    [
      [words.period, small],
      [period, body],
    ],
    [
      [words.agedOn, small],
      [localizer.date(statement.agedOn), body],
    ],
  ]);
  if (statement.currencies.length === 0) {
    sheet.space(18);
    sheet.text(words.nothing);
  }
  for (const each of statement.currencies) drawCurrency(sheet, each, language);
  if (statement.currencies.length > 0) {
    sheet.space(18);
    sheet.text(words.notes, small);
  }
  return sheet.end();
}

function drawCurrency(sheet: Sheet, of: StatementCurrency, language: DocumentLanguage): void {
  const {statement: words} = language.words;
  sheet.space(22);
  sheet.text(of.currency, subtitle);
  sheet.rule();
  sheet.pairs(summaryRows(of, language));
  if (of.openItems.length > 0) {
    heading(sheet, words.openItems);
    sheet.table(
      [
        {heading: words.invoice},
        {heading: words.issued, isFitted: true},
        {heading: words.due, isFitted: true},
        {heading: words.daysLate, isFitted: true, align: 'end'},
        {heading: words.open, isFitted: true, align: 'end'},
      ],
      openRows(of, language),
    );
  }
  heading(sheet, words.activity);
  sheet.table(
    [
      {heading: words.date, isFitted: true},
      {heading: words.entry},
      {heading: words.amount, isFitted: true, align: 'end'},
      {heading: words.balance, isFitted: true, align: 'end'},
    ],
    activityRows(of, language),
  );
  if (of.inProgress.length > 0) {
    heading(sheet, words.inProgress);
    sheet.table(
      [
        {heading: words.date, isFitted: true},
        {heading: words.entry},
        {heading: words.amount, isFitted: true, align: 'end'},
      ],
      inProgressRows(of, language),
    );
  }
}

function heading(sheet: Sheet, text: string): void {
  sheet.space(12);
  sheet.text(text, strong);
  sheet.space(4);
}

/** Every age with its sum; credits and money under way only where there are any. */
function summaryRows(
  {ageing, closing, inProgress, currency}: StatementCurrency,
  {localizer, words: {statement: words}}: DocumentLanguage,
): Row[] {
  const underWay = inProgress.reduce((sum, {amount}) => sum + amount.amount, 0);
  return [
    ...ageing
      .filter(({age, count}) => age !== 'credit' || count > 0)
      .map(({age, amount}) => ({cells: [words.ages[age], localizer.money(amount)]})),
    {cells: [words.closing, localizer.money(closing)], isStrong: true},
    ...(underWay === 0
      ? []
      : [{cells: [words.inProgress, localizer.money(money(underWay, currency))]}]),
  ];
}

function openRows({openItems}: StatementCurrency, {localizer, words}: DocumentLanguage): Row[] {
  return openItems.map(({invoiceNumber, issuedOn, dueOn, daysLate, balance}) => ({
    cells: [
      plainText(invoiceNumber),
      localizer.date(issuedOn),
      dueOn === null ? words.invoice.noDueDate : localizer.date(dueOn),
      daysLate === 0 ? '' : localizer.number(daysLate),
      localizer.money(balance),
    ],
  }));
}

/** From the opening balance to the closing one. */
function activityRows(
  {opening, lines, closing}: StatementCurrency,
  language: DocumentLanguage,
): Row[] {
  const {localizer, words} = language;
  const {statement: text} = words;
  const balance = (name: string, value: Money): Row => ({
    cells: ['', name, '', localizer.money(value)],
    isStrong: true,
  });
  return [
    balance(text.opening, opening),
    ...lines.map((line) => ({
      cells: [
        localizer.date(line.date),
        entryText(line, language),
        localizer.money(line.amount),
        localizer.money(line.balance),
      ],
    })),
    balance(text.closing, closing),
  ];
}

function inProgressRows({inProgress}: StatementCurrency, language: DocumentLanguage): Row[] {
  const {localizer} = language;
  return inProgress.map((payment) => ({
    cells: [
      localizer.date(payment.date),
      entryText({...payment, kind: 'payment'}, language),
      localizer.money(payment.amount),
    ],
  }));
}

/** What happened, to which invoice, and for a payment by which kind of method; never which one (M-02). */
function entryText(
  {
    kind,
    invoiceNumber,
    paidBy,
  }: Pick<StatementCurrency['lines'][number], 'kind' | 'invoiceNumber' | 'paidBy'>,
  {localizer, words: {statement: words}}: DocumentLanguage,
): string {
  const {card, bankAccount, paymentMethod} = localizer.messages;
  const names = {
    card,
    us_bank_account: bankAccount,
    outside: words.outside,
    unrecognized: paymentMethod,
  };
  const entry = words.kinds[kind](localizer.text(invoiceNumber));
  return kind === 'payment' && paidBy ? words.paidBy(entry, names[paidBy]) : entry;
}
