import {html, nothing, type TemplateResult} from 'lit';
import type {NewMethod} from '../../client/payment-flow/state.ts';
import {methodName} from '../../i18n/index.ts';
import {firmName, type Offer, type Scene} from './scene.ts';

type Terms = TemplateResult | typeof nothing;

function legalName({session, localizer}: Scene): string {
  return session?.firm.legalName ?? localizer.messages.theFirm;
}

/** Where the payer can write to. */
function contactOf(scene: Scene): string {
  return scene.session?.firm.supportEmail ?? firmName(scene);
}

/** What the payer agrees to by pressing the button right below (P-22). */
export function consent(scene: Scene, {methods, methodId, newMethod, lines, total}: Offer): Terms {
  const {localizer, words, more, form, today} = scene;
  const chosen = methods.find(({method}) => method.id === methodId)?.method;
  if (!chosen && !newMethod?.isChosen) return nothing;
  const kind = (chosen ?? form).kind === 'us_bank_account' ? 'us_bank_account' : 'card';
  const text = words.consent[kind === 'card' ? 'card' : 'bank']({
    firm: legalName(scene),
    method: chosen ? methodName(chosen, localizer) : more.thisOne[kind],
    count: lines.length,
    total,
    date: today,
    contact: contactOf(scene),
  });
  return html`<p class="s muted" id="consent">${text}</p>`;
}

/** What becomes of a new method beside paying: kept, or removed when the payments are final. */
export function saveConsent(scene: Scene, offer: Offer | undefined, {save}: NewMethod): Terms {
  const {consent: words} = scene.more;
  const count = offer?.lines.length ?? 0;
  if (!save && count < 2) return nothing;
  const text = !save
    ? words.kept(count)
    : scene.form.kind === 'us_bank_account'
      ? words.saveBank(legalName(scene), contactOf(scene))
      : words.saveCard(legalName(scene));
  return html`<p class="s muted">${text}</p>`;
}

/** With whom the payer deals, and under which name the charges will appear. */
export function about({localizer, words, session}: Scene, count: number): Terms {
  if (!session) return nothing;
  const {firm} = session;
  const contact = firm.supportEmail ?? firm.supportPhone;
  const facts = [
    words.chargesBy(count, firm.statementName),
    words.about.soldBy(firm.legalName, localizer.country(firm.country)),
    contact && words.about.contact(contact),
  ];
  const links = [
    [firm.termsUrl, words.about.terms],
    [firm.refundPolicyUrl, words.about.refundPolicy],
    [firm.privacyUrl, words.about.privacy],
  ] as const;
  return html`<p class="about-firm s muted">
    ${facts.filter(Boolean).join(' · ')}
    ${links.map(([url, label]) =>
      url ? html`· <a href=${url} target="_blank" rel="noopener">${label}</a> ` : nothing,
    )}
  </p>`;
}
