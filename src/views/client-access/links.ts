import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Invoice, PaymentLink} from '../../contract/types.ts';
import {nameText} from '../../i18n/index.ts';
import {field} from '../../parts/field.ts';
import {button, icon, icons} from '../../parts/index.ts';
import {actButton} from './act-button.ts';
import type {Listed} from './desk.ts';
import {moreButton} from './more.ts';
import type {Scene} from './scene.ts';

/** Makes a link to one invoice; shows its address once, and those that work. */
export function linkBlock(scene: Scene): TemplateResult | typeof nothing {
  const {words, desk, acts} = scene;
  const {value} = desk.invoices;
  if (!desk.takesPayments) return nothing;
  return html`<section>
    <h3 class="strong">${words.link}</h3>
    ${
      value.status === 'ready'
        ? html`${choice(scene, value.data)}${acts.made?.invoiceId === desk.invoiceId ? fresh(scene, acts.made) : nothing}${working(scene)}`
        : nothing
    }
  </section>`;
}

function choice(scene: Scene, list: Listed<Invoice>): TemplateResult {
  const {words, desk, acts, localizer} = scene;
  const {invoiceId} = desk;
  const create = `create-${invoiceId}`;
  const payable = list.items.filter(({payableAmount}) => payableAmount);
  if (payable.length === 0 && !list.more) return html`<p class="muted">${words.noPayable}</p>`;
  return html`<div class="maker">
    ${field({
      id: 'invoice',
      label: words.invoice,
      hint: invoiceId ? undefined : words.chooseInvoice,
      control: ({id}) =>
        html`<span class="with">
          <select
            class="input"
            part="invoice"
            id=${id}
            @change=${({target}: Event) => acts.chooseInvoice((target as HTMLSelectElement).value)}
          >
            <option value="" .selected=${live(!invoiceId)}>–</option>
            ${payable.map(
              (invoice) =>
                html`<option value=${invoice.id} .selected=${live(invoiceId === invoice.id)}>
                  ${nameText(invoice.number)} ·
                  ${localizer.money(invoice.payableAmount ?? invoice.due)}
                </option>`,
            )}</select
          >${icon(icons.chevronDown)}</span
        >`,
    })}
    ${button({
      label: words.create,
      look: 'filled',
      part: 'create',
      id: create,
      isBusy: acts.busy.has(create),
      isUnavailable: !invoiceId,
      describedBy: invoiceId ? undefined : 'invoice-about',
      onPress: () => acts.create(),
    })}
    ${moreButton(scene, list)}
  </div>`;
}

/** Its address is in this answer alone. */
function fresh({words, acts}: Scene, link: PaymentLink): TemplateResult {
  const {url = ''} = link;
  return html`<div class="maker">
    ${field({
      id: 'address',
      label: words.address,
      hint: words.shownOnce,
      control: ({id, describedBy}) =>
        html`<input
          class="input"
          part="link"
          id=${id}
          dir="ltr"
          readonly
          aria-describedby=${describedBy}
          .value=${url}
          @focus=${({target}: Event) => (target as HTMLInputElement).select()}
        />`,
    })}
    ${button({
      label: acts.copied === url ? words.copied : words.copy,
      look: 'outlined',
      part: 'copy',
      onPress: () => void acts.copy(link),
    })}
  </div>`;
}

function working(scene: Scene): TemplateResult | typeof nothing {
  const {words, desk, acts, dateOf} = scene;
  const {value} = desk.links;
  if (!desk.invoiceId || value.status !== 'ready' || value.data.length === 0) return nothing;
  return html`<ul class="rows">
    ${value.data.map((link) => {
      const until = words.until(dateOf(link.expiresAt));
      return html`<li>
        <span>${until}<span class="s muted">${words.madeOn(dateOf(link.createdAt))}</span></span>
        ${actButton(scene, {
          act: 'revoke',
          id: link.id,
          label: words.revoke,
          of: until,
          onPress: () => acts.revoke(link),
        })}
      </li>`;
    })}
  </ul>`;
}
