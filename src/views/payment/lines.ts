import {html, nothing, type TemplateResult} from 'lit';
import type {FileOptions, PortalApi} from '../../client/api.ts';
import type {PaymentLine, Plan} from '../../client/payment-flow/state.ts';
import type {ExcludedItem} from '../../contract/types.ts';
import {notPayableText} from '../../i18n/index.ts';
import {button, money, name} from '../../parts/index.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';
import {block} from '../../parts/skeleton.ts';
import {transactionBadge} from '../../parts/transaction-badge.ts';
import {amountPart} from './part.ts';
import {firmName, transactionState, type Scene} from './scene.ts';

/** Some phases know no total any more. */
export interface Document extends Omit<Plan, 'total'> {
  readonly total: Plan['total'] | null;
}

/** The left column: what is paid. Its lines never move; they only gain a state. */
export function documentColumn(scene: Scene, plan: Document): TemplateResult {
  const {words} = scene;
  return html`<section class="document" aria-label=${words.invoicesToPay}>
    <ul class="lines" tabindex=${plan.lines.length > 6 ? '0' : nothing}>
      ${keyedRows(
        plan.lines,
        ({invoiceId}) => invoiceId,
        (line) => lineRow(scene, line),
      )}
    </ul>
    ${plan.excluded.length > 0 ? excludedList(scene, plan.excluded) : nothing}
    ${plan.total ? totals(scene, plan, plan.total) : nothing}${summary(scene, plan.lines)}
  </section>`;
}

function lineRow(scene: Scene, line: PaymentLine): TemplateResult {
  const {localizer} = scene;
  const [project, ...others] = line.projects;
  return html`<li class="line" part="line">
    <div class="what">
      <strong>${name(line.number)}</strong>
      ${
        project
          ? html`<span class="s muted truncate">
              ${
                others.length > 0
                  ? localizer.messages.andMore(localizer.text(project), others.length)
                  : name(project)
              }
            </span>`
          : nothing
      }
    </div>
    ${
      line.hasReceipt && line.transactionId && scene.flow.value.phase === 'result'
        ? receipt(scene, line, line.transactionId)
        : nothing
    }
    <div class="much">
      ${line.was ? html`<del class="muted">${money(line.was, localizer)}</del> ` : nothing}
      ${money(line.amount, localizer)}
      <div class="s muted">${lineState(scene, line)}</div>
    </div>
    ${line.part && line.state === 'planned' ? amountPart(scene, line, line.part) : nothing}
  </li>`;
}

interface FileOffer {
  /** Of the file, while it is under way. */
  readonly key: string;
  readonly part: 'receipt' | 'summary';
  readonly label: string;
  readonly name?: string;
  readonly file: string;
  readonly fetch: (api: PortalApi, options: FileOptions) => Promise<Blob>;
}

/** Every paid invoice has a receipt of its own (P-17). */
function receipt(
  scene: Scene,
  {invoiceId, number}: PaymentLine,
  transactionId: string,
): TemplateResult {
  const {localizer, files} = scene;
  return fileButton(scene, {
    key: transactionId,
    part: 'receipt',
    label: files.receipt,
    name: `${files.receipt}, ${localizer.text(number)}`,
    file: files.receiptFile(number),
    fetch: (api, options) => api.getReceipt(invoiceId, transactionId, options),
  });
}

/** What was paid at once, over all attempts of the dialog, has one summary (P-17). */
function summary(scene: Scene, lines: readonly PaymentLine[]): unknown {
  const {localizer, files, flow, session} = scene;
  const {value} = flow;
  if (value.phase !== 'result' || lines.length < 2) return nothing;
  const {id, createdAt} = value.submission;
  return fileButton(scene, {
    key: id,
    part: 'summary',
    label: files.summary,
    file: files.summaryFile(localizer.date(createdAt, session?.firm.timeZone)),
    fetch: (api, options) => api.getPaymentSummary(id, options),
  });
}

function fileButton(
  {localizer, files, downloads}: Scene,
  {key, part, label, name: spoken, file, fetch}: FileOffer,
): TemplateResult {
  const {locale: language} = localizer;
  return html`<div class=${`${part}-place`}>
    ${
      downloads.failedAt === key ? html`<p class="s critical">${files.downloadFailed}</p>` : nothing
    }
    ${button({
      label,
      name: spoken,
      part,
      isBusy: downloads.isBusy(key),
      onPress: () =>
        void downloads.start(key, file, (api, signal) => fetch(api, {language, signal})),
    })}
  </div>`;
}

function lineState(scene: Scene, line: PaymentLine): unknown {
  const {localizer, words} = scene;
  if (line.was) {
    return html`<span class="visually-hidden">${words.wasNow(line.was, line.amount)}</span>`;
  }
  if (line.state !== 'planned') {
    return transactionBadge({state: transactionState(line.state), amount: line.amount}, words);
  }
  return line.ofTotal ? localizer.messages.ofTotal(line.ofTotal) : nothing;
}

function excludedList(scene: Scene, excluded: readonly ExcludedItem[]): TemplateResult {
  const {messages} = scene.localizer;
  const reason = ({reason: notPayableReason}: ExcludedItem) =>
    notPayableText(messages, {notPayableReason, status: 'open'}, firmName(scene));
  return html`<ul class="excluded s muted">
    ${excluded.map((item) => html`<li>${name(item.number)}: ${reason(item)}</li>`)}
  </ul>`;
}

function totals(scene: Scene, {lines, part}: Document, total: Plan['total']): TemplateResult {
  const {localizer, words} = scene;
  return html`<div class="totals">
    <p class="total">
      <span>${words.total}</span>
      <strong class="xl">${money(total, localizer)}</strong>
    </p>
    ${
      part
        ? html`<p class="s muted">
            ${localizer.messages.partOf(part.limit, part.index, part.count)}
          </p>`
        : nothing
    }
    ${chargesNote(scene, lines)}
  </div>`;
}

/** Before paying, how many charges there will be; afterwards, how many there are (P-03). */
function chargesNote(
  {words}: Scene,
  lines: readonly PaymentLine[],
): TemplateResult | typeof nothing {
  const isOver = lines.every(({state}) => state !== 'planned' && state !== 'waiting');
  const count = isOver
    ? lines.filter(({state}) => !['failed', 'not_attempted', 'canceled'].includes(state)).length
    : lines.length;
  return count > 0 ? html`<p class="charges s muted">${words.charges(count)}</p>` : nothing;
}

/** The places of the lines while they are asked for. */
export function documentSkeleton({words}: Scene, count: number): TemplateResult {
  return html`<section class="document" aria-label=${words.invoicesToPay}>
    <ul class="lines">
      ${Array.from(
        {length: Math.min(count, 6)},
        () =>
          html`<li class="line">
            <div class="what">${block(60)}<span class="s">${block(80)}</span></div>
            <div class="much">${block(80)}</div>
          </li>`,
      )}
    </ul>
  </section>`;
}
