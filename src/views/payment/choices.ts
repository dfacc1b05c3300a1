import {html, nothing} from 'lit';
import type {
  CurrencyState,
  NoCommonMethodState,
  TakenInvoice,
  TakenState,
} from '../../client/payment-flow/state.ts';
import {notice} from '../../parts/notice.ts';
import {documentColumn} from './lines.ts';
import {firmName, payer, payHeading, type Page, type Scene} from './scene.ts';
import {wideButton} from './wide-button.ts';

/** One payment has one currency: which goes first (S-08). */
export function currencyPage({words, flow}: Scene, {choices}: CurrencyState): Page {
  return {
    heading: words.whichCurrency,
    sub: words.oneCurrency,
    side: html`<div class="choices">
      ${choices.map(({total, count}) =>
        wideButton(words.currencyChoice(count, total), () => flow.chooseCurrency(total.currency), {
          look: 'outlined',
        }),
      )}
    </div>`,
  };
}

/** No kind of method fits all: which excludes which, and at most two ways out (S-09). */
export function noCommonMethodPage(scene: Scene, state: NoCommonMethodState): Page {
  const {words, flow} = scene;
  const {lines, cardOnly, bankOnly, byCard, others} = state;
  const numbers = others.map(({number}) => number);
  return {
    heading: payHeading(scene, lines),
    sub: payer(scene),
    document: documentColumn(scene, state),
    sideHeading: words.payWith,
    side: notice({tone: 'caution', text: words.noCommonMethod(lines.length, cardOnly, bankOnly)}),
    foot: html`${
      byCard.length > 0
        ? wideButton(words.payByFirst(byCard.length, 'card'), () => flow.payByCardFirst(), {
            look: 'filled',
          })
        : nothing
    }
    ${numbers.length > 0 ? wideButton(words.leaveOut(numbers), () => flow.leaveOut()) : nothing}`,
  };
}

/** Someone else was faster, or the invoice is not payable any more; nothing was charged (P-08). */
export function takenPage(scene: Scene, state: TakenState): Page {
  const {localizer, words, flow} = scene;
  const {lines, taken} = state;
  const isOver = lines.length === 0;
  return {
    heading: isOver ? words.nothingLeft : payHeading(scene, lines),
    sub: payer(scene),
    document: documentColumn(scene, state),
    sideHeading: words.whatYouCanDo,
    side: taken.map((invoice) => notice({tone: 'caution', text: takenText(scene, invoice)})),
    foot: isOver
      ? wideButton(localizer.messages.close, scene.close, {look: 'filled'})
      : html`${wideButton(words.payRest, () => flow.continueWithRest(), {look: 'filled'})}
        ${wideButton(words.cancel, scene.close)}`,
  };
}

/** Why an invoice is not payable any more. */
export function takenText(scene: Scene, {number, reason}: TakenInvoice): string {
  const {localizer, words} = scene;
  if (!number) return localizer.messages.errors.missing({firm: '', seconds: 1});
  if (reason === 'gone') return words.noLongerPayable(number);
  const codes = {
    in_progress: 'invoice_payment_in_progress',
    paid: 'invoice_already_paid',
    not_payable: 'invoice_not_payable',
  } as const;
  const none = {amount: 0, currency: 'USD'};
  return words.codes[codes[reason]]({
    firm: firmName(scene),
    number,
    limit: 0,
    min: none,
    max: none,
  });
}
