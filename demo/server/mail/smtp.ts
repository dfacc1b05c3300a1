import {createTransport} from 'nodemailer';
import {oneLine} from './letter.ts';
import {MailError, type Mailer} from './mailer.ts';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string;
  /** The address that messages come from; answers go to the firm's own. */
  from: string;
  /** Milliseconds that the server may take over one step. */
  patience?: number;
}

/** Sends through a mail server, over a few connections that are used again. */
export function createSmtpMailer({url, from, patience = 20_000}: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // What a message holds is ours alone: nothing is fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const [, domain = 'localhost'] = from.split('@');
  return {
    async send({id, from: firm, recipient, subject, text, html, attachments = []}) {
      try {
        await transport.sendMail({
          // One message that is sent twice is known as one.
          messageId: `<${id}@${domain}>`,
          from: {name: oneLine(firm.name), address: from},
          to: {name: oneLine(recipient.name), address: recipient.address},
          ...(firm.replyTo !== null && {replyTo: firm.replyTo}),
          subject: oneLine(subject),
          text,
          html,
          attachments: attachments.map(({name: filename, content}) => ({
            filename,
            content,
            contentType: 'application/pdf',
          })),
          headers: {'Auto-Submitted': 'auto-generated'},
        });
      } catch (error) {
        throw new MailError(messageOf(error), {isFinal: isRefusedForGood(error), cause: error});
      }
    },
    close: () => transport.close(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? oneLine(error.message) : 'unknown';
}

/** The server will never take this recipient; a wrong password of ours, say, may be put right. */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EENVELOPE') return false;
  const status = 'responseCode' in error ? Number(error.responseCode) : 0;
  return status >= 500 && status < 600;
}
