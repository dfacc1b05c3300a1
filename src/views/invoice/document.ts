import {html, nothing, type TemplateResult} from 'lit';
import type {InvoiceDetail, Money} from '../../contract/types.ts';
import {plainText, quantityText, type Localizer} from '../../i18n/index.ts';
import {money, name} from '../../parts/index.ts';
import type {InvoiceScene} from './scene.ts';

type Line = InvoiceDetail['lines'][number];

/** Dates and projects, the table of lines, and the totals below it. */
export function documentOf(scene: InvoiceScene): TemplateResult {
  const {invoice, localizer, words} = scene;
  const {messages, date} = localizer;
  const {projects, issuedOn, dueOn, lines} = invoice;
  return html`<section class="document" part="document">
    <dl class="facts">
      ${fact(words.issued, date(issuedOn))}
      ${fact(words.due, dueOn === null ? messages.noDueDate : date(dueOn))}
      ${
        projects.length > 0
          ? fact(
              words.projects,
              projects.map((project) => html`<span class="line">${name(project.name)}</span>`),
            )
          : nothing
      }
    </dl>
    ${lines.length > 0 ? linesTable(scene) : nothing}${totals(scene)}
  </section>`;
}

function fact(label: string, value: unknown): TemplateResult {
  return html`<div>
    <dt class="s muted">${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Roles are written out because the rows are grids where the element is narrow. */
function linesTable({invoice, localizer, words}: InvoiceScene): TemplateResult {
  const heads = [words.description, words.quantity, words.rate, localizer.messages.columns.amount];
  return html`<table role="table" class="lines" part="lines" aria-label=${words.lines}>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map(
          (head, index) =>
            html`<th role="columnheader" scope="col" class=${index > 0 ? 's muted end' : 's muted'}>
              ${head}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${invoice.lines.map((line) => lineRow(line, localizer))}
    </tbody>
  </table>`;
}

function lineRow({description, quantity, rate, amount}: Line, localizer: Localizer) {
  return html`<tr role="row">
    <td role="cell" class="description"><bdi>${plainText(description)}</bdi></td>
    <td role="cell" class="end quantity">
      ${quantity === null ? nothing : html`<bdi>${quantityText(quantity, localizer.locale)}</bdi>`}
    </td>
    <td role="cell" class="end rate">${rate === null ? nothing : money(rate, localizer)}</td>
    <td role="cell" class="end amount">${money(amount, localizer)}</td>
  </tr>`;
}

function totals({invoice, localizer, words}: InvoiceScene): TemplateResult {
  const {subtotal, taxes, total, paid, pending, due} = invoice;
  const row = (label: unknown, amount: Money, isStrong = false) =>
    html`<div class=${isStrong ? 'strong' : ''}>
      <dt>${label}</dt>
      <dd>${money(amount, localizer)}</dd>
    </div>`;
  return html`<dl class="totals">
    ${row(words.subtotal, subtotal)}
    ${taxes.map((tax) => row(name(tax.name), tax.amount))}${row(words.total, total, true)}
    ${paid.amount === 0 ? nothing : row(words.paid, paid)}
    ${pending.amount === 0 ? nothing : row(words.inProgress, pending)}
    ${row(words.amountDue, due, true)}
  </dl>`;
}
