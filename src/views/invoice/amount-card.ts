import {html, nothing, type TemplateResult} from 'lit';
import {notPayableText} from '../../i18n/index.ts';
import {button, icon, icons, money} from '../../parts/index.ts';
import type {InvoiceScene} from './scene.ts';

export interface CardScene extends InvoiceScene {
  /** L-14 */
  readonly takesPayments: boolean;
  readonly isPaying: boolean;
  readonly isDownloading: boolean;
  readonly onPay: () => void;
  readonly onDownload: () => void;
}

/** What is due, and what can be done: the loudest thing of the view. */
export function amountCard(scene: CardScene): TemplateResult {
  const {invoice, localizer, words, firm, takesPayments} = scene;
  const {messages} = localizer;
  const {number, due, payableAmount, pending, status} = invoice;
  const reason = takesPayments ? notPayableText(messages, invoice, firm.name) : null;
  return html`<aside class="card" part="amount" aria-label=${words.amountDue}>
    <p class="s muted">${words.amountDue}</p>
    <p class="xl strong">${money(due, localizer)}</p>
    ${
      pending.amount > 0 && status !== 'paid'
        ? html`<p class="s info">${icon(icons.arrows)}${messages.amountProcessing(pending)}</p>`
        : nothing
    }
    ${reason === null ? nothing : html`<p class="s muted">${icon(icons.info)}<span>${reason}</span></p>`}
    ${
      takesPayments && payableAmount
        ? button({
            label: messages.payNow,
            name: messages.payNowName(number, payableAmount),
            look: 'filled',
            className: 'wide',
            part: 'pay-now',
            isBusy: scene.isPaying,
            onPress: scene.onPay,
          })
        : nothing
    }
    ${button({
      label: words.downloadPdf,
      name: words.downloadPdfName(number),
      look: 'outlined',
      className: 'wide',
      part: 'download',
      isBusy: scene.isDownloading,
      onPress: scene.onDownload,
    })}
  </aside>`;
}
