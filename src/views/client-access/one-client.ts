import {html, type TemplateResult} from 'lit';
import {contactTable} from './contacts.ts';
import {holdBlock} from './holds.ts';
import {linkBlock} from './links.ts';
import type {Scene} from './scene.ts';
import {portalSwitch} from './switch.ts';

/** Its switch with what that does, contacts, payment links and holds. */
export function oneClient(scene: Scene): TemplateResult | null {
  const {words, desk, firm} = scene;
  const {value} = desk.one;
  if (value.status !== 'ready') return null;
  const {client} = value.data;
  const off = desk.takesPayments ? words.effectOff : words.noWallet(firm);
  return html`<div class="gate">
      <div>
        <h3 class="strong">${words.portal}</h3>
        <p class="muted">${client.portal.enabled ? words.effectOn : off}</p>
      </div>
      ${portalSwitch(scene, client)}
    </div>
    <section>
      <h3 class="strong">${words.contacts}</h3>
      ${contactTable(scene, value.data)}
    </section>
    ${linkBlock(scene)}${holdBlock(scene)}`;
}
