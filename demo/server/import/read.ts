import {readCsv} from './csv.ts';
import type {CsvRow, SourceFile} from './csv.ts';
import {quote} from './problem.ts';
import type {Problem} from './problem.ts';
import type {Bundle, Entry} from './records.ts';
import {Row} from './row.ts';
import {fileNames, tables} from './tables.ts';
import type {Table} from './tables.ts';

export interface Reading {
  bundle: Bundle;
  problems: Problem[];
  /** Clients and contacts that are there stay as they are: what was read only names them by the way. */
  keepsKnown?: boolean;
  /** Puts what is found later in the words of the files that were read. */
  place?: (problem: Problem) => Problem;
}

/** Reads every file of an import, row by row, and notes all that is wrong with single fields. */
export function readFiles(files: readonly SourceFile[]): Reading {
  const problems: Problem[] = [];
  refuseUnknownFiles(files, problems);
  const read = <T>(table: Table<T>): Entry<T>[] | null => {
    const file = files.find(({name}) => name === table.file);
    return file === undefined ? null : readTable(table, file, problems);
  };
  const bundle: Bundle = {
    clients: read(tables.clients),
    contacts: read(tables.contacts),
    projects: read(tables.projects),
    staff: read(tables.staff),
    assignments: read(tables.assignments),
    invoices: read(tables.invoices),
    lines: read(tables.lines),
    taxes: read(tables.taxes),
  };
  return {bundle, problems};
}

function refuseUnknownFiles(files: readonly SourceFile[], problems: Problem[]): void {
  for (const {name} of files) {
    if (fileNames.includes(name)) continue;
    const message = `No file of this name is known; the files are ${fileNames.join(', ')}.`;
    problems.push({file: name, line: null, field: null, message});
  }
}

function readTable<T>(table: Table<T>, file: SourceFile, problems: Problem[]): Entry<T>[] {
  const before = problems.length;
  const [header, ...rows] = readCsv(file, problems);
  if (problems.length > before) return [];
  if (header === undefined) {
    const message = `The file is empty; its first row must name the columns ${table.required.join(', ')}.`;
    problems.push({file: file.name, line: null, field: null, message});
    return [];
  }
  // With a wrong header no row can be read: every one would repeat the same problem.
  if (!isHeaderGood(table, header, problems)) return [];
  return rows.flatMap((row) => readRow(table, header.values, row, problems) ?? []);
}

function isHeaderGood<T>(table: Table<T>, header: CsvRow, problems: Problem[]): boolean {
  const known = [...table.required, ...table.optional];
  const before = problems.length;
  const refuse = (field: string | null, message: string) => {
    problems.push({file: table.file, line: header.line, field, message});
  };
  for (const [index, name] of header.values.entries()) {
    if (!known.includes(name)) {
      refuse(
        null,
        `${quote(name)} is not a column of this file; its columns are ${known.join(', ')}.`,
      );
    } else if (header.values.indexOf(name) < index) {
      refuse(name, 'The column is there twice.');
    }
  }
  for (const name of table.required) {
    if (!header.values.includes(name)) refuse(name, 'The column is missing.');
  }
  return problems.length === before;
}

function readRow<T>(
  table: Table<T>,
  header: readonly string[],
  {line, values}: CsvRow,
  problems: Problem[],
): Entry<T> | null {
  if (values.length !== header.length) {
    const message = `The row has ${values.length} fields, the header ${header.length}.`;
    problems.push({file: table.file, line, field: null, message});
    return null;
  }
  const fields = new Map(header.map((name, index) => [name, values[index] ?? '']));
  const row = new Row(table.file, line, fields, problems);
  const value = table.read(row);
  return {line, isSound: row.isSound, value};
}
