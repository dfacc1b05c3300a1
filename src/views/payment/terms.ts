import {html, nothing, type TemplateResult} from 'lit';
import type {MethodPick} from '../../client/payment-flow/state.ts';
import type {Money, PaymentMethod} from '../../contract/types.ts';
import {methodName} from '../../i18n/index.ts';
import type {Scene} from './scene.ts';

/** What the payer agrees to by pressing the button right below (P-22). */
export function consent(
  scene: Scene,
  pick: MethodPick,
  count: number,
  total: Money,
): TemplateResult | typeof nothing {
  const chosen = pick.methods.find(({method}) => method.id === pick.methodId)?.method;
  return chosen
    ? html`<p class="s muted" id="consent">${consentText(scene, chosen, count, total)}</p>`
    : nothing;
}

function consentText(scene: Scene, method: PaymentMethod, count: number, total: Money): string {
  const {localizer, words, session, today} = scene;
  const firm = session?.firm;
  return words.consent[method.kind === 'us_bank_account' ? 'bank' : 'card']({
    firm: firm?.legalName ?? localizer.messages.theFirm,
    method: methodName(method, localizer),
    count,
    total,
    date: today,
    contact: firm?.supportEmail ?? firm?.name ?? localizer.messages.theFirm,
  });
}

/** With whom the payer deals, and under which name the charges will appear. */
export function about(
  {localizer, words, session}: Scene,
  count: number,
): TemplateResult | typeof nothing {
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
