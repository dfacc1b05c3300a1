import {Hono} from 'hono';
import type {Db} from '../server/db/port.ts';
import {answerPdf} from '../server/documents/file.ts';
import type {AppEnv} from '../server/http/env.ts';
import type {Attachment} from '../server/mail/outbox.ts';
import {receiptFiles} from '../server/payment-mails/attachments.ts';

/** An e-mail of the demo's, as the outbox page shows it. */
export interface OutboxMail {
  id: string;
  kind: string;
  state: string;
  recipient: string;
  name: string;
  subject: string;
  text: string;
  createdAt: string;
  /** Sizes in bytes. */
  attachments: {name: string; size: number; url: string}[];
}

type MailRow = Omit<OutboxMail, 'attachments'> & {receiptsOf: string | null};

/**
 * `GET /outbox.json`: the newest e-mails, links and all, and the files that go with them. Served with the
 * payment simulator alone: whoever reads it can be everybody in it.
 */
export function outboxJson(db: Db, now: () => number = Date.now): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  /** By message, as they were drawn first: one that has left keeps them, too. */
  const drawn = new Map<string, Promise<Attachment[]>>();

  /** None, where they cannot be drawn: so does a message leave without them. */
  function filesOf({id, receiptsOf}: Pick<MailRow, 'id' | 'receiptsOf'>): Promise<Attachment[]> {
    if (receiptsOf === null) return Promise.resolve([]);
    const files = drawn.get(id) ?? receiptFiles(db, receiptsOf, now());
    drawn.set(id, files);
    return files.catch(() => {
      drawn.delete(id);
      return [];
    });
  }

  app.get('/outbox.json', async (context) => {
    const rows = await db.query<MailRow>(
      `select id, kind, state, recipient, recipient_name as name, subject, body_text as text,
         created_at as "createdAt", receipts_of as "receiptsOf"
       from mails order by created_at desc, id desc limit 50`,
    );
    const listed = new Set(rows.map(({id}) => id));
    for (const id of drawn.keys()) if (!listed.has(id)) drawn.delete(id);
    const mails: OutboxMail[] = [];
    for (const {receiptsOf, ...mail} of rows) {
      const files = await filesOf({id: mail.id, receiptsOf});
      const attachments = files.map(({name, content}, index) => ({
        name,
        size: content.byteLength,
        url: `/outbox/files/${mail.id}/${index}`,
      }));
      mails.push({...mail, attachments});
    }
    context.header('Cache-Control', 'no-store');
    return context.json({mails});
  });

  app.get('/outbox/files/:mail{\\w+}/:index{\\d+}', async (context) => {
    const {mail, index} = context.req.param();
    const [row] = await db.query<Pick<MailRow, 'id' | 'receiptsOf'>>(
      'select id, receipts_of as "receiptsOf" from mails where id = $1',
      [mail],
    );
    const file = row && (await filesOf(row))[Number(index)];
    return file
      ? answerPdf(context, file.name.replace(/\.pdf$/, ''), file.content)
      : context.notFound();
  });

  return app;
}
