/** A decimal number as the wire has it, with all the digits that a JavaScript number would lose. */
export function quantityText(quantity: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {maximumFractionDigits: 6});
  return format.format(quantity as Intl.StringNumericLiteral);
}
