import {html, nothing, type TemplateResult} from 'lit';
import type {InvoiceSummary, SummaryRow} from '../../../contract/types.ts';
import type {Localizer} from '../../../i18n/index.ts';
import {block, methodLabel, money} from '../../../parts/index.ts';
import {nearDate} from '../row-text.ts';
import type {DeskScene} from './scene.ts';

/**
 * What is owed, what is late, what was paid last (L-16). Currencies stand one below the other, never
 * added. When it cannot be loaded it is absent: a wrong zero would be worse.
 */
export function renderSummary(scene: DeskScene): TemplateResult | typeof nothing {
  const {localizer, summary} = scene;
  const {messages} = localizer;
  if (summary.status === 'failed') return nothing;
  const data = summary.status === 'ready' ? summary.data : null;
  return html`<div class="summary" part="summary" role="group" aria-label=${messages.summary}>
    <dl class=${data ? sizeOf(data, localizer) : ''}>
      ${renderCell(messages.outstanding, data && renderOwed(data.outstanding, localizer))}
      ${renderCell(messages.pastDue, data && renderOwed(data.pastDue, localizer))}
      ${renderCell(messages.lastPayment, data && renderLast(data, scene))}
    </dl>
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

/** The figures are as large as the longest of them allows: an amount is never broken. */
function sizeOf({outstanding, pastDue, lastPayment}: InvoiceSummary, {money}: Localizer): string {
  const figures = [mostOf(outstanding), mostOf(pastDue), lastPayment?.amount];
  const longest = Math.max(...figures.map((figure) => (figure ? money(figure).length : 0)));
  return longest > 13 ? 'long longer' : longest > 11 ? 'long' : '';
}

/** The currency of most invoices is the figure one looks for; sums of two are never compared. */
const sorted = (rows: readonly SummaryRow[]) =>
  rows.toSorted((one, other) => other.count - one.count);

const mostOf = (rows: readonly SummaryRow[]) => sorted(rows)[0];

function renderOwed(rows: readonly SummaryRow[], localizer: Localizer) {
  const {messages} = localizer;
  const [first, ...others] = sorted(rows);
  if (!first) return html`<dd class="figure none">${messages.invoiceCount(0)}</dd>`;
  return html`<dd class="figure">${money(first, localizer)}</dd>
    <dd class="s muted">${messages.invoiceCount(first.count)}</dd>
    ${others.map(
      (row) =>
        html`<dd class="s muted">
          ${money(row, localizer)} · ${messages.invoiceCount(row.count)}
        </dd>`,
    )}`;
}

function renderLast({lastPayment}: InvoiceSummary, {localizer, session, today}: DeskScene) {
  if (!lastPayment) return html`<dd class="figure none">–</dd>`;
  const {amount, paidAt, method} = lastPayment;
  const date = nearDate(paidAt, localizer, today, session?.firm.timeZone);
  return html`<dd class="figure">${money(amount, localizer)}</dd>
    <dd class="s muted">
      ${date}${method ? html` · ${methodLabel(method, localizer)}` : nothing}
    </dd>`;
}

/** How many invoices, over all currencies: invoices may be added, amounts may not. */
export function countOf(rows: readonly SummaryRow[]): number {
  return rows.reduce((total, {count}) => total + count, 0);
}
