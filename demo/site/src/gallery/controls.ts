import {choiceNames, choices} from './settings.ts';

/** Widths of a phone, a small and a large column, and of whole pages. */
export const widths = ['320', '360', '480', '768', '1080', '1280'];

const switches = {
  hostile: 'Hostile text',
  longer: 'Words 40 % longer',
  sheet: 'Contact sheet',
} as const;

/** Fills the form; its fields are named as in the address. */
export function buildControls(form: HTMLFormElement): void {
  const width = document.createElement('fieldset');
  width.className = 'widths';
  const legend = document.createElement('legend');
  legend.textContent = 'Width';
  width.append(legend, ...widths.map((value) => labelled(value, field('radio', 'width', value))));
  form.append(width);
  for (const name of choiceNames) {
    const {label, options} = choices[name];
    const select = document.createElement('select');
    select.name = name;
    select.append(...Object.entries(options).map(([value, text]) => new Option(text, value)));
    const element = document.createElement('label');
    element.append(label, select);
    form.append(element);
  }
  for (const [name, label] of Object.entries(switches)) {
    form.append(labelled(label, field('checkbox', name, '1')));
  }
}

/** Shows in the form what the address says. */
export function fillControls(form: HTMLFormElement, values: URLSearchParams): void {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement) control.value = values.get(control.name) ?? '';
    if (control instanceof HTMLInputElement) {
      control.checked = values.get(control.name) === control.value;
    }
  }
}

function field(type: string, name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  Object.assign(input, {type, name, value});
  return input;
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(control, text);
  return label;
}
