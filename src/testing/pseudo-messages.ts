/**
 * The pseudo language: English with accents, some 40 % longer. What stays plain on the page is data,
 * or a word that bypassed the messages; what does not fit will not fit in German either.
 *
 *     provider.messages = pseudoMessages;
 */
export const pseudoMessages = {
  acceptInvite: spoken,
  core: spoken,
  invoice: spoken,
  payment: spoken,
  paymentHistory: spoken,
  signIn: spoken,
  statement: spoken,
  team: spoken,
};

function spoken<T>(_formats: unknown, texts: T): T {
  return pseudo(texts);
}

function pseudo<T>(texts: T): T {
  if (typeof texts === 'string') return accented(texts) as T;
  if (typeof texts === 'function') {
    const say = texts as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => pseudo(say(...values))) as T;
  }
  const entries = Object.entries(texts as object) as [string, unknown][];
  return Object.fromEntries(entries.map(([key, text]) => [key, pseudo(text)])) as T;
}

const longer: Readonly<Record<string, string>> = {
  a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', A: 'Áá', E: 'Éé', I: 'Íí', O: 'Óó', U: 'Úú',
}; // prettier-ignore

function accented(text: string): string {
  return text.replace(/[aeiou]/gi, (letter) => longer[letter] ?? letter);
}
