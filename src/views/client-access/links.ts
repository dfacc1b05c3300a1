import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Invoice, PaymentLink} from '../../contract/types.ts';
import {field} from '../../parts/field.ts';
import {button, icon, icons} from '../../parts/index.ts';
import {nameText} from '../../i18n/index.ts';
import type {Scene} from './scene.ts';

/** Makes a link to one invoice; shows its address once, and those that work. */
export function linkBlock(scene: Scene): TemplateResult | typeof nothing {
  const {words, desk} = scene;
  const {value} = desk.invoices;
  if (!desk.takesPayments) return nothing;
  const title = html`<h3 class="strong" id="links">${words.link}</h3>`;
  if (value.status !== 'ready') return title;
  const payable = value.data.items.filter(({payableAmount}) => payableAmount !== null);
  return html`${title}${
    payable.length === 0 && !value.data.hasMore
      ? html`<p class="muted">${words.noPayable}</p>`
      : choice(scene, payable, value.data.hasMore)
  }${scene.made ? fresh(scene, scene.made) : nothing}${working(scene)}`;
}

function choice(scene: Scene, invoices: readonly Invoice[], hasMore: boolean): TemplateResult {
  const {words, desk, localizer, on} = scene;
  return html`<div class="maker">
    ${field({
      id: 'invoice',
      label: words.invoice,
      control: ({id}) =>
        html`<span class="chooser">
          <select
            class="input"
            part="invoice"
            id=${id}
            @change=${(event: Event) => on.chooseInvoice((event.target as HTMLSelectElement).value)}
          >
            <option value="" .selected=${live(desk.invoiceId === '')}>–</option>
            ${invoices.map(
              ({id: invoiceId, number, payableAmount}) =>
                html`<option value=${invoiceId} .selected=${live(desk.invoiceId === invoiceId)}>
                  ${nameText(number)}${payableAmount ? ` · ${localizer.money(payableAmount)}` : nothing}
                </option>`,
            )}
          </select>
          ${icon(icons.chevronDown)}
        </span>`,
    })}
    ${button({
      label: words.create,
      look: 'filled',
      part: 'create',
      id: 'create',
      isBusy: desk.busy.has('link'),
      isUnavailable: desk.invoiceId === '',
      describedBy: desk.invoiceId === '' ? 'create-reason' : undefined,
      onPress: () => on.create(),
    })}
    ${
      hasMore
        ? button({
            label: localizer.messages.showMore,
            part: 'more',
            onPress: () => void desk.showMore(desk.invoices.store, `invoices ${scene.clientId}`),
          })
        : nothing
    }
    <p class="s muted reason" id="create-reason">
      ${desk.invoiceId === '' ? words.chooseInvoice : nothing}
    </p>
  </div>`;
}

/** Its address is in this answer alone. */
function fresh(scene: Scene, link: PaymentLink): TemplateResult {
  const {words, isCopied, on} = scene;
  return html`<div class="fresh">
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
          .value=${live(link.url ?? '')}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />`,
    })}
    ${button({
      label: isCopied ? words.copied : words.copy,
      look: 'outlined',
      part: 'copy',
      onPress: () => on.copy(),
    })}
  </div>`;
}

function working(scene: Scene): TemplateResult | typeof nothing {
  const {words, localizer, desk, dayOf, on} = scene;
  const {value} = desk.links;
  if (!desk.invoiceId || value.status !== 'ready' || value.data.length === 0) return nothing;
  const day = (at: string) => localizer.date(dayOf(at));
  return html`<ul class="rows">
    ${value.data.map(
      (link) =>
        html`<li>
          <span
            >${words.until(day(link.expiresAt))}<span class="s muted"
              >${words.madeOn(day(link.createdAt))}</span
            ></span
          >
          ${button({
            label: words.revoke,
            look: 'outlined',
            part: 'revoke',
            id: `revoke-${link.id}`,
            isBusy: desk.busy.has(`revoke ${link.id}`),
            onPress: () => on.revoke(link),
          })}
        </li>`,
    )}
  </ul>`;
}
