import {MailWorker} from '../../../demo/server/mail/worker.ts';
import {settings} from '../portal.ts';
import type {Desk} from './desk.ts';

export interface LetterRow {
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
}

/** The outbox without a mail server, after everything that waited was worked on; newest last. */
export async function lettersOf({db, clock, ids, log}: Desk): Promise<LetterRow[]> {
  await new MailWorker({db, clock, ids, log}, settings, null).tick();
  return db.query<LetterRow>(
    `select kind, recipient, subject, body_text as text, body_html as html from mails
     order by created_at, id`,
  );
}

/** The token in the newest letter's link. */
export async function newestToken(desk: Desk): Promise<string> {
  const letters = await lettersOf(desk);
  const [, token] = /#portal-(?:invite|sign-in)=([\w-]+)/.exec(letters.at(-1)?.text ?? '') ?? [];
  if (token === undefined) throw new Error('There is no letter with a link');
  return token;
}
