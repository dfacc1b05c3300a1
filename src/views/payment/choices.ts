import {html, nothing} from 'lit';
import type {
  CurrencyState,
  NoCommonMethodState,
  TakenInvoice,
  TakenState,
} from '../../client/payment-flow/state.ts';
import {button} from '../../parts/index.ts';
import {notice} from '../../parts/notice.ts';
import {documentColumn} from './lines.ts';
import {payer, payHeading} from './headings.ts';
import type {Page} from './places.ts';
import type {Scene} from './scene.ts';

/** One payment has one currency: which goes first (S-08). */
export function currencyPage(scene: Scene, {choices}: CurrencyState): Page {
  const {words, flow} = scene;
  return {
    heading: words.whichCurrency,
    sub: words.oneCurrency,
    document: nothing,
    side: html`<div class="choices">
      ${choices.map(({total, count}) =>
        button({
          label: words.currencyChoice(count, total),
          look: 'outlined',
          className: 'wide',
          onPress: () => flow.chooseCurrency(total.currency),
        }),
      )}
    </div>`,
    foot: nothing,
  };
}

/** No kind of method fits all: which excludes which, and at most two ways out (S-09). */
export function noCommonMethodPage(scene: Scene, state: NoCommonMethodState): Page {
  const {words, flow} = scene;
  const {lines, cardOnly, bankOnly, byCard, others} = state;
  return {
    heading: payHeading(scene, lines),
    sub: payer(scene),
    document: documentColumn(scene, state),
    sideHeading: words.payWith,
    side: notice({tone: 'caution', text: words.noCommonMethod(lines.length, cardOnly, bankOnly)}),
    foot: html`${
      byCard.length > 0
        ? button({
            label: words.payByFirst(byCard.length, 'card'),
            look: 'filled',
            className: 'wide',
            onPress: () => flow.payByCardFirst(),
          })
        : nothing
    }
    ${
      others.length > 0
        ? button({
            label: words.leaveOut(others.map(({number}) => number)),
            className: 'wide',
            onPress: () => flow.leaveOut(),
          })
        : nothing
    }`,
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
    side: html`${taken.map((invoice) => notice({tone: 'caution', text: takenText(scene, invoice)}))}`,
    foot: isOver
      ? button({
          label: localizer.messages.close,
          look: 'filled',
          className: 'wide',
          onPress: scene.close,
        })
      : html`${button({
          label: words.payRest,
          look: 'filled',
          className: 'wide',
          onPress: () => flow.continueWithRest(),
        })}
        ${button({label: words.cancel, className: 'wide', onPress: scene.close})}`,
  };
}

/** Why an invoice is not payable any more. */
export function takenText(
  {localizer, words, session}: Scene,
  {number, reason}: TakenInvoice,
): string {
  if (!number) return localizer.messages.errors.missing({firm: '', seconds: 1});
  const values = {
    firm: session?.firm.name ?? localizer.messages.theFirm,
    number,
    limit: 0,
    min: {amount: 0, currency: 'USD'},
    max: {amount: 0, currency: 'USD'},
  };
  switch (reason) {
    case 'in_progress':
      return words.codes.invoice_payment_in_progress(values);
    case 'paid':
      return words.codes.invoice_already_paid(values);
    case 'not_payable':
      return words.codes.invoice_not_payable(values);
    case 'gone':
      return words.noLongerPayable(number);
  }
}
