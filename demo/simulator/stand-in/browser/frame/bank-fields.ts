import {aliasOfAccount} from '../../../behaviour/test-numbers.ts';
import type {FormOptions} from '../messages.ts';
import {complainAll, Field} from './field.ts';
import type {MethodFields} from './method-fields.ts';
import type {Words} from './words.ts';

type Verification = 'none' | 'instant' | 'microdeposits';

/** A US bank account. Its bank confirms it at once, or, where the form allows it, small deposits do. */
export class BankFields implements MethodFields {
  readonly kind = 'us_bank_account';
  readonly element = document.createElement('div');
  readonly #name = new Field({name: 'name', autocomplete: 'name'});
  readonly #email = new Field({name: 'email', autocomplete: 'email', inputMode: 'email'});
  readonly #routing = new Field({
    name: 'routing',
    autocomplete: 'off',
    inputMode: 'numeric',
    length: 9,
  });
  readonly #account = new Field({
    name: 'account',
    autocomplete: 'off',
    inputMode: 'numeric',
    length: 17,
  });
  readonly #now = document.createElement('button');
  readonly #later = document.createElement('input');
  readonly #laterLabel = document.createElement('label');
  readonly #status = document.createElement('p');
  readonly #changed: () => void;
  #words: Words | undefined;
  #verification: Verification = 'none';

  /** `visit` asks the page to show the bank; `changed` follows what no input event tells. */
  constructor(visit: () => void, changed: () => void) {
    this.#changed = changed;
    this.element.className = 'fields bank';
    this.#now.type = 'button';
    this.#now.className = 'Button';
    this.#now.addEventListener('click', () => {
      if (this.#words && this.#checkFields(this.#words)) visit();
    });
    this.#later.type = 'checkbox';
    this.#later.addEventListener('change', () => {
      this.#verification = this.#later.checked ? 'microdeposits' : 'none';
      this.#show();
    });
    this.#laterLabel.className = 'Checkbox';
    this.#status.className = 'Status';
    this.#status.role = 'status';
    const fields = [this.#name, this.#email, this.#routing, this.#account];
    this.element.append(
      ...fields.map(({element}) => element),
      this.#now,
      this.#laterLabel,
      this.#status,
    );
    for (const {element} of [this.#routing, this.#account]) {
      // What the bank has confirmed is another account.
      element.addEventListener('input', () => {
        if (this.#verification === 'instant') this.#verification = 'none';
        this.#show();
      });
    }
  }

  get isEmpty(): boolean {
    return this.#routing.value === '' && this.#account.value === '';
  }

  get isComplete(): boolean {
    const hasPerson = this.#name.value !== '' && isEmail(this.#email.value);
    return hasPerson && this.#alias !== undefined && this.#verification !== 'none';
  }

  speak(words: Words): void {
    this.#words = words;
    this.#name.speak(words.name);
    this.#email.speak(words.email, 'you@example.com');
    this.#routing.speak(words.routingNumber, '110000000');
    this.#account.speak(words.accountNumber);
    this.#laterLabel.replaceChildren(this.#later, words.verifyLater);
    this.#show();
  }

  follow({payer, verification}: FormOptions): void {
    this.#name.value ||= payer.name ?? '';
    this.#email.value ||= payer.email ?? '';
    this.#laterLabel.hidden = verification === 'instant';
  }

  focus(): void {
    (this.#name.value && this.#email.value ? this.#routing : this.#name).focus();
  }

  /** The payer is back from the bank. */
  answer(outcome: 'complete' | 'fail' | 'left'): void {
    this.#verification = outcome === 'complete' ? 'instant' : 'none';
    this.#later.checked = false;
    this.#show();
    this.#changed();
  }

  check(words: Words): boolean {
    if (!this.#checkFields(words)) return false;
    const isVerified = this.#verification !== 'none';
    if (!isVerified) {
      this.#status.textContent = words.notVerified;
      this.#now.focus();
    }
    return isVerified;
  }

  data(): object {
    return {
      type: 'us_bank_account',
      alias: this.#alias,
      billing_details: {name: this.#name.value, email: this.#email.value},
      us_bank_account: {
        account_holder_type: 'company',
        account_type: 'checking',
        verification: this.#verification,
      },
    };
  }

  get #alias(): string | undefined {
    return aliasOfAccount(this.#routing.value, this.#account.value);
  }

  #checkFields(words: Words): boolean {
    const {value: account} = this.#account;
    return complainAll([
      [this.#name, this.#name.value ? '' : words.missing],
      [this.#email, isEmail(this.#email.value) ? '' : words.invalidEmail],
      [this.#routing, this.#routing.value ? '' : words.missing],
      [this.#account, account ? (this.#alias ? '' : words.testAccountsOnly) : words.missing],
    ]);
  }

  #show(): void {
    const isVerified = this.#verification === 'instant';
    this.#now.textContent = this.#words?.verifyNow ?? '';
    this.#now.hidden = isVerified || this.#later.checked;
    this.#status.textContent = isVerified ? `✓ ${this.#words?.verified}` : '';
  }
}

function isEmail(value: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value);
}
