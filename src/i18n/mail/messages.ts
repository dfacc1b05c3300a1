import type {Formats} from '../formats.ts';

/** One kind of letter: what it is about, what it says, and the one thing to press. */
export interface LetterTexts {
  readonly subject: (firm: string) => string;
  readonly body: (values: {firm: string; client: string}) => string;
  readonly button: string;
}

/** What the server writes by e-mail. */
export interface MailMessages {
  readonly greeting: (name: string) => string;
  /** `until` is an instant, written in the firm's zone. */
  readonly invite: LetterTexts & {readonly validUntil: (until: string) => string};
  readonly signInLink: LetterTexts & {readonly validFor: (minutes: number) => string};
  /** One of several companies. */
  readonly forClient: (client: string) => string;
  readonly linkHint: string;
  readonly notYou: string;
  readonly questions: (contact: string) => string;
}

export type MailTexts = (formats: Formats, zone: string) => MailMessages;
