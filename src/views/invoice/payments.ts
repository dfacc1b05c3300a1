import {html, nothing, type TemplateResult} from 'lit';
import type {InvoicePayment} from '../../contract/types.ts';
import type {Localizer} from '../../i18n/index.ts';
import {button, methodLabel, money} from '../../parts/index.ts';
import {paymentBadge} from '../../parts/payment-badge.ts';
import type {InvoiceScene} from './scene.ts';

export interface PaymentsOptions {
  readonly isBusy: (payment: InvoicePayment) => boolean;
  readonly onReceipt: (payment: InvoicePayment) => void;
}

/** What was paid of an invoice and how; with what exactly, only its payer reads (M-02). */
export function paymentsOf(scene: InvoiceScene, options: PaymentsOptions): unknown {
  const {invoice, words} = scene;
  if (invoice.payments.length === 0) return nothing;
  return html`<section class="payments" part="payments" aria-labelledby="payments-heading">
    <h3 class="strong" id="payments-heading">${words.payments}</h3>
    <ul>
      ${invoice.payments.map((payment) => row(payment, scene, options))}
    </ul>
  </section>`;
}

function row(
  payment: InvoicePayment,
  {localizer, words, firm}: InvoiceScene,
  {isBusy, onReceipt}: PaymentsOptions,
): TemplateResult {
  const {state, amount, refunded, at, receiptAvailable} = payment;
  const date = localizer.date(at, firm.timeZone);
  const reason = reasonOf(payment, date, localizer);
  return html`<li class="payment" part="payment">
    <span class="when">
      <span>${date}</span>
      <span class="s muted">${methodOf(payment, localizer)}</span>
      ${reason === null ? nothing : html`<span class="s critical">${reason}</span>`}
      ${refunded ? html`<span class="s muted">${words.refunded(refunded)}</span>` : nothing}
    </span>
    ${paymentBadge(state, words)}
    <span class="sum">${money(amount, localizer)}</span>
    ${
      receiptAvailable
        ? button({
            label: words.receipt,
            name: words.receiptName(amount, date),
            part: 'receipt',
            className: 'receipt',
            isBusy: isBusy(payment),
            onPress: () => onReceipt(payment),
          })
        : nothing
    }
  </li>`;
}

function methodOf({method, kind}: InvoicePayment, localizer: Localizer): unknown {
  if (method) return methodLabel(method, localizer);
  const {card, bankAccount, otherPayment, paymentMethod} = localizer.messages;
  const kinds = {card, us_bank_account: bankAccount, outside: otherPayment};
  return kind === 'unrecognized' ? paymentMethod : kinds[kind];
}

/** When and why a bank sent a debit back before it had arrived, to its payer alone (L-11). */
function reasonOf(
  {kind, state, amount, failure}: InvoicePayment,
  date: string,
  {messages}: Localizer,
): string | null {
  if (!failure || kind !== 'us_bank_account' || state !== 'failed') return null;
  const {returnReasons} = messages;
  const reason = Object.hasOwn(returnReasons, failure.code)
    ? returnReasons[failure.code as keyof typeof returnReasons]
    : returnReasons.other;
  return messages.returnedToPayer(amount, date, reason);
}
