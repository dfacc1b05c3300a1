import {html, nothing, type TemplateResult} from 'lit';
import type {InvoiceDetail, Money, Session} from '../../contract/types.ts';
import {
  notPayableText,
  type InvoiceMessages,
  type Localizer,
  type PayLinkMessages,
  type PaymentMessages,
} from '../../i18n/index.ts';
import {button, icon, icons, invoiceBadge, money, name} from '../../parts/index.ts';

export interface DocumentScene {
  readonly localizer: Localizer;
  readonly words: PayLinkMessages;
  readonly payWords: PaymentMessages;
  readonly files: InvoiceMessages;
  readonly invoice: InvoiceDetail;
  readonly firm: Session['firm'] | undefined;
  /** Today in the firm's time zone. */
  readonly today: string;
  /** What becomes of the payment stands beside it. */
  readonly isPaying: boolean;
  /** Of a paid invoice a link gets none. */
  readonly hasFile: boolean;
  readonly isDownloading: boolean;
  readonly hasDownloadFailed: boolean;
  readonly onDownload: () => void;
}

/** The invoice, its amount first. */
export function documentOf(scene: DocumentScene): TemplateResult {
  const {localizer, words, invoice, firm, today, isPaying} = scene;
  const {messages} = localizer;
  const {payableAmount, dueOn, due, total, lines} = invoice;
  const isPaid = invoice.status === 'paid';
  const firmName = firm?.name ?? messages.theFirm;
  const reason = payableAmount || isPaying ? null : reasonOf(scene, firmName);
  return html`<section class="invoice" part="document" aria-labelledby="heading">
    <h2 class="l strong" id="heading" tabindex="-1">${words.invoiceFrom(firmName)}</h2>
    <p class="facts">
      ${name(invoice.number, 'strong')}${invoiceBadge(invoice, today, messages)}${
        dueOn ? html`<span class="muted">${words.due(localizer.date(dueOn))}</span>` : nothing
      }
    </p>
    <p class="xl strong">${money(isPaid ? total : (payableAmount ?? due), localizer)}</p>
    ${
      !isPaid && due.amount !== total.amount
        ? html`<p class="s muted">${messages.ofTotal(total)}</p>`
        : nothing
    }
    ${isPaid && !isPaying ? html`<p>${words.paid(total).title}</p>` : nothing}
    ${
      !isPaid && reason !== null
        ? html`<p class="reason muted">${icon(icons.info)}<span>${reason}</span></p>`
        : nothing
    }
    ${lines.length > 0 ? linesOf(scene) : nothing}${scene.hasFile ? fileOf(scene) : nothing}
  </section>`;
}

/** A page that is for paying also says that the firm takes no payments, which others pass over (L-14). */
function reasonOf({localizer, payWords, invoice}: DocumentScene, firm: string): string | null {
  const none = {amount: 0, currency: 'USD'};
  return invoice.notPayableReason === 'payments_unavailable'
    ? payWords.codes.payments_unavailable({firm, number: '', limit: 0, min: none, max: none})
    : notPayableText(localizer.messages, invoice, firm);
}

function linesOf({localizer, words, invoice}: DocumentScene): TemplateResult {
  const {lines, taxes, total} = invoice;
  const row = (text: unknown, amount: Money, className = '') =>
    html`<div class="item ${className}"><span>${text}</span>${money(amount, localizer)}</div>`;
  return html`<details part="details">
    <summary>${words.details}</summary>
    ${lines.map(({description, amount}) => row(name(description), amount))}${taxes.map((tax) =>
      row(name(tax.name), tax.amount),
    )}${row(words.total, total, 'strong')}
  </details>`;
}

function fileOf(scene: DocumentScene): TemplateResult {
  const {files, invoice} = scene;
  return html`<div>
    ${button({
      label: files.downloadPdf,
      name: files.downloadPdfName(invoice.number),
      look: 'outlined',
      part: 'download',
      isBusy: scene.isDownloading,
      onPress: scene.onDownload,
    })}
    ${scene.hasDownloadFailed ? html`<p class="s failed-file">${files.downloadFailed}</p>` : nothing}
  </div>`;
}
