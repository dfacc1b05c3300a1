/**
 * Text as a search compares it: without case and width, composed. Kept beside what is searched,
 * because a database folds letters by its own locale, and under some only A to Z.
 */
export function searchKey(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
