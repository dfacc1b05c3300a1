export interface FieldOptions {
  name: string;
  autocomplete: AutoFill;
  inputMode?: 'numeric' | 'email' | 'text';
  /** Makes of what was typed what is shown. */
  format?: (typed: string) => string;
  /** The longest that `format` gives. */
  length?: number;
}

/** A labelled input with its error below. */
export class Field {
  readonly element = document.createElement('p');
  readonly #label = document.createElement('label');
  readonly #input = document.createElement('input');
  readonly #error = document.createElement('span');

  constructor({name, autocomplete, inputMode = 'text', format, length}: FieldOptions) {
    const input = this.#input;
    this.element.className = `Field ${name}`;
    this.#label.className = 'Label';
    this.#label.htmlFor = input.id = name;
    input.className = 'Input';
    input.name = name;
    input.autocomplete = autocomplete;
    input.inputMode = inputMode;
    if (inputMode !== 'text') input.dir = 'ltr';
    if (length) input.maxLength = length;
    this.#error.className = 'Error';
    this.#error.id = `${name}-error`;
    this.element.append(this.#label, input, this.#error);
    input.addEventListener('input', (event) => {
      // What is being taken away is not put back. Autofill sends events of a plainer kind.
      const {inputType = ''} = event as Partial<InputEvent>;
      if (format && !inputType.startsWith('delete')) input.value = format(input.value);
      this.complain('');
    });
  }

  get value(): string {
    return this.#input.value.trim();
  }

  set value(value: string) {
    this.#input.value = value;
  }

  speak(label: string, placeholder = ''): void {
    this.#label.textContent = label;
    this.#input.placeholder = placeholder;
  }

  /** '' when nothing is wrong. */
  complain(error: string): void {
    this.#error.textContent = error;
    this.#input.classList.toggle('Input--invalid', error !== '');
    this.#input.ariaInvalid = error ? 'true' : null;
    if (error) this.#input.setAttribute('aria-describedby', this.#error.id);
    else this.#input.removeAttribute('aria-describedby');
  }

  focus(): void {
    this.#input.focus();
  }
}

/** The first field with an error takes the focus. */
export function complainAll(findings: readonly (readonly [Field, string])[]): boolean {
  for (const [field, error] of findings) field.complain(error);
  const first = findings.find(([, error]) => error !== '');
  first?.[0].focus();
  return !first;
}
