/** A text, an exact number as text, or nothing. */
export type CsvCell = string | {readonly number: string} | null;

/** With it spreadsheets read UTF-8 as such; readers of RFC 4180 pass over it. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for the beginning of a formula, also in the wide letters of East Asia. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Comma-separated values by RFC 4180, CRLF at the end of each row. A text that a spreadsheet would
 * calculate with gets an apostrophe before it; a number never does, so that -5.00 stays one.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(cellText).join(',') + '\r\n');
  return byteOrderMark + lines.join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.number;
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
