import {readCsv} from '../csv.ts';
import type {CsvRow, SourceFile} from '../csv.ts';
import type {Problem} from '../problem.ts';
import type {Reading} from '../read.ts';
import {Row} from '../row.ts';
import {inWordsOf} from './layout.ts';
import type {ExportLayout, ExportSettings} from './layout.ts';
import {stripe} from './stripe.ts';
import {xero} from './xero.ts';

const layouts: readonly ExportLayout[] = [stripe, xero];

/** The export among the files of an import, by the names of its columns; null when there is none. */
export function findExport(files: readonly SourceFile[]): SourceFile | null {
  return files.find((file) => layoutsOf(file).length > 0) ?? null;
}

function layoutsOf(file: SourceFile): ExportLayout[] {
  const [header] = readCsv({...file, bytes: firstLine(file.bytes)}, []);
  // Xero's import template marks columns with a star; as an export it is then told what it lacks.
  const names = header?.values.map((name) => name.replace(/^\*/, '')) ?? [];
  return layouts.filter(({signature}) => signature.every((name) => names.includes(name)));
}

/** No column of a known export has a line break in its name. */
function firstLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

/** Reads an export, which is imported alone: it says by itself which clients and contacts there are. */
export function readExport(
  file: SourceFile,
  others: readonly SourceFile[],
  settings: ExportSettings,
): Reading {
  const problems: Problem[] = [];
  const [layout, second] = layoutsOf(file);
  if (layout === undefined) return {bundle: nothing, problems};
  const refuse = (message: string) =>
    problems.push({file: file.name, line: null, field: null, message});
  if (second !== undefined) {
    refuse(`Has columns of an export of ${layout.system} and of one of ${second.system}.`);
  } else if (others.length > 0) {
    refuse(`This is an export of ${layout.system}; it is imported alone, without other files.`);
  }
  if (problems.length > 0) return {bundle: nothing, problems};
  const rows = readRows(layout, file, problems);
  const bundle = rows === null ? nothing : layout.read(rows, settings);
  return {
    bundle,
    problems,
    keepsKnown: true,
    place: (problem) => inWordsOf(layout, file.name, problem),
  };
}

/** Null when no row can be read, which is said. */
function readRows(layout: ExportLayout, file: SourceFile, problems: Problem[]): Row[] | null {
  const [header, ...rows] = readCsv(file, problems);
  if (header === undefined || problems.length > 0) return null;
  const names = header.values;
  const refuse = (field: string, message: string) =>
    problems.push({file: file.name, line: header.line, field, message});
  for (const name of layout.required) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) refuse(name, 'The column is there twice.');
    if (!names.includes(name)) {
      refuse(name, `The column is missing; export it from ${layout.system}, too.`);
    }
  }
  if (problems.length > 0) return null;
  return rows.flatMap((row) => toRow(layout, file.name, names, row, problems) ?? []);
}

function toRow(
  {amounts}: ExportLayout,
  file: string,
  names: readonly string[],
  {line, values}: CsvRow,
  problems: Problem[],
): Row | null {
  if (values.length !== names.length) {
    const message = `The row has ${values.length} fields, the header ${names.length}.`;
    problems.push({file, line, field: null, message});
    return null;
  }
  const fields = new Map(names.map((name, index) => [name, values[index] ?? '']));
  for (const name of amounts) fields.set(name, withoutNeedlessZeros(fields.get(name) ?? ''));
  const currency = fields.get('Currency') ?? '';
  if (/^[a-z]{3}$/.test(currency)) fields.set('Currency', currency.toUpperCase());
  return new Row(file, line, fields, problems);
}

/** `100.0000` is `100`: exports write more decimals than the currency has, and zeros say nothing. */
function withoutNeedlessZeros(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

const nothing = {
  clients: null,
  contacts: null,
  projects: null,
  staff: null,
  assignments: null,
  invoices: null,
  lines: null,
  taxes: null,
};
