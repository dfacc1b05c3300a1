import {html, nothing, type TemplateResult} from 'lit';
import type {MethodForm} from '../../controllers/method-form.ts';
import {button, block, notice} from '../../parts/index.ts';
import {addFailure} from './outcome-text.ts';
import type {Scene, Step} from './scene.ts';
import type {StepPage} from './step-page.ts';

type AddStep = Extract<Step, {kind: 'add'}>;

/**
 * The processor's form for a new method, and what saving it means (M-01). The form's place is drawn
 * once and stays, shown or not: what was typed must outlive the bank's question.
 */
export function addPage(scene: Scene, step: AddStep, form: MethodForm): StepPage {
  const {words, newWords, payWords, on} = scene;
  const isAsked = step.doing === 'confirming';
  const canSave = !isAsked && !form.error;
  return {
    title: isAsked ? newWords.confirm.title : words.add,
    body: html`${
        isAsked
          ? html`<p>${newWords.confirm.setUp}</p>`
          : html`${problem(scene, step, form)}${
              form.isOpen || form.error
                ? nothing
                : html`<div role="status">
                    <span class="visually-hidden">${newWords.loading}</span>${block(60)}
                  </div>`
            }`
      }
      <div class="form" ?hidden=${isAsked || !!form.error}></div>
      ${canSave ? terms(scene, step, form) : nothing}`,
    foot: html`${isAsked ? nothing : button({label: payWords.cancel, onPress: on.leave})}
    ${
      canSave
        ? button({
            label: words.save,
            look: 'filled',
            type: 'submit',
            part: 'save',
            isBusy: step.doing === 'saving',
            isUnavailable: !form.isOpen,
            describedBy: 'consent',
            onPress: () => undefined,
          })
        : nothing
    }`,
    onSubmit(element) {
      if (canSave && form.isOpen) on.add(new FormData(element).has('default'));
    },
  };
}

/** Why there is no form, or why the last attempt to save came to nothing. */
function problem(scene: Scene, step: AddStep, form: MethodForm): TemplateResult | typeof nothing {
  const {localizer, newWords} = scene;
  if (form.error) {
    const {blocked, blockedAlone} = newWords;
    const isBlocked = form.error.code === 'processor_blocked';
    return notice({
      tone: 'critical',
      part: 'error',
      text: isBlocked ? (step.isFirst ? blockedAlone : blocked) : addFailure(scene, form.error),
      actions: button({
        label: localizer.messages.retry,
        part: 'retry',
        onPress: () => form.retry(),
      }),
    });
  }
  return step.error
    ? notice({tone: 'critical', part: 'error', text: addFailure(scene, step.error, form.kind)})
    : nothing;
}

/** The box, or what happens without one (M-04); and what the contact agrees to (P-22). */
function terms(scene: Scene, step: AddStep, form: MethodForm): TemplateResult {
  const {newWords, session, localizer} = scene;
  const firm = session?.firm;
  const legalName = firm?.legalName ?? localizer.messages.theFirm;
  const {saveBank, saveCard} = newWords.consent;
  return html`${
      step.isFirst
        ? html`<p>${newWords.firstIsDefault}</p>`
        : html`<label class="choice">
            <input class="box" type="checkbox" name="default" />${newWords.makeDefault}
          </label>`
    }
    <p class="s muted" id="consent">
      ${
        form.kind === 'us_bank_account'
          ? saveBank(legalName, firm?.supportEmail ?? firm?.name ?? legalName)
          : saveCard(legalName)
      }
    </p>`;
}
