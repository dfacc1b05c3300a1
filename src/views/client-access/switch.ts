import {html, nothing, type TemplateResult} from 'lit';
import type {Client} from '../../contract/types.ts';
import {spinner} from '../../parts/index.ts';
import type {Scene} from './scene.ts';

/** It shows what is so; what it is asked for shows once the server has done it. */
export function portalSwitch({words, acts}: Scene, client: Client): TemplateResult {
  const id = `switch-${client.id}`;
  const isBusy = acts.busy.has(id);
  const {enabled} = client.portal;
  return html`<button
    class="switch"
    part="switch"
    type="button"
    role="switch"
    id=${id}
    aria-checked=${enabled}
    aria-label=${words.portalOf(client.name)}
    aria-busy=${isBusy || nothing}
    aria-disabled=${isBusy || nothing}
    @click=${() => !isBusy && acts.turn(client)}
  >
    ${isBusy ? spinner() : words[enabled ? 'on' : 'off']}<span class="track"></span>
  </button>`;
}
