import assert from 'node:assert/strict';
import {readCsv} from '../../demo/server/import/csv.ts';
import type {Problem} from '../../demo/server/import/problem.ts';

/** The cells of a CSV as the importer of the reference server reads it. */
export function readRows(csv: string | Uint8Array): string[][] {
  const problems: Problem[] = [];
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
  const rows = readCsv({name: 'table.csv', bytes}, problems);
  assert.deepEqual(problems, []);
  return rows.map(({values}) => values);
}

/** The same by the names of its columns. */
export function readTable(csv: string | Uint8Array): Record<string, string | undefined>[] {
  const [columns = [], ...rows] = readRows(csv);
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}
