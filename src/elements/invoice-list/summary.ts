import {html, nothing, type TemplateResult} from 'lit';
import type {Resource} from '../../client/types.ts';
import type {InvoiceSummary, Money, SummaryRow} from '../../contract/types.ts';
import type {Localizer} from '../../i18n/index.ts';
import {block, methodLabel} from '../../parts/index.ts';
import {nearDate} from './row-text.ts';

export interface SummaryScene {
  readonly localizer: Localizer;
  readonly today: string;
  readonly timeZone: string;
}

/**
 * What is owed, what is late, what was paid last (L-16). Currencies stand one below the other, never
 * added. When it cannot be loaded it is absent: a wrong zero would be worse.
 */
export function renderSummary(
  summary: Resource<InvoiceSummary>,
  scene: SummaryScene,
): TemplateResult | typeof nothing {
  if (summary.status === 'failed') return nothing;
  const {messages} = scene.localizer;
  const data = summary.status === 'ready' ? summary.data : null;
  const cells = [
    renderCell(messages.outstanding, data && renderOwed(data.outstanding, scene.localizer)),
    renderCell(messages.pastDue, data && renderOwed(data.pastDue, scene.localizer)),
    renderCell(messages.lastPayment, data && renderLast(data, scene)),
  ];
  return html`<div class="summary" part="summary" role="group" aria-label=${messages.summary}>
    <dl>${cells}</dl>
  </div>`;
}

function renderCell(label: string, content: TemplateResult | null): TemplateResult {
  return html`<div class="cell">
    <dt class="s muted">${label}</dt>
    ${
      content ??
      html`<dd class="figure">${block(60)}</dd>
        <dd class="s">${block(40)}</dd>`
    }
  </div>`;
}

/** The currency of most invoices is the figure one looks for; sums of two are never compared. */
function renderOwed(rows: readonly SummaryRow[], {messages, ...formats}: Localizer) {
  const [first, ...others] = rows.toSorted((one, other) => other.count - one.count);
  if (!first) return html`<dd class="figure none">${messages.invoiceCount(0)}</dd>`;
  return html`${renderFigure(first, formats)}
    <dd class="s muted">${messages.invoiceCount(first.count)}</dd>
    ${others.map(
      (row) =>
        html`<dd class="s muted">
          <bdi class="nowrap">${formats.money(row)}</bdi> · ${messages.invoiceCount(row.count)}
        </dd>`,
    )}`;
}

function renderLast({lastPayment}: InvoiceSummary, {localizer, today, timeZone}: SummaryScene) {
  if (!lastPayment) return html`<dd class="figure none">–</dd>`;
  const {amount, paidAt, method} = lastPayment;
  return html`${renderFigure(amount, localizer)}
    <dd class="s muted">
      ${nearDate(paidAt, localizer, today, timeZone)}${
        method ? html` · ${methodLabel(method, localizer)}` : nothing
      }
    </dd>`;
}

/** As large as fits: an amount is never broken. */
function renderFigure(amount: Money, {money}: Pick<Localizer, 'money'>) {
  const text = money(amount);
  const size = text.length > 13 ? 'long longer' : text.length > 11 ? 'long' : '';
  return html`<dd class="figure ${size}"><bdi>${text}</bdi></dd>`;
}

/** How many invoices, over all currencies: invoices may be added, amounts may not. */
export function countOf(rows: readonly SummaryRow[]): number {
  return rows.reduce((total, {count}) => total + count, 0);
}
