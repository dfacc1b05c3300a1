import {aliasOfCard} from '../../../behaviour/test-numbers.ts';
import {complainAll, Field} from './field.ts';
import type {MethodFields} from './method-fields.ts';
import type {Words} from './words.ts';

/** The shortest number that a card can have. */
const shortest = 12;

export class CardFields implements MethodFields {
  readonly kind = 'card';
  readonly element = document.createElement('div');
  readonly #number = new Field({
    name: 'number',
    autocomplete: 'cc-number',
    inputMode: 'numeric',
    format: (typed) =>
      digits(typed)
        .slice(0, 19)
        .replace(/(.{4})(?=.)/g, '$1 '),
    length: 23,
  });
  readonly #expiry = new Field({
    name: 'expiry',
    autocomplete: 'cc-exp',
    inputMode: 'numeric',
    format: slashed,
    length: 7,
  });
  readonly #code = new Field({
    name: 'cvc',
    autocomplete: 'cc-csc',
    inputMode: 'numeric',
    format: (typed) => digits(typed).slice(0, 4),
    length: 4,
  });

  constructor() {
    this.element.className = 'fields card';
    this.element.append(this.#number.element, this.#expiry.element, this.#code.element);
  }

  get isEmpty(): boolean {
    return [this.#number, this.#expiry, this.#code].every(({value}) => value === '');
  }

  get isComplete(): boolean {
    return this.#alias !== undefined && this.#month !== null && this.#isCodeComplete;
  }

  speak(words: Words): void {
    this.#number.speak(words.number, '1234 1234 1234 1234');
    this.#expiry.speak(words.expiry, words.expiryHint);
    this.#code.speak(words.securityCode, 'CVC');
  }

  follow(): void {
    // A card is the same whatever it pays.
  }

  focus(): void {
    this.#number.focus();
  }

  check(words: Words): boolean {
    const isShort = digits(this.#number.value).length < shortest;
    const number = isShort ? words.incompleteNumber : words.testCardsOnly;
    return complainAll([
      [this.#number, this.#alias === undefined ? number : ''],
      [this.#expiry, this.#month === null ? words.invalidExpiry : ''],
      [this.#code, this.#isCodeComplete ? '' : words.incompleteCode],
    ]);
  }

  data(): object {
    return {type: 'card', alias: this.#alias, card: this.#month};
  }

  get #alias(): string | undefined {
    return aliasOfCard(this.#number.value);
  }

  get #isCodeComplete(): boolean {
    return this.#code.value.length >= (this.#alias === 'card_amex' ? 4 : 3);
  }

  /** A card is good until the end of the month that it bears. */
  get #month(): {exp_month: number; exp_year: number} | null {
    const [, month, year] = /^(\d\d) \/ (\d\d)$/.exec(this.#expiry.value) ?? [];
    const [exp_month, exp_year] = [Number(month), 2000 + Number(year)];
    const isMonth = exp_month >= 1 && exp_month <= 12;
    return isMonth && new Date(exp_year, exp_month) > new Date() ? {exp_month, exp_year} : null;
  }
}

function digits(typed: string): string {
  return typed.replace(/\D/g, '');
}

/** "4" can only be April; "12" waits for its year. */
function slashed(typed: string): string {
  const given = digits(typed);
  const padded = /^[2-9]/.test(given) ? `0${given}` : given;
  return padded.length < 2 ? padded : `${padded.slice(0, 2)} / ${padded.slice(2, 4)}`;
}
