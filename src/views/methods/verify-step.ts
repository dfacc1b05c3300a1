import {html, nothing, type TemplateResult} from 'lit';
import type {VerificationRequest} from '../../contract/types.ts';
import {button} from '../../parts/index.ts';
import {field} from '../../parts/field.ts';
import {shown, type Scene, type Step} from './scene.ts';
import type {StepPage} from './step-page.ts';

type VerifyStep = Extract<Step, {kind: 'verify'}>;

/** Proves a bank account by what arrived on it: two amounts, or a code (M-09). */
export function verifyPage(scene: Scene, step: VerifyStep): StepPage {
  const {words, payWords, localizer, busy, on} = scene;
  const {method} = step;
  const error = step.error?.(words) ?? null;
  const isCode = method.verification?.type === 'descriptor_code';
  const arrivesOn = localizer.date(method.verification?.arrivesOn ?? scene.today);
  return {
    title: words.verifyTitle(shown(method, localizer)),
    body: html`<p>${words.deposits[isCode ? 'code' : 'amounts'](arrivesOn)}</p>
      <div class="proof">
        ${
          isCode
            ? input('code', words.code, error)
            : html`${input('first', words.firstAmount, error, words.amountHint)}
              ${input('second', words.secondAmount, null, words.amountHint, error !== null)}`
        }
      </div>`,
    foot: html`${button({label: payWords.cancel, onPress: on.leave})}
    ${button({
      label: words.verifyAccount,
      look: 'filled',
      type: 'submit',
      part: 'confirm-verify',
      isBusy: busy.has(method.id),
      onPress: () => undefined,
    })}`,
    onSubmit(form) {
      if (busy.has(method.id)) return;
      const proof = proofOf(form, isCode);
      if (proof) on.verify(method, proof);
      else on.open({...step, error: (said) => (isCode ? said.enterCode : said.enterAmount)});
    },
  };
}

function input(
  id: string,
  label: string,
  error: string | null,
  hint?: string,
  isWrong = false,
): TemplateResult {
  return field({
    id,
    label,
    hint,
    error: error ?? undefined,
    control: ({describedBy, invalid}) =>
      html`<input
        class="input"
        id=${id}
        name=${id}
        dir="ltr"
        inputmode=${id === 'code' ? nothing : 'decimal'}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby=${describedBy}
        aria-invalid=${isWrong ? 'true' : invalid}
      />`,
  });
}

function proofOf(form: HTMLFormElement, isCode: boolean): VerificationRequest | null {
  const data = new FormData(form);
  const typed = (name: string) => latin(data.get(name) as string);
  if (isCode) {
    const descriptorCode = typed('code').replace(/\s/g, '').toUpperCase();
    return /^SM[0-9A-Z]{4}$/.test(descriptorCode) ? {descriptorCode} : null;
  }
  const amounts = [cents(typed('first')), cents(typed('second'))];
  return amounts.every((amount) => amount > 0) ? {amounts} : null;
}

/** "0.32", ".32", "0,32" and "32" are all 32 cents; zero for what is none. */
function cents(text: string): number {
  const [, point, digits = ''] = /^\D*?0?([.,٫]?)(\d{1,2})\D*$/.exec(text) ?? [];
  return Number(point ? digits.padEnd(2, '0') : digits);
}

/** Digits of other scripts stand for themselves. */
function latin(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}
