import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {MethodChoice, MethodPick} from '../../client/payment-flow/state.ts';
import type {PaymentMethod} from '../../contract/types.ts';
import {badge} from '../../parts/badge.ts';
import {methodChoice} from '../../parts/method-row.ts';
import {clock} from '../../parts/icons.ts';
import {notice} from '../../parts/notice.ts';
import {pin} from '../../parts/view-icons.ts';
import {daysBetween} from '../../model/calendar.ts';
import {expiry, type Scene} from './scene.ts';

/** Cards say so when they expire within this many days (LOOK §4). */
const soon = 60;

/** With what to pay: the saved methods as one joined frame of radios. */
export function methodRadios(scene: Scene, pick: MethodPick): TemplateResult {
  const {words} = scene;
  if (pick.methods.length === 0) {
    const {title, text} = {title: words.noSavedMethods, text: words.noUsableMethod};
    return html`<p class="strong">${title}</p>
      <p class="muted">${text}</p>`;
  }
  return html`${
      pick.blocked === 'no_method' ? notice({tone: 'caution', text: words.noUsableMethod}) : nothing
    }
    <fieldset class="methods" aria-label=${words.payWith}>
      ${repeat(
        pick.methods,
        ({method}) => method.id,
        (choice) => row(scene, choice, choice.method.id === pick.methodId),
      )}
    </fieldset>`;
}

function row(scene: Scene, choice: MethodChoice, isChosen: boolean): TemplateResult {
  const {method, ineligibility} = choice;
  return methodChoice({
    method,
    localizer: scene.localizer,
    value: method.id,
    isChosen,
    isUnusable: ineligibility !== null,
    second: reason(scene, choice) ?? expires(scene, method),
    badge: rowBadge(scene, choice),
    onChoose: (id) => scene.flow.chooseMethod(id),
  });
}

/** Why it cannot be chosen (P-15). */
function reason(scene: Scene, {method, ineligibility}: MethodChoice): string | undefined {
  const {methodReasons} = scene.words;
  switch (ineligibility?.reason) {
    case 'not_accepted':
      return methodReasons.notAccepted(ineligibility.numbers);
    case 'expired':
      return methodReasons.expired(expiry(method, scene) ?? '');
    case 'pending_verification':
      return methodReasons.pendingVerification;
    case 'unusable':
      return methodReasons.unusable;
    default:
      return undefined;
  }
}

/** "Expires 08/2028" */
export function expires(scene: Scene, method: PaymentMethod): string | undefined {
  const month = expiry(method, scene);
  return month && scene.words.expires(month);
}

function rowBadge(scene: Scene, {method}: MethodChoice): TemplateResult | typeof nothing {
  const {methodBadges} = scene.words;
  if (expiresSoon(scene, method)) return badge('caution', clock, methodBadges.expires_soon);
  return method.isDefault ? badge('accent', pin, methodBadges.default) : nothing;
}

function expiresSoon({today}: Scene, {status, expMonth, expYear}: MethodChoice['method']): boolean {
  if (status !== 'active' || !expMonth || !expYear) return false;
  const firstDayAfter = new Date(Date.UTC(expYear, expMonth, 1)).toISOString().slice(0, 10);
  const left = daysBetween(today, firstDayAfter);
  return left > 0 && left <= soon;
}
