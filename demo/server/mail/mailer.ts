import type {Mail} from './outbox.ts';

/** Hands messages to whoever delivers them. */
export interface Mailer {
  /** Resolves when the message is in other hands; throws {@link MailError} when it is not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export class MailError extends Error {
  override readonly name = 'MailError';
  /** Another try would be refused alike. */
  readonly isFinal: boolean;

  constructor(message: string, {isFinal, cause}: {isFinal: boolean; cause?: unknown}) {
    super(message, {cause});
    this.isFinal = isFinal;
  }
}
