import type {Client, Contact, Hold, PaymentLink} from '../../contract/types.ts';
import type {ClientAccessMessages, Localizer} from '../../i18n/index.ts';
import type {Desk} from './desk.ts';

/** What is asked before something is taken away. */
export type Question =
  | {readonly kind: 'off'; readonly client: Client}
  | {readonly kind: 'access'; readonly contact: Contact}
  | {readonly kind: 'revoke'; readonly link: PaymentLink};

/** What parts of the view are drawn from. */
export interface Scene {
  readonly localizer: Localizer;
  readonly words: ClientAccessMessages;
  readonly desk: Desk;
  readonly firm: string;
  /** Empty for all clients. */
  readonly clientId: string;
  /** The link that was just made, with its address. */
  readonly made: PaymentLink | null;
  /** The firm's calendar day of an instant. */
  readonly dayOf: (instant: string) => string;
  readonly isCopied: boolean;
  readonly on: {
    open(clientId: string): void;
    turn(client: Client): void;
    choose(contact: Contact, access: 'user' | 'none'): void;
    invite(contact: Contact): void;
    chooseInvoice(id: string): void;
    create(): void;
    copy(): void;
    revoke(link: PaymentLink): void;
    release(hold: Hold): void;
  };
}
