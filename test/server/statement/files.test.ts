import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readTable} from '../../model/csv.ts';
import {textOf} from '../documents/text-of.ts';
import {openPortal, type StatementPortal} from './portal.ts';

const autumn = '?from=2026-09-01&to=2026-11-20';

async function withInvoice(): Promise<StatementPortal> {
  const portal = await openPortal();
  await portal.build.invoice('inv_1', {client_id: 'cli_1', number: '=cmd|"é"'});
  await portal.book('inv_1', 2_500, '2026-11-03T10:00:00Z');
  return portal;
}

test('a statement is a PDF to be saved, in the language that is asked for', async () => {
  const {file} = await withInvoice();
  const answer = await file(`/statement/document${autumn}`, {'Accept-Language': 'de'});
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(
    answer.headers.get('content-disposition'),
    `attachment; filename="Konto_bersicht 2026-09-01 _ 2026-11-20.pdf"; filename*=UTF-8''Konto%C3%BCbersicht%202026-09-01%20%E2%80%93%202026-11-20.pdf`,
  );
  const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
  assert.match(text, /Northgate Holdings/);
  assert.match(text, /Endsaldo 75,00 \$/);
});

test('X-01 a statement is a CSV that any reader takes: UTF-8, RFC 4180, no formulas', async () => {
  const {file} = await withInvoice();
  const answer = await file(`/statement/table${autumn}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; .*\.csv"/);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const rows = readTable(bytes);
  assert.deepEqual(
    rows.map((row) => [row['section'], row['invoice'], row['amount'], row['balance']]).slice(0, 5),
    [
      ['opening', '', '', '0.00'],
      ['activity', `'=cmd|"é"`, '100.00', '100.00'],
      ['activity', `'=cmd|"é"`, '-25.00', '75.00'],
      ['closing', '', '', '75.00'],
      ['open_item', `'=cmd|"é"`, '100.00', '75.00'],
    ],
  );
});
