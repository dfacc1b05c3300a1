import type {InvoiceDetail, InvoicePayment} from '../../../src/contract/types.ts';
import {methodName, plainText, quantityText} from '../../../src/i18n/index.ts';
import type {Firm} from '../firms/firm.ts';
import {documentLanguage, type DocumentLanguage} from './language.ts';
import {openSheet} from './letterhead.ts';
import {body, small, subtitle, type Column, type Row} from './sheet.ts';

export interface InvoiceDocument {
  firm: Firm;
  clientName: string;
  /** As its reader may see it: what is another payer's business is not in it. */
  invoice: InvoiceDetail;
  locale: string;
  now: number;
}

/** An invoice as PDF. */
export async function renderInvoice(document: InvoiceDocument): Promise<Buffer> {
  const {firm, clientName, invoice, locale, now} = document;
  const language = await documentLanguage(locale);
  const {localizer, words: all} = language;
  const words = all.invoice;
  const sheet = await openSheet({
    firm,
    language,
    kind: invoice.status === 'credit' ? words.creditNote : words.title,
    number: invoice.number,
    now,
  });

  const projects = invoice.projects.map(({name}) => [plainText(name), body] as const);
  sheet.columns([
    [
      [words.billedTo, small],
      [plainText(clientName), body],
    ],
    [
      [words.issued, small],
      [localizer.date(invoice.issuedOn), body],
    ],
    [
      [words.due, small],
      [invoice.dueOn === null ? words.noDueDate : localizer.date(invoice.dueOn), body],
    ],
  ]);
  if (projects.length > 0) {
    sheet.space(6);
    sheet.columns([[[words.projects, small], ...projects]]);
  }
  sheet.space(18);
  sheet.table(lineColumns(language), lineRows(invoice, language));
  sheet.rule();
  sheet.pairs(totalRows(invoice, language));
  if (invoice.payments.length > 0) {
    sheet.space(18);
    sheet.text(words.payments, subtitle);
    sheet.space(6);
    sheet.table(paymentColumns(language), paymentRows(invoice, firm, language));
  }
  return sheet.end();
}

function lineColumns({words: {invoice: words}}: DocumentLanguage): Column[] {
  return [
    {heading: words.description},
    {heading: words.quantity, isFitted: true, align: 'end'},
    {heading: words.rate, isFitted: true, align: 'end'},
    {heading: words.amount, isFitted: true, align: 'end'},
  ];
}

function lineRows({lines}: InvoiceDetail, {localizer}: DocumentLanguage): Row[] {
  return lines.map(({description, quantity, rate, amount}) => ({
    cells: [
      plainText(description),
      quantity === null ? '' : quantityText(quantity, localizer.locale),
      rate === null ? '' : localizer.money(rate),
      localizer.money(amount),
    ],
  }));
}

function totalRows(invoice: InvoiceDetail, {localizer, words}: DocumentLanguage): Row[] {
  const {subtotal, total, paid, inProgress, amountDue} = words.invoice;
  const rows: Row[] = [
    {cells: [subtotal, localizer.money(invoice.subtotal)]},
    ...invoice.taxes.map(({name, amount}) => ({
      cells: [plainText(name), localizer.money(amount)],
    })),
    {cells: [total, localizer.money(invoice.total)], isStrong: true},
  ];
  if (invoice.paid.amount !== 0) rows.push({cells: [paid, localizer.money(invoice.paid)]});
  if (invoice.pending.amount !== 0) {
    rows.push({cells: [inProgress, localizer.money(invoice.pending)]});
  }
  rows.push({cells: [amountDue, localizer.money(invoice.due)], isStrong: true});
  return rows;
}

function paymentColumns({words: {invoice: words}}: DocumentLanguage): Column[] {
  return [
    {heading: words.date, isFitted: true},
    {heading: words.method},
    {heading: words.state, isFitted: true},
    {heading: words.amount, isFitted: true, align: 'end'},
  ];
}

function paymentRows(
  {payments}: InvoiceDetail,
  {timeZone}: Firm,
  {localizer, words: {invoice: words}}: DocumentLanguage,
): Row[] {
  const {card, bankAccount, paymentMethod} = localizer.messages;
  const kinds = {
    card,
    us_bank_account: bankAccount,
    outside: words.outside,
    unrecognized: paymentMethod,
  };
  const methodOf = ({method, kind}: InvoicePayment) =>
    method ? methodName(method, localizer) : kinds[kind];
  return payments.map((payment) => ({
    cells: [
      localizer.date(payment.at, timeZone),
      methodOf(payment),
      words.states[payment.state],
      localizer.money(payment.amount),
    ],
  }));
}
