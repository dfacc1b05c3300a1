import type {ConfirmationToken, StripeError} from '@stripe/stripe-js';
import {Desk} from '../line.ts';
import {
  hello,
  type FormCalls,
  type FormNews,
  type FormOptions,
  type MethodKind,
} from '../messages.ts';
import {BankFields} from './bank-fields.ts';
import {CardFields} from './card-fields.ts';
import {takeFonts, wear} from './look.ts';
import type {MethodFields} from './method-fields.ts';
import {sendToken} from './send-token.ts';
import {speak, type Words} from './words.ts';

/** The form in its frame. What is typed here stays here: the page hears of it what an alias says. */
class Form {
  readonly #desk: Desk<FormCalls, FormNews>;
  readonly #bank = new BankFields(
    () => this.#desk.tell('bank', null),
    () => this.#tell(),
  );
  readonly #all: readonly MethodFields[] = [new CardFields(), this.#bank];
  readonly #bar = document.createElement('p');
  readonly #tabs = document.createElement('div');
  readonly #main = document.createElement('main');
  #options!: FormOptions;
  #words!: Words;
  #kind: MethodKind = 'card';

  constructor(port: MessagePort) {
    this.#desk = new Desk<FormCalls, FormNews>(port, {
      open: (options) => this.#open(options),
      update: (part) => {
        this.#options = {...this.#options, ...part};
        this.#follow();
        return null;
      },
      focus: () => {
        this.#fields.focus();
        return null;
      },
      submit: () => (this.#fields.check(this.#words) ? {} : {error: this.#refusal()}),
      createToken: ({allowRedisplay}) => this.#createToken(allowRedisplay),
      bankAnswered: (outcome) => {
        this.#bank.answer(outcome);
        return null;
      },
    });
  }

  get #fields(): MethodFields {
    return this.#all.find(({kind}) => kind === this.#kind) ?? this.#bank;
  }

  #open(options: FormOptions): null {
    this.#options = options;
    takeFonts(options.fonts);
    this.#bar.className = 'TestMode';
    this.#tabs.className = 'TabList';
    this.#tabs.role = 'tablist';
    this.#main.append(...this.#all.map(({element}) => element));
    document.body.replaceChildren(this.#bar, this.#tabs, this.#main);
    this.#follow();
    document.body.addEventListener('input', () => this.#tell());
    document.addEventListener('keydown', ({key}) => {
      if (key === 'Escape') this.#desk.tell('escape', null);
    });
    addEventListener('focus', () => this.#desk.tell('focus', null));
    addEventListener('blur', () => this.#desk.tell('blur', null));
    new ResizeObserver(() => {
      this.#desk.tell('height', Math.ceil(document.body.getBoundingClientRect().height));
    }).observe(document.body);
    return null;
  }

  #follow(): void {
    const {appearance, intent, locale} = this.#options;
    const kinds = intent.allowedPaymentMethodTypes;
    wear(appearance);
    this.#words = speak(locale);
    if (!kinds.includes(this.#kind))
      this.#kind = kinds.includes('card') ? 'card' : 'us_bank_account';
    for (const fields of this.#all) {
      fields.follow(this.#options);
      fields.speak(this.#words);
    }
    this.#show();
  }

  #show(): void {
    const words = this.#words;
    const kinds = this.#options.intent.allowedPaymentMethodTypes;
    const hint = this.#kind === 'card' ? words.testCards : words.testAccounts;
    const title = document.createElement('strong');
    title.textContent = words.testMode;
    this.#bar.replaceChildren(title, ` ${hint}`);
    const offered = this.#all.filter(({kind}) => kinds.includes(kind));
    this.#tabs.hidden = offered.length < 2;
    this.#tabs.ariaLabel = words.methods;
    this.#tabs.replaceChildren(...offered.map(({kind}) => this.#tab(kind)));
    // The fields stay in their places: nothing that was typed is lost, nor where the typing is.
    for (const {element, kind} of this.#all) element.hidden = kind !== this.#kind;
  }

  #tab(kind: MethodKind): HTMLButtonElement {
    const tab = document.createElement('button');
    const isSelected = kind === this.#kind;
    tab.type = 'button';
    tab.role = 'tab';
    tab.className = isSelected ? 'Tab Tab--selected' : 'Tab';
    tab.ariaSelected = String(isSelected);
    tab.textContent = this.#words[kind];
    tab.addEventListener('click', () => {
      this.#kind = kind;
      this.#show();
      this.#tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
      this.#tell();
    });
    return tab;
  }

  #tell(): void {
    const {isComplete, isEmpty, kind} = this.#fields;
    this.#desk.tell('change', {complete: isComplete, empty: isEmpty, value: {type: kind}});
  }

  #refusal(): StripeError {
    return {type: 'validation_error', code: 'incomplete', message: this.#words.missing};
  }

  async #createToken(
    allowRedisplay: string | undefined,
  ): Promise<{confirmationToken?: ConfirmationToken; error?: StripeError}> {
    if (!this.#fields.check(this.#words)) return {error: this.#refusal()};
    return sendToken(this.#options, {...this.#fields.data(), allow_redisplay: allowRedisplay});
  }
}

/** The page gives a port of its own to each document that says hello. */
addEventListener('message', ({data, ports: [port], source}) => {
  if (data === hello && source === parent && port) new Form(port);
});
parent.postMessage(hello, '*');
