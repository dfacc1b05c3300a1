import {html, nothing, type TemplateResult} from 'lit';
import type {Firm, Invoice} from '../../contract/types.ts';
import {notPayableText, type RowLocalizer} from '../../i18n/index.ts';
import {daysBetween} from '../../model/calendar.ts';
import {icon, invoiceBadge, methodLabel, money, name, type Icon} from '../../parts/index.ts';
import {arrows, back, info} from '../../parts/row-icons.ts';
import {amountOf, besideAmount, kindOfPayment, returnedText} from './row-text.ts';

/** All that a row depends on but its invoice. Whether it is selected is written by the desk. */
export interface RowScene {
  readonly localizer: RowLocalizer;
  readonly firm: Firm;
  /** The calendar date in the firm's time zone (L-05). */
  readonly today: string;
  readonly hasBoxes: boolean;
  /** The firm takes payments online (L-14). */
  readonly hasActions: boolean;
  /** The invoice whose payment is being opened. */
  readonly openingId: string | null;
  /** What stands in its button. */
  readonly spinner: (() => TemplateResult) | undefined;
}

/**
 * One invoice: a row of the table, or a card. Presses are heard by the table, so that two thousand
 * rows need no listener of their own. Roles are written out because the layout is a grid.
 */
export function renderRow(invoice: Invoice, scene: RowScene): TemplateResult {
  const {localizer, hasBoxes, hasActions, firm, today} = scene;
  const {messages, date, shortDate} = localizer;
  const notes = notesOf(invoice, scene);
  const beside = besideAmount(invoice, localizer, {today, timeZone: firm.timeZone});
  return html`<tr
    role="row"
    part="row"
    class=${notes.length > 0 ? 'row noted' : 'row'}
    data-id=${invoice.id}
  >
    ${hasBoxes ? html`<td role="cell" class="tick">${renderBox(invoice, localizer)}</td>` : nothing}
    <th role="rowheader" scope="row" class="what">
      <button class="number truncate" type="button" part="number">${name(invoice.number)}</button>
      ${renderProjects(invoice, localizer)}
    </th>
    <td role="cell" class="issued">${date(invoice.issuedOn)}</td>
    <td role="cell" class="due">
      ${
        invoice.dueOn === null
          ? html`<span class="muted">${messages.noDueDate}</span>`
          : html`${date(invoice.dueOn)} ${renderRelative(invoice, scene)}`
      }
    </td>
    <td role="cell" class="state">
      ${invoiceBadge(invoice, today, messages)}
      ${invoice.dueOn === null ? nothing : html`<span class="short s muted">${shortDate(invoice.dueOn)}</span>`}
      ${renderHow(invoice, localizer)}
    </td>
    <td role="cell" class=${invoice.status === 'paid' ? 'amount muted' : 'amount strong'}>
      ${money(amountOf(invoice), localizer)}
      ${beside === null ? nothing : html`<span class="beside s muted">${beside}</span>`}
    </td>
    ${
      hasActions
        ? html`<td role="cell" class="action" data-word=${messages.payNow}>
            ${renderPayNow(invoice, scene)}
          </td>`
        : nothing
    }
    ${notes.length > 0 ? html`<td role="cell" class="note s">${notes}</td>` : nothing}
  </tr>`;
}

function renderBox({payableAmount, number}: Invoice, {messages}: RowLocalizer) {
  if (!payableAmount) return nothing;
  return html`<input
    class="box"
    type="checkbox"
    part="checkbox"
    aria-label=${messages.selectInvoice(number, payableAmount)}
  />`;
}

function renderProjects({projects}: Invoice, {messages, text}: RowLocalizer) {
  const [first, ...others] = projects;
  if (!first) return nothing;
  const shown =
    others.length > 0 ? messages.andMore(text(first.name), others.length) : name(first.name);
  const all = projects.map((project) => text(project.name)).join('\n');
  return html`<span class="project s muted truncate" title=${all}>${shown}</span>`;
}

function renderRelative({dueOn, status}: Invoice, {today, localizer}: RowScene) {
  if (dueOn === null || status === 'paid' || status === 'credit') return nothing;
  const days = daysBetween(today, dueOn);
  const isLate = days < 0 && status === 'past_due';
  return html`<span class=${isLate ? 'relative s late' : 'relative s muted'}
    >${localizer.messages.relativeDue(days)}</span
  >`;
}

function renderHow({status, lastPayment}: Invoice, localizer: RowLocalizer) {
  if (status !== 'paid' || !lastPayment) return nothing;
  const {method} = lastPayment;
  return html`<span class="how s muted truncate"
    >${method ? methodLabel(method, localizer) : kindOfPayment(lastPayment, localizer)}</span
  >`;
}

function renderPayNow(
  {id, number, payableAmount}: Invoice,
  {localizer, openingId, spinner}: RowScene,
) {
  if (!payableAmount) return nothing;
  const {payNow, payNowName} = localizer.messages;
  const isBusy = openingId === id;
  return html`<button
    class="button tinted pay"
    type="button"
    part="pay-now"
    aria-label=${payNowName(number, payableAmount)}
    aria-disabled=${isBusy ? 'true' : nothing}
    aria-busy=${isBusy ? 'true' : nothing}
  >
    ${isBusy ? spinner?.() : nothing}${payNow}
  </button>`;
}

/** What else must be known, in plain sight: why it is not payable, what came back, what is under way. */
function notesOf(invoice: Invoice, {localizer, firm}: RowScene): TemplateResult[] {
  const {messages} = localizer;
  const {status, pending} = invoice;
  const notes: TemplateResult[] = [];
  const returned = returnedText(invoice, localizer, firm.timeZone);
  const reason = notPayableText(messages, invoice, firm.name);
  if (returned !== null) notes.push(note('critical', back, returned));
  if (reason !== null) notes.push(note('neutral', info, reason));
  if (pending.amount > 0 && status !== 'processing' && status !== 'paid') {
    notes.push(note('info', arrows, messages.amountProcessing(pending)));
  }
  return notes;
}

function note(tone: 'critical' | 'neutral' | 'info', drawing: Icon, text: string): TemplateResult {
  return html`<p class=${tone}>${icon(drawing)}<span>${text}</span></p>`;
}
