import {html, nothing, type TemplateResult} from 'lit';
import {badge, icons, name} from '../../parts/index.ts';
import {actButton} from './act-button.ts';
import {moreButton} from './more.ts';
import type {Scene} from './scene.ts';

/** What nobody can pay before somebody has looked at it (L-17); nothing where there is none. */
export function holdBlock(scene: Scene): TemplateResult | typeof nothing {
  const {words, desk, acts, dateOf, clientId} = scene;
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
                >${words.since(dateOf(hold.createdAt))}</span
              ></span
            >
            ${actButton(scene, {
              act: 'release',
              id: hold.id,
              label: words.release,
              of: hold.invoiceNumber,
              onPress: () => acts.release(hold),
            })}
          </li>`,
      )}
    </ul>
    ${moreButton(scene, value.data)}
  </section>`;
}
