import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {icons, name, stateView} from '../../parts/index.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';
import {holdBlock} from './holds.ts';
import {moreButton} from './more.ts';
import type {Scene} from './scene.ts';
import {portalSwitch} from './switch.ts';

/** A client's name opens it; its switch stands beside it. */
export function clientList(scene: Scene): TemplateResult | null {
  const {words, desk, acts, open} = scene;
  const {value} = desk.clients;
  if (value.status !== 'ready') return null;
  const {items} = value.data;
  return html`<input
      class="input search"
      part="search"
      type="search"
      aria-label=${words.search}
      placeholder=${words.search}
      .value=${live(desk.query)}
      @input=${(event: Event) => acts.type((event.target as HTMLInputElement).value)}
      @keydown=${({key}: KeyboardEvent) => key === 'Escape' && acts.type('')}
    />
    ${
      items.length === 0
        ? stateView({...words.noMatch(desk.query), drawing: icons.search})
        : html`<ul class="rows" aria-label=${words.clients}>
            ${keyedRows(
              items,
              ({id}) => id,
              (client) =>
                html`<li part="client">
                  <button class="link" id="client-${client.id}" @click=${() => open(client.id)}>
                    ${name(client.name, 'strong')}<span class="s muted"
                      >${words.contactCount(client.contactCount)}</span
                    >
                  </button>
                  ${portalSwitch(scene, client)}
                </li>`,
            )}
          </ul>`
    }${moreButton(scene, value.data)}${holdBlock(scene)}`;
}
