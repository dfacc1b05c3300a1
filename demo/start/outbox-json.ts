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
  /** As they were drawn first, as a message that has left keeps them; of what the page lists. */
  let drawn = new Map<string, Promise<Attachment[]>>();

  async function draw({receiptsOf}: MailRow): Promise<Attachment[]> {
    if (receiptsOf === null) return [];
    // A message leaves without the files that cannot be drawn.
    return receiptFiles(db, receiptsOf, now()).catch(() => []);
  }

  app.get('/outbox.json', async (context) => {
    const rows = await db.query<MailRow>(
      `select id, kind, state, recipient, recipient_name as name, subject, body_text as text,
         created_at as "createdAt", receipts_of as "receiptsOf"
       from mails order by created_at desc, id desc limit 50`,
    );
    const listed = new Map(rows.map((row) => [row.id, drawn.get(row.id) ?? draw(row)]));
    drawn = listed;
    const mails: OutboxMail[] = [];
    for (const {receiptsOf: _, ...mail} of rows) {
      const files = (await listed.get(mail.id)) ?? [];
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

  app.get('/outbox/files/:mail/:index', async (context) => {
    const {mail, index} = context.req.param();
    const file = (await drawn.get(mail))?.[Number(index)];
    return file
      ? answerPdf(context, file.name.replace(/\.pdf$/, ''), file.content)
      : context.notFound();
  });

  return app;
}
