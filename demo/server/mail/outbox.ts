import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import type {Message} from './letter.ts';

export interface NewMail extends Message {
  firmId: string;
  kind: 'invite' | 'sign_in_link' | 'payment' | 'debit_failed' | 'debit_returned';
  recipient: {name: string; address: string};
  /** The submission whose receipts it brings along. */
  receiptsOf?: string;
  /** Milliseconds since the epoch; from then on nobody needs it any more. */
  uselessAfter?: number;
}

/**
 * Puts a message into the outbox, in the database transaction of what it is about: it is sent if and
 * only if that happened, and no mail server is waited for.
 */
export async function post(
  sql: Sql,
  {ids, clock}: Pick<Ports, 'ids' | 'clock'>,
  {firmId, kind, recipient, subject, text, html, receiptsOf, uselessAfter}: NewMail,
): Promise<void> {
  const now = new Date(clock.now());
  await sql.query(
    `insert into mails (id, firm_id, kind, recipient, recipient_name, subject, body_text, body_html,
       created_at, useless_after, receipts_of, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9)`,
    [
      ids('eml'),
      firmId,
      kind,
      recipient.address,
      recipient.name,
      subject,
      text,
      html,
      now,
      uselessAfter === undefined ? null : new Date(uselessAfter),
      receiptsOf ?? null,
    ],
  );
}

/** A PDF that goes with a message; its name has the ending. */
export interface Attachment {
  name: string;
  content: Buffer;
}

/** A message on its way out. */
export interface Mail {
  id: string;
  from: {name: string; replyTo: string | null};
  recipient: {name: string; address: string};
  subject: string;
  text: string;
  html: string;
  attachments?: readonly Attachment[];
}

interface MailRow {
  id: string;
  firmName: string;
  replyTo: string | null;
  name: string;
  address: string;
  subject: string;
  text: string;
  html: string;
  receiptsOf: string | null;
  uselessAfter: string | null;
}

/** Twelve tries: the last ones hours apart, in all more than a day. */
const tries = 12;
const firstWait = 5_000;

export interface TakenMail extends Mail {
  /** The submission whose receipts it brings along. */
  receiptsOf: string | null;
  isUseless: boolean;
}

/** Whoever takes some is the only one for a while; the wait doubles with each try. */
export async function takeDue({db, clock}: Pick<Ports, 'db' | 'clock'>): Promise<TakenMail[]> {
  const now = new Date(clock.now());
  const rows = await db.query<MailRow>(
    `update mails m set attempts = attempts + 1,
       due_at = $1::timestamptz + least(power(2, attempts), 4096) * interval '${firstWait} ms'
     from firms f
     where f.id = m.firm_id and m.id in (
       select id from mails where due_at <= $1 order by due_at, id limit 20 for update skip locked)
     returning m.id, f.name as "firmName", f.support_email as "replyTo",
       m.recipient_name as name, m.recipient as address, m.subject, m.body_text as text,
       m.body_html as html, m.receipts_of as "receiptsOf", m.useless_after as "uselessAfter"`,
    [now],
  );
  return rows.map(({firmName, replyTo, name, address, uselessAfter, ...row}) => ({
    ...row,
    from: {name: firmName, replyTo},
    recipient: {name, address},
    isUseless: uselessAfter !== null && Date.parse(uselessAfter) <= now.getTime(),
  }));
}

/** It has left; what stood in it is nobody's any more. */
export async function markSent(sql: Sql, id: string, now: number): Promise<void> {
  await sql.query(
    `update mails set state = 'sent', sent_at = $2, due_at = null, last_error = null,
       body_text = '', body_html = ''
     where id = $1 and state = 'waiting'`,
    [id, new Date(now)],
  );
}

/** Without a mail server the outbox is where messages arrive. */
export async function keepWaiting(sql: Sql, now: number): Promise<void> {
  await sql.query(
    `update mails set state = 'kept', sent_at = $1, due_at = null where state = 'waiting'`,
    [new Date(now)],
  );
}

/** It is tried again, unless nothing would come of it. */
export async function markFailed(
  sql: Sql,
  id: string,
  {reason, isFinal}: {reason: string; isFinal: boolean},
): Promise<void> {
  await sql.query(
    `update mails set last_error = $2,
       state = case when $3 or attempts >= $4 then 'failed' else state end,
       due_at = case when $3 or attempts >= $4 then null else due_at end,
       body_text = case when $3 or attempts >= $4 then '' else body_text end,
       body_html = case when $3 or attempts >= $4 then '' else body_html end
     where id = $1 and state = 'waiting'`,
    [id, reason.slice(0, 500), isFinal, tries],
  );
}
