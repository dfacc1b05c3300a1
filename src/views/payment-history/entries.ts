import {html, nothing, type TemplateResult} from 'lit';
import type {HistoryEntry, PaidItem} from '../../contract/types.ts';
import {failureText} from '../../i18n/index.ts';
import {badge} from '../../parts/badge.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';
import {button, methodLabel, money, name} from '../../parts/index.ts';
import {paymentBadge} from '../../parts/payment-badge.ts';
import {slashRing} from '../../parts/view-icons.ts';
import type {HistoryScene} from './scene.ts';

/** More invoices than these are shown on demand. */
const fewItems = 6;

/** Payments, each with its invoices. */
export function entryList(scene: HistoryScene, entries: readonly HistoryEntry[]): TemplateResult {
  return html`<ul class="entries" part="list" aria-labelledby="heading">
    ${keyedRows(
      entries,
      ({id}) => id,
      (entry) => entryOf(scene, entry),
    )}
  </ul>`;
}

function entryOf(scene: HistoryScene, entry: HistoryEntry): TemplateResult {
  const {localizer, words, files, firm, isBusy, isWhole} = scene;
  const {id, at, receivedOn, submissionId, items} = entry;
  const date = receivedOn
    ? words.received(localizer.date(receivedOn))
    : localizer.date(at, firm.timeZone);
  const {length} = items;
  const shown = isWhole(entry) || length <= fewItems ? items : items.slice(0, fewItems - 1);
  return html`<li class="entry" part="payment" id=${`entry-${id}`} tabindex="-1">
    <div class="head">
      <div>
        <h3 class="strong">${date}</h3>
        <p class="s muted about">
          <span>${methodOf(entry, scene)}</span>
          ${length > 1 ? html`<span>${words.together(length)}</span>` : nothing}
        </p>
      </div>
      ${
        submissionId !== null && length > 1
          ? button({
              label: files.summary,
              name: `${files.summary}, ${date}`,
              part: 'summary',
              className: 'file',
              isBusy: isBusy(submissionId),
              onPress: () => scene.onSummary(entry),
            })
          : nothing
      }
    </div>
    <ul class="items">
      ${shown.map((item) => itemOf(scene, entry, item))}
    </ul>
    ${
      shown.length < length
        ? button({label: words.showAll(length), part: 'all', onPress: () => scene.onAll(entry)})
        : nothing
    }
  </li>`;
}

/** With what, to its own payer alone; to everybody else the kind, and that it was not them (M-02). */
function methodOf({method, kind, byMe}: HistoryEntry, {localizer, words}: HistoryScene): unknown {
  if (method) return methodLabel(method, localizer);
  const {card, bankAccount, otherPayment, paymentMethod} = localizer.messages;
  const kinds = {card, us_bank_account: bankAccount, outside: otherPayment};
  const known = kind === 'unrecognized' ? paymentMethod : kinds[kind];
  return byMe || kind === 'outside' ? known : `${known} · ${words.byOther}`;
}

function itemOf(scene: HistoryScene, entry: HistoryEntry, item: PaidItem): TemplateResult {
  const {localizer, words, files, isBusy} = scene;
  const {transactionId, invoiceNumber, amount, state, expectedOn, refunded} = item;
  const reason = reasonOf(scene, entry, item);
  return html`<li class="item" part="item">
    <span class="what">
      ${name(invoiceNumber, 'number')}
      ${
        expectedOn
          ? html`<span class="s muted"
              >${localizer.messages.expectedBy(localizer.date(expectedOn))}</span
            >`
          : nothing
      }
      ${refunded ? html`<span class="s muted">${files.refunded(refunded)}</span>` : nothing}
      ${reason ? html`<span class="s muted reason">${reason}</span>` : nothing}
    </span>
    ${state === 'canceled' ? badge('neutral', slashRing, words.canceled) : paymentBadge(state, files)}
    <span class="sum strong">${money(amount, localizer)}</span>
    ${
      item.receiptAvailable && transactionId !== null
        ? button({
            label: files.receipt,
            name: `${files.receipt}, ${localizer.text(invoiceNumber)}`,
            part: 'receipt',
            className: 'file',
            isBusy: isBusy(transactionId),
            onPress: () => scene.onReceipt(item),
          })
        : nothing
    }
  </li>`;
}

/** Why it was not paid, in the words of the payment's own result. */
function reasonOf({reasons}: HistoryScene, {kind}: HistoryEntry, item: PaidItem): unknown {
  const {state, failure} = item;
  if (!failure || (state !== 'failed' && state !== 'canceled')) return null;
  return failureText(reasons, {state, failure}, kind);
}
