import {setTimeout as delay} from 'node:timers/promises';
import {email} from '../../../src/contract/primitives.ts';
import {answerRequests} from '../invites/sign-in-requests.ts';
import {receiptFiles} from '../payment-mails/attachments.ts';
import {writePaymentMails} from '../payment-mails/write-due.ts';
import type {Ports} from '../ports.ts';
import type {AppSettings} from '../settings.ts';
import {MailError, type Mailer} from './mailer.ts';
import {
  keepWaiting,
  markFailed,
  markSent,
  takeDue,
  type Attachment,
  type TakenMail,
} from './outbox.ts';

type MailPorts = Pick<Ports, 'db' | 'clock' | 'ids' | 'log'>;

const poll = 1000;

/**
 * Empties the outbox: nobody who writes into it waits for a mail server, and one that is down or
 * slow is asked again later. Any number of processes may run one.
 */
export class MailWorker {
  readonly #ports: MailPorts;
  readonly #settings: Pick<AppSettings, 'publicUrl'>;
  /** Null: there is no mail server, messages are kept to be read in the outbox. */
  readonly #mailer: Mailer | null;
  readonly #ending = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(ports: MailPorts, settings: Pick<AppSettings, 'publicUrl'>, mailer: Mailer | null) {
    this.#ports = ports;
    this.#settings = settings;
    this.#mailer = mailer;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Resolves when the message under way has been handed over, or has failed. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#loop;
    this.#mailer?.close();
  }

  /** Everything that is due now; what {@link start} does again and again. */
  async tick(): Promise<void> {
    const {db, clock} = this.#ports;
    // A letter that cannot be written holds up no other.
    await this.#write(() => answerRequests(this.#ports, this.#settings));
    await this.#write(() => writePaymentMails(this.#ports));
    if (!this.#mailer) return keepWaiting(db, clock.now());
    for (const mail of await takeDue(this.#ports)) {
      // What is left is due again by itself.
      if (this.#ending.signal.aborted) return;
      await this.#send(this.#mailer, mail);
    }
  }

  async #write(letters: () => Promise<void>): Promise<void> {
    try {
      await letters();
    } catch (error) {
      this.#ports.log.error({err: error}, 'A message could not be written');
    }
  }

  async #run(): Promise<void> {
    const {signal} = this.#ending;
    while (!signal.aborted) {
      try {
        await this.tick();
      } catch (error) {
        this.#ports.log.error({err: error}, 'The mail worker could not look for work');
      }
      await delay(poll, undefined, {signal}).catch(() => undefined);
    }
  }

  async #send(mailer: Mailer, mail: TakenMail): Promise<void> {
    const {db, clock, log} = this.#ports;
    const {id} = mail;
    if (mail.isUseless) return markFailed(db, id, {reason: 'too late', isFinal: true});
    // An address may come from anywhere; one that could be read as two never gets to a mail server.
    if (!email.safeParse(mail.recipient.address).success) {
      return markFailed(db, id, {reason: 'not an e-mail address', isFinal: true});
    }
    try {
      await mailer.send({...mail, attachments: await this.#attachmentsOf(mail)});
      await markSent(db, id, clock.now());
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const {message: reason, isFinal} = error;
      log.warn({mail: id, reason, isFinal}, 'A message could not be sent');
      await markFailed(db, id, {reason, isFinal});
    }
  }

  /** The letter says itself what its receipts say: it leaves without a file that cannot be drawn. */
  async #attachmentsOf({id, receiptsOf}: TakenMail): Promise<Attachment[]> {
    if (receiptsOf === null) return [];
    const {db, clock, log} = this.#ports;
    try {
      return await receiptFiles(db, receiptsOf, clock.now());
    } catch (error) {
      log.error({err: error, mail: id}, 'The receipts of a message could not be drawn');
      return [];
    }
  }
}
