import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readCsv} from '../../../demo/server/import/csv.ts';
import type {CsvRow} from '../../../demo/server/import/csv.ts';
import type {Problem} from '../../../demo/server/import/problem.ts';

function read(content: string | Uint8Array): {rows: CsvRow[]; problems: Problem[]} {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const problems: Problem[] = [];
  return {rows: readCsv({name: 'file.csv', bytes}, problems), problems};
}

test('a byte order mark, CRLF, quotes, commas and line breaks in quotes are read as RFC 4180 says', () => {
  const {rows, problems} = read('\ufeffa,b\r\n"x, ""y""","line\r\nbreak"\r\n\r\n2,3');
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {line: 1, values: ['a', 'b']},
    {line: 2, values: ['x, "y"', 'line\nbreak']},
    {line: 5, values: ['2', '3']},
  ]);
});

test('spaces and tabs are part of a field', () => {
  assert.deepEqual(read('a,b\n x ,\ty\n').rows[1]?.values, [' x ', '\ty']);
});

test('a quote that is never closed is reported where it was opened', () => {
  const {rows, problems} = read('a,b\n"1\n2",3\n4,"5\n6,7\n8,9\n');
  assert.deepEqual(rows, []);
  assert.deepEqual(problems, [
    {
      file: 'file.csv',
      line: 4,
      field: null,
      message: 'A double quote is opened here and never closed.',
    },
  ]);
});

test('a quote inside an unquoted field, and text after a closing quote, are reported by line', () => {
  assert.equal(read('a,b\n1,x"y\n').problems[0]?.line, 2);
  assert.equal(read('a,b\n1,2\n3,"x"y\n').problems[0]?.line, 3);
});

test('a file that is not UTF-8 is refused as such', () => {
  const {problems} = read(new Uint8Array([0x61, 0x2c, 0xe9, 0x0a]));
  assert.match(problems[0]?.message ?? '', /not UTF-8/);
});
