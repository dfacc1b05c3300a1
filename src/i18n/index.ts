/**
 * Every text people read and how numbers, money and dates are written. One {@link Localizer} per
 * locale, made by `createLocalizer({locale, messages: await loadLocale(locale), overrides})`; texts
 * are read from it at render. A view brings its own English: `localizer.view('payment', payment)`
 * with `payment` from `i18n/en/payment.ts`, so that no list loads the words of a dialog.
 */
export {createRowLocalizer, type RowLocalizer} from './row-localizer.ts';
export {consentVersion, createLocalizer, wholeLocalizer, type Localizer} from './localizer.ts';
export {languages, loadLocale} from './load-locale.ts';
export {expectTexts, hasTexts, loadTexts} from './view-texts.ts';
export {nameText, plainText} from './row-formats.ts';
export type {Formats} from './formats.ts';
export {capitalized, errorText, secondsToWait, type ErrorContext} from './error-text.ts';
export {failureText} from './failure-text.ts';
export {methodName, methodSpoken, methodTitle} from './method-name.ts';
export {quantityText} from './quantity-text.ts';
export {parseAmount} from './parse-amount.ts';
export {notPayableText} from './not-payable-text.ts';
export {resultHeading, resultSums} from './result-text.ts';
export type * from './messages/index.ts';
