import type {Invoice, LastPayment, Money} from '../../contract/types.ts';
import type {RowLocalizer} from '../../i18n/index.ts';
import {isReturned} from '../../parts/invoice-badge.ts';

/** What one row says beside its badge, decided apart from how it is drawn. */

/** What remains to be paid; of a debit under way its amount, of a paid invoice its total. */
export function amountOf({status, total, due, pending, payableAmount}: Invoice): Money {
  if (status === 'paid') return total;
  if (status === 'processing') return due;
  return payableAmount ?? {amount: due.amount - pending.amount, currency: due.currency};
}

/** Below the amount: of how much, when it was paid, or when the money is expected. */
export function besideAmount(
  invoice: Invoice,
  localizer: RowLocalizer,
  {today, timeZone}: {today: string; timeZone: string},
): string | null {
  const {status, total, lastPayment} = invoice;
  const {messages} = localizer;
  const day = (date: string) => nearDate(date, localizer, today, timeZone);
  if (status === 'paid') {
    const at = lastPayment?.settledAt ?? lastPayment?.submittedAt;
    return at === undefined ? null : messages.paidOn(day(at));
  }
  if (status === 'processing') {
    const expected = lastPayment?.expectedOn;
    return expected === undefined ? null : messages.expectedBy(day(expected));
  }
  const isPart = status !== 'credit' && amountOf(invoice).amount !== total.amount;
  return isPart ? messages.ofTotal(total) : null;
}

/** The year goes where it is this one. */
export function nearDate(
  date: string,
  {date: full, shortDate}: RowLocalizer,
  today: string,
  timeZone: string | undefined,
): string {
  return date.slice(0, 4) === today.slice(0, 4) ? shortDate(date, timeZone) : full(date, timeZone);
}

/** How it was paid, to others than the payer only the kind (L-04, M-02). */
export function kindOfPayment({kind}: LastPayment, {messages}: RowLocalizer): string {
  if (kind === 'card') return messages.card;
  if (kind === 'us_bank_account') return messages.bankAccount;
  return kind === 'outside' ? messages.otherPayment : messages.paymentMethod;
}

/** A debit came back: when, and to its own payer why (L-11). Null when nothing came back. */
export function returnedText(
  {lastPayment, status}: Invoice,
  {messages, date}: RowLocalizer,
  timeZone: string,
): string | null {
  const isOver = status === 'paid' || status === 'credit';
  if (!lastPayment || isOver || !isReturned({lastPayment})) return null;
  const {amount, submittedAt, settledAt = submittedAt, byMe, failure} = lastPayment;
  const on = date(settledAt, timeZone);
  if (!byMe) return messages.returned(amount, on);
  const {returnReasons} = messages;
  const code = failure?.code ?? 'other';
  const reason = Object.hasOwn(returnReasons, code)
    ? returnReasons[code as keyof typeof returnReasons]
    : returnReasons.other;
  return messages.returnedToPayer(amount, on, reason);
}
