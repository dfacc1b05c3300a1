/** Markup that is safe to put into other markup. */
export interface Html {
  readonly markup: string;
}

/** HTML in which whatever is put in is text, unless it is {@link Html} itself. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const texts = values.map((value) => (typeof value === 'string' ? escaped(value) : value.markup));
  return {markup: String.raw({raw: parts}, ...texts)};
}

export function joined(parts: readonly Html[]): Html {
  return {markup: parts.map(({markup}) => markup).join('')};
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
