import type {MailWords} from '../../../src/i18n/mail/index.ts';
import {money} from '../../../src/model/money.ts';
import {write, type Message, type Section} from '../mail/letter.ts';
import type {PaidInvoice, Payer} from './records.ts';

/** One letter about one submission, with a receipt for each invoice (P-17, P-23). */
export function paymentLetter(payer: Payer, invoices: readonly PaidInvoice[]): Message {
  return write({
    ...payer,
    subject: ({payment}) => payment.subject(invoices.length, payer.firm),
    paragraphs: ({payment}) => [payment.body(invoices.length, payer.firm)],
    sections: (words) => invoices.map((invoice) => receipt(words, payer, invoice)),
    buttons: () => [],
    notes: ({payment}) => [
      [payer.legalName, ...payer.address].join(', '),
      ...(payer.refundPolicyUrl === null ? [] : [payment.refundPolicy(payer.refundPolicyUrl)]),
    ],
  });
}

/** A debit that is on its way was initiated, never paid. */
function receipt(words: MailWords, payer: Payer, invoice: PaidInvoice): Section {
  const {payment, formats} = words;
  const amount = formats.money(money(invoice.amount, invoice.currency));
  const date = formats.date(invoice.at, payer.timeZone);
  const isUnderWay = invoice.state === 'processing';
  return {
    title: payment.invoice(invoice.number),
    lines: [
      isUnderWay ? payment.initiated(amount, date) : payment.paid(amount, date),
      ...(isUnderWay && invoice.expectedOn !== null
        ? [payment.expected(formats.date(invoice.expectedOn))]
        : []),
      payment.method(methodOf(words, payer)),
      payment.reference(invoice.id),
    ],
  };
}

export type Turn = 'failed' | 'returned';

/** A debit failed before it arrived, or was taken back afterwards. */
export function debitLetter(payer: Payer, turn: Turn, invoice: PaidInvoice): Message {
  return write({
    ...payer,
    subject: (words) => words[turn].subject(invoice.number),
    paragraphs: (words) => {
      const amount = words.formats.money(money(invoice.amount, invoice.currency));
      const body = words[turn].body(amount, invoice.number, methodOf(words, payer));
      return [body, ...reasonOf(words, invoice)];
    },
    buttons: () => [],
    notes: ({payment}) => [payment.reference(invoice.id)],
  });
}

/** In the bank's sense, in our words; none where it gave none that we know. */
function reasonOf({bankReasons}: MailWords, {reason}: PaidInvoice): string[] {
  const isKnown = reason !== null && Object.hasOwn(bankReasons, reason);
  return isKnown ? [bankReasons[reason as keyof typeof bankReasons]] : [];
}

function methodOf(words: MailWords, {methodKind, brand, bankName, last4}: Payer): string {
  const {payment, formats} = words;
  const isCard = methodKind === 'card';
  const title = isCard ? brandName(brand) || payment.card : bankName || payment.bankAccount;
  return formats.text(`${title} •••• ${last4}`);
}

/** The processor's word for it, as people know it. */
function brandName(brand: string | null): string {
  if (brand === 'amex') return 'American Express';
  return brand ? brand.charAt(0).toUpperCase() + brand.slice(1) : '';
}
