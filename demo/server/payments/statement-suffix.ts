const longest = 22;

/**
 * What a card statement shows after the firm's name, from the invoice's number. At most 22 Latin
 * characters, one letter at least, none of `< > \ ' " *`:
 * https://docs.stripe.com/get-started/account/statement-descriptors
 */
export function statementSuffix(invoiceNumber: string): string {
  const latin = invoiceNumber
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[<>\\'"*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const named = /[a-z]/i.test(latin) ? latin : `INV ${latin}`.trim();
  // The end of a long number tells it apart from its neighbours.
  const tail = named.slice(-longest).trim();
  return /[a-z]/i.test(tail) ? tail : `INV ${tail.slice(4 - longest).trim()}`;
}
