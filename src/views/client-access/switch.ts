import {html, nothing, type TemplateResult} from 'lit';
import type {Client} from '../../contract/types.ts';
import {spinner} from '../../parts/index.ts';
import type {Scene} from './scene.ts';

/** It shows what is so; what it is asked for shows once the server has done it. */
export function portalSwitch({words, desk, on}: Scene, client: Client): TemplateResult {
  const isBusy = desk.busy.has(client.id);
  const {enabled} = client.portal;
  return html`<button
    class="switch"
    part="switch"
    type="button"
    role="switch"
    id="switch-${client.id}"
    aria-checked=${enabled}
    aria-label=${words.portalOf(client.name)}
    aria-busy=${isBusy || nothing}
    aria-disabled=${isBusy || nothing}
    @click=${() => !isBusy && on.turn(client)}
  >
    <span class="track"></span>${isBusy ? spinner() : enabled ? words.on : words.off}
  </button>`;
}
