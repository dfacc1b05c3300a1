import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {MethodChoice, MethodPick, NewMethod} from '../../client/payment-flow/state.ts';
import type {PaymentMethod} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import type {FormUse} from '../../gateway/payment-gateway.ts';
import {errorText} from '../../i18n/index.ts';
import {daysBetween} from '../../model/calendar.ts';
import {badge} from '../../parts/badge.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';
import {button} from '../../parts/index.ts';
import {icon} from '../../parts/icon.ts';
import {clock} from '../../parts/icons.ts';
import {methodChoice} from '../../parts/method-row.ts';
import {notice} from '../../parts/notice.ts';
import {block} from '../../parts/skeleton.ts';
import {card, pin} from '../../parts/view-icons.ts';
import {expiry, type Offer, type Scene} from './scene.ts';
import {saveConsent} from './terms.ts';

/** Cards say so when they expire within this many days (LOOK §4). */
const soon = 60;

/** With what to pay: the saved methods and a new one, as one joined frame of radios. */
export function methodRadios(
  scene: Scene,
  pick: MethodPick,
  isDisabled = false,
): TemplateResult | typeof nothing {
  const {words, more, flow} = scene;
  const {methods, newMethod, methodId, blocked} = pick;
  if (methods.length === 0) {
    return newMethod
      ? nothing
      : html`<p class="strong">${words.noSavedMethods}</p>
          <p class="muted">${words.noUsableMethod}</p>`;
  }
  return html`${
      blocked === 'no_method' ? notice({tone: 'caution', text: words.noUsableMethod}) : nothing
    }
    <fieldset class="methods" aria-label=${words.payWith} ?disabled=${isDisabled}>
      ${keyedRows(
        methods,
        ({method}) => method.id,
        (choice) => row(scene, choice, choice.method.id === methodId),
      )}
      ${
        newMethod
          ? html`<label class=${newMethod.isChosen ? 'chosen' : ''} part="method">
              <input
                class="box"
                type="radio"
                name="method"
                .checked=${live(newMethod.isChosen)}
                @change=${() => flow.enterMethod()}
              />
              <span class="mark" aria-hidden="true">${icon(card)}</span>
              <span class="about">
                <span>${more.another}</span>
                <span class="s muted">${kindsOf(scene, newMethod)}</span>
              </span>
            </label>`
          : nothing
      }
    </fieldset>`;
}

function kindsOf({localizer: {messages}, more}: Scene, {kinds}: NewMethod): string {
  if (kinds.length > 1) return more.kinds;
  return kinds[0] === 'card' ? messages.card : messages.bankAccount;
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
  const {notAccepted, expired, pendingVerification, unusable} = scene.words.methodReasons;
  switch (ineligibility?.reason) {
    case 'not_accepted':
      return notAccepted(ineligibility.numbers);
    case 'expired':
      return expired(expiry(method, scene) ?? '');
    case 'pending_verification':
      return pendingVerification;
    case 'unusable':
      return unusable;
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

function expiresSoon({today}: Scene, {status, expMonth, expYear}: PaymentMethod): boolean {
  if (status !== 'active' || !expMonth || !expYear) return false;
  const firstDayAfter = new Date(Date.UTC(expYear, expMonth, 1)).toISOString().slice(0, 10);
  const left = daysBetween(today, firstDayAfter);
  return left > 0 && left <= soon;
}

/** One invoice and not kept: the token pays at once; else it sets the method up (STRIPE.md §3). */
export function useOf({lines, total}: Offer, {kinds, save}: NewMethod): FormUse {
  return lines.length === 1 && !save
    ? {mode: 'payment', amount: total, methods: kinds}
    : {mode: 'setup', currency: total.currency, methods: kinds};
}

/**
 * The form of a new method. Its place is drawn once and stays in the dialog, shown or not: the form
 * in it would lose what was typed.
 */
export function newMethodForm(
  scene: Scene,
  offer: Offer | undefined,
  isBusy: boolean,
): TemplateResult {
  const {more, form, flow, localizer} = scene;
  const method = offer?.newMethod;
  return html`<div class="entry" ?hidden=${!method?.isChosen} ?inert=${isBusy}>
    ${
      form.error
        ? notice({
            tone: 'critical',
            text: html`<span id="form-state">${formError(scene, form.error, offer)}</span>`,
            actions: button({label: localizer.messages.retry, onPress: () => form.retry()}),
          })
        : nothing
    }
    <div class="form-place" ?hidden=${!!form.error}>
      ${
        form.isOpen
          ? nothing
          : html`<div id="form-state" role="status">
              <span class="visually-hidden">${more.loading}</span>
              ${[1, 2, 3].map(() => html`<div class="place">${block(60)}</div>`)}
            </div>`
      }
      <div class="form"></div>
    </div>
    ${
      method?.canSave && !form.error
        ? html`<div>
            ${choice(more.save, method.save, (save) => flow.enterMethod({save}))}
            ${
              !method.save
                ? nothing
                : method.isFirst
                  ? html`<p class="s muted indented">${more.firstIsDefault}</p>`
                  : choice(
                      more.makeDefault,
                      method.makeDefault,
                      (makeDefault) => flow.enterMethod({makeDefault}),
                      'indented',
                    )
            }
            ${saveConsent(scene, offer, method)}
          </div>`
        : nothing
    }
  </div>`;
}

/** Why the form is not there (P-20). */
function formError(scene: Scene, error: PortalError, offer: Offer | undefined): string {
  const {more, localizer, codes} = scene;
  if (error.kind !== 'network') {
    return errorText(localizer, error, {firm: scene.session?.firm.name, codes});
  }
  return offer?.methods.length ? more.blocked : more.blockedAlone;
}

function choice(
  label: string,
  isChecked: boolean,
  onToggle: (isChecked: boolean) => void,
  className = '',
): TemplateResult {
  return html`<label class="choice ${className}">
    <input
      class="box"
      type="checkbox"
      .checked=${live(isChecked)}
      @change=${() => onToggle(!isChecked)}
    />
    ${label}
  </label>`;
}
