import {html, nothing, type TemplateResult} from 'lit';
import {badge, button, icons, name} from '../../parts/index.ts';
import type {Scene} from './scene.ts';

/** What nobody can pay before somebody has looked at it (L-17); nothing where there is none. */
export function holdBlock(scene: Scene): TemplateResult | typeof nothing {
  const {words, localizer, desk, dayOf, on, clientId} = scene;
  const {value} = desk.holds;
  if (value.status !== 'ready' || value.data.items.length === 0) return nothing;
  return html`<section>
    <h3 class="strong" id="holds" tabindex="-1">${words.holds}</h3>
    <ul class="rows">
      ${value.data.items.map(
        (hold) =>
          html`<li part="hold">
            <span
              >${name(hold.invoiceNumber, 'strong')}${
                clientId ? nothing : name(hold.clientName, 's muted')
              }</span
            >
            <span
              >${badge('caution', icons.eye, words.reasons[hold.reason])}<span class="s muted"
                >${words.since(localizer.date(dayOf(hold.createdAt)))}</span
              ></span
            >
            ${button({
              label: words.release,
              name: `${words.release}, ${hold.invoiceNumber}`,
              look: 'outlined',
              part: 'release',
              id: `release-${hold.id}`,
              isBusy: desk.busy.has(`release ${hold.id}`),
              onPress: () => on.release(hold),
            })}
          </li>`,
      )}
    </ul>
    ${
      value.data.hasMore
        ? button({
            label: localizer.messages.showMore,
            part: 'more',
            onPress: () => void desk.showMore(desk.holds.store, `holds ${clientId}`),
          })
        : nothing
    }
  </section>`;
}
