import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Contact} from '../../contract/types.ts';
import {badge, icon, icons, name} from '../../parts/index.ts';
import {actButton} from './act-button.ts';
import type {Overview} from './desk.ts';
import type {Scene} from './scene.ts';

type Portal = NonNullable<Contact['portal']>;

const envelope = 'M2.4 3.8h11.2v8.4H2.4Zm0 .6L8 8.8l5.6-4.4';

/** Access and invite have columns only while the portal is on (A-02). */
export function contactTable(scene: Scene, {client, contacts}: Overview): TemplateResult {
  const {words} = scene;
  const {enabled} = client.portal;
  if (contacts.length === 0) return html`<p class="muted">${words.noContacts}</p>`;
  const columns = enabled ? [words.access, words.invite, words.lastSent] : [];
  return html`<div class="table ${enabled ? 'on' : ''}" role="table" aria-label=${words.contacts}>
    <div class="row heads s muted" role="row">
      ${[words.contact, ...columns].map((column) => html`<span role="columnheader">${column}</span>`)}${
        enabled
          ? html`<span role="columnheader"
              ><span class="visually-hidden">${words.invite}</span></span
            >`
          : nothing
      }
    </div>
    ${contacts.map(
      (contact) =>
        html`<div class="row" role="row" part="contact">
          <span role="cell">${name(contact.name, 'strong')}${name(contact.email, 's muted')}</span>
          ${enabled && contact.portal ? cells(scene, contact, contact.portal) : nothing}
        </div>`,
    )}
  </div>`;
}

function cells(scene: Scene, contact: Contact, {access, invite}: Portal): TemplateResult {
  const {words, acts, dateOf} = scene;
  const accessId = `access-${contact.id}`;
  return html`<span role="cell" class="field"
      ><span class="with">
        <select
          class="input"
          part="access"
          id=${accessId}
          aria-label=${words.accessOf(contact.name)}
          aria-busy=${acts.busy.has(accessId) || nothing}
          @change=${({target}: Event) => {
            const select = target as HTMLSelectElement;
            const chosen = select.value as 'user' | 'none';
            // What is so stays chosen until the server has changed it.
            select.value = access;
            acts.choose(contact, chosen);
          }}
        >
          ${(['user', 'none'] as const).map(
            (each) =>
              html`<option value=${each} .selected=${live(access === each)}>
                ${each === 'user' ? words.user : words.noAccess}
              </option>`,
          )}</select
        >${icon(icons.chevronDown)}</span
      ></span
    >
    <span role="cell">${inviteBadge(words, invite)}</span>
    <span role="cell" class="s muted sent"
      >${invite.sentAt ? dateOf(invite.sentAt) : words.neverSent}</span
    >
    <span role="cell"
      >${actButton(scene, {
        act: 'invite',
        id: contact.id,
        label: invite.count > 0 ? words.resend : words.send,
        of: contact.name,
        onPress: () => acts.invite(contact),
      })}</span
    >`;
}

function inviteBadge(words: Scene['words'], {state, expiresAt}: Portal['invite']): TemplateResult {
  if (state === 'active') return badge('positive', icons.check, words.active);
  if (state !== 'invited') return badge('neutral', envelope, words.notInvited);
  const isExpired = expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();
  return isExpired
    ? badge('caution', icons.clock, words.inviteExpired)
    : badge('info', envelope, words.invited);
}
