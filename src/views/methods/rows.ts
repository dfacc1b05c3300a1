import {html, nothing, type TemplateResult} from 'lit';
import type {PaymentMethod} from '../../contract/types.ts';
import {ineligibility} from '../../model/method-eligibility.ts';
import {daysBetween} from '../../model/calendar.ts';
import {badge, button, icons, spinner} from '../../parts/index.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';
import {methodAbout} from '../../parts/method-row.ts';
import {crossRing, pin, shield, slashRing, trash} from '../../parts/view-icons.ts';
import {spoken, type Scene} from './scene.ts';

/** Cards say so when they expire within this many days (LOOK §4). */
const soon = 60;

export function methodRows(scene: Scene, methods: readonly PaymentMethod[]): TemplateResult {
  return html`<ul class="rows" part="list" aria-label=${scene.localizer.messages.paymentMethods}>
    ${keyedRows(
      methods,
      ({id}) => id,
      (method) => row(scene, method),
    )}
  </ul>`;
}

function row(scene: Scene, method: PaymentMethod): TemplateResult {
  const {localizer} = scene;
  const isUsable = ineligibility(method, [], scene.today)?.reason;
  return html`<li class="row ${isUsable ? 'muted' : ''}" part="method">
    ${methodAbout(method, localizer, second(scene, method))}
    <span class="badges">${badges(scene, method)}</span>
    ${method.status === 'removing' ? nothing : controls(scene, method, !isUsable)}
  </li>`;
}

function controls(scene: Scene, method: PaymentMethod, isUsable: boolean): TemplateResult {
  const {words, localizer, busy, on} = scene;
  const {id} = method;
  const doing = busy.get(id);
  const name = spoken(method, localizer);
  return html`<span class="does"
      >${
        method.status === 'pending_verification' && method.verification
          ? button({
              label: words.verify,
              name: words.verifyName(name),
              look: 'outlined',
              id: `verify-${id}`,
              part: 'verify',
              hasPopup: 'dialog',
              onPress: () => on.open({kind: 'verify', method, error: null}),
            })
          : nothing
      }
      ${
        isUsable && !method.isDefault
          ? button({
              label: words.makeDefault,
              name: words.makeDefaultName(name),
              part: 'make-default',
              isBusy: doing === 'default',
              onPress: () => on.makeDefault(method),
            })
          : nothing
      }</span
    >${button({
      label: words.deleteName(name),
      iconOnly: trash,
      id: `delete-${id}`,
      part: 'delete',
      isBusy: doing === 'delete',
      hasPopup: 'dialog',
      onPress: () => on.open({kind: 'delete', method}),
    })}`;
}

/** When it expires, or what is the matter with it. */
function second(
  {words, payWords, localizer, today}: Scene,
  method: PaymentMethod,
): string | undefined {
  const {expMonth, expYear, verification, status} = method;
  if (status === 'pending_verification') {
    return verification && words.arriveBy(localizer.date(verification.arrivesOn));
  }
  if (method.unusableReason === 'account_closed') return words.accountClosed;
  if (!expMonth || !expYear) return undefined;
  const isOver = ineligibility(method, [], today)?.reason === 'expired';
  const month = localizer.month(expMonth, expYear);
  return isOver ? payWords.methodReasons.expired(month) : payWords.expires(month);
}

function badges({words, payWords, today}: Scene, method: PaymentMethod): TemplateResult {
  const {badges: names} = words;
  const reason = ineligibility(method, [], today)?.reason;
  return html`${method.isDefault ? badge('accent', pin, payWords.methodBadges.default) : nothing}
  ${
    method.status === 'removing'
      ? badge('info', spinner(), names.removing)
      : reason === 'expired'
        ? badge('critical', crossRing, names.expired)
        : reason === 'pending_verification'
          ? badge('caution', shield, names.pending)
          : method.unusableReason === 'verification_failed'
            ? badge('critical', crossRing, names.verification_failed)
            : reason
              ? badge('critical', slashRing, names.unusable)
              : expiresSoon(method, today)
                ? badge('caution', icons.clock, payWords.methodBadges.expires_soon)
                : nothing
  }`;
}

function expiresSoon({expMonth, expYear}: PaymentMethod, today: string): boolean {
  if (!expMonth || !expYear) return false;
  const firstDayAfter = new Date(Date.UTC(expYear, expMonth, 1)).toISOString().slice(0, 10);
  return daysBetween(today, firstDayAfter) <= soon;
}
