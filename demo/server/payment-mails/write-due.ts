import type {Sql} from '../db/port.ts';
import {post} from '../mail/outbox.ts';
import type {Ports} from '../ports.ts';
import type {Message} from '../mail/letter.ts';
import {debitLetter, paymentLetter, type Turn} from './letters.ts';
import {readOne, readPaid, readPayer, type Payer} from './records.ts';

type MailPorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

/**
 * Writes to payers about what has come of their payments: looked up in the record of payments
 * afterwards, so that no payment waits for a letter or fails with one. Each is written once, in the
 * transaction that notes it.
 */
export async function writePaymentMails(ports: MailPorts): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await ports.db.transaction((sql) => writeNext(sql, ports));
  isMore = true;
  while (isMore) isMore = await ports.db.transaction((sql) => tellNext(sql, ports));
}

async function writeNext(sql: Sql, ports: MailPorts): Promise<boolean> {
  const [row] = await sql.query<{id: string}>(
    `update submissions set mailed_at = $1 where id in (
       select id from submissions where is_final and mailed_at is null
       order by created_at limit 1 for update skip locked)
     returning id`,
    [new Date(ports.clock.now())],
  );
  if (!row) return false;
  const payer = await readPayer(sql, row.id);
  const invoices = await readPaid(sql, row.id);
  // Where nothing was paid there is nothing to be receipted; the payer was told on the page.
  if (invoices.length > 0) await send(sql, ports, payer, 'payment', paymentLetter(payer, invoices));
  return true;
}

async function tellNext(sql: Sql, ports: MailPorts): Promise<boolean> {
  const [row] = await sql.query<{id: string; submissionId: string; told: Turn; kind: string}>(
    `update transactions t set told = case when t.is_disputed then 'returned' else 'failed' end
     from submissions s
     where s.id = t.submission_id and t.id in (
       select o.id from transactions o
       where (o.state = 'failed' and o.expected_on is not null and o.told is null)
         or (o.is_disputed and o.told is distinct from 'returned')
       order by o.updated_at limit 1 for update skip locked)
     returning t.id, s.id as "submissionId", t.told, s.method->>'kind' as kind`,
  );
  if (!row) return false;
  const {told, kind} = row;
  // A dispute about a card is the payer's own doing.
  if (kind !== 'us_bank_account') return true;
  const payer = await readPayer(sql, row.submissionId);
  const letter = debitLetter(payer, told, await readOne(sql, row.id));
  await send(sql, ports, payer, told === 'failed' ? 'debit_failed' : 'debit_returned', letter);
  return true;
}

async function send(
  sql: Sql,
  ports: MailPorts,
  {firmId, name, email, submissionId}: Payer,
  kind: 'payment' | 'debit_failed' | 'debit_returned',
  letter: Message,
): Promise<void> {
  if (email === null) return;
  await post(sql, ports, {
    ...letter,
    firmId,
    kind,
    recipient: {name: name ?? '', address: email},
    ...(kind === 'payment' && {receiptsOf: submissionId}),
  });
}
