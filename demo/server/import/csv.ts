import {CsvError, parse} from 'csv-parse/sync';
import type {Problem} from './problem.ts';

/** One file of an import as it came. */
export interface SourceFile {
  /** Its name without a folder: `invoices.csv`. */
  name: string;
  bytes: Uint8Array;
}

export interface CsvRow {
  /** Line on which the row begins, counted from 1. */
  line: number;
  values: string[];
}

interface ParsedRecord {
  record: string[];
  raw: string;
  info: {lines: number};
}

/**
 * Reads RFC 4180: commas, double quotes, line breaks inside quotes, CRLF or LF, UTF-8 with or
 * without a byte order mark. Empty lines are passed over; a line break inside quotes becomes LF.
 * A file that cannot be read to its end gives one problem and no rows, because what follows a
 * lost quote means nothing.
 */
export function readCsv({name, bytes}: SourceFile, problems: Problem[]): CsvRow[] {
  const refuse = (line: number | null, message: string): CsvRow[] => {
    problems.push({file: name, line, field: null, message});
    return [];
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return refuse(null, 'The file is not UTF-8 text; save it as CSV in UTF-8.');
  }
  // One kind of line break, because the parser counts a CRLF inside quotes as two lines.
  const lines = text.replace(/\r\n?/g, '\n');
  try {
    // The declared result knows nothing of `info` and `raw`.
    const records = parse(lines, {
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as ParsedRecord[];
    return records.map(({record, raw, info}) => ({
      line: info.lines - lineBreaksWithin(raw),
      values: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? refuse(lastOpenQuote(lines), 'A double quote is opened here and never closed.')
      : refuse(
          lineOf(error),
          'A field with a double quote must stand in double quotes, and the quote inside it is written twice.',
        );
  }
}

/** Line breaks inside the quoted fields of a row; those before it and the one that ends it don't count. */
function lineBreaksWithin(raw: string): number {
  return raw.replace(/^\n+|\n$/g, '').split('\n').length - 1;
}

/** The parser only says where the file ended. Up to there every quote had its partner. */
function lastOpenQuote(text: string): number {
  let line = 1;
  let openedOn = 1;
  let isOpen = false;
  for (const character of text) {
    if (character === '\n') line += 1;
    if (character !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) openedOn = line;
  }
  return openedOn;
}

function lineOf(error: CsvError): number | null {
  const {lines} = error as {lines?: unknown};
  return typeof lines === 'number' ? lines : null;
}
