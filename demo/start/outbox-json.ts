import {Hono} from 'hono';
import type {Db} from '../server/db/port.ts';

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
}

/**
 * `GET /outbox.json`: the newest e-mails, links and all. Served with the payment simulator alone:
 * whoever reads it can be everybody in it.
 */
export function outboxJson(db: Db): Hono {
  const app = new Hono();
  app.get('/outbox.json', async (context) => {
    const mails = await db.query<OutboxMail>(
      `select id, kind, state, recipient, recipient_name as name, subject, body_text as text,
         created_at as "createdAt"
       from mails order by created_at desc, id desc limit 50`,
    );
    context.header('Cache-Control', 'no-store');
    return context.json({mails});
  });
  return app;
}
