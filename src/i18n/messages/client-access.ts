import type {ViewText} from './core.ts';

/** Asked before something is taken away: what happens, the answer that changes nothing, and the other. */
export interface ClientAccessQuestion extends ViewText {
  readonly keep: string;
  readonly act: string;
}

/** What the firm's own people read; loaded with their element. */
export interface ClientAccessMessages {
  readonly clients: string;
  readonly search: string;
  readonly none: ViewText;
  readonly noMatch: (query: string) => ViewText;
  readonly contactCount: (count: number) => string;
  readonly clientCount: (count: number) => string;
  readonly all: string;

  readonly portal: string;
  readonly on: string;
  readonly off: string;
  readonly portalOf: (client: string) => string;
  readonly effectOn: string;
  readonly effectOff: string;
  /** Why it can't be turned on. */
  readonly noWallet: (firm: string) => string;
  readonly isOn: (client: string) => string;
  readonly isOff: (client: string) => string;
  readonly askOff: (client: string) => ClientAccessQuestion;

  readonly contacts: string;
  readonly noContacts: string;
  readonly contact: string;
  readonly access: string;
  readonly accessOf: (name: string) => string;
  readonly user: string;
  readonly noAccess: string;
  readonly invite: string;
  readonly notInvited: string;
  readonly invited: string;
  readonly inviteExpired: string;
  readonly active: string;
  readonly lastSent: string;
  readonly neverSent: string;
  readonly send: string;
  readonly resend: string;
  readonly sent: (email: string) => string;
  readonly accessIs: (name: string, access: string) => string;
  readonly askRemove: (name: string) => ClientAccessQuestion;

  readonly link: string;
  readonly invoice: string;
  readonly chooseInvoice: string;
  readonly noPayable: string;
  readonly create: string;
  readonly address: string;
  readonly shownOnce: string;
  readonly copy: string;
  readonly copied: string;
  readonly linkCopied: string;
  readonly until: (date: string) => string;
  readonly madeOn: (date: string) => string;
  readonly revoke: string;
  readonly askRevoke: ClientAccessQuestion;
  readonly revoked: string;

  readonly holds: string;
  readonly reasons: Readonly<
    Record<
      | 'refund'
      | 'dispute'
      | 'return'
      | 'double_success'
      | 'amount_mismatch'
      | 'outside_payment'
      | 'unrecognized',
      string
    >
  >;
  readonly since: (date: string) => string;
  readonly release: string;
  readonly released: (number: string) => string;

  readonly loading: string;
  readonly loadFailed: string;
  readonly signedOut: (firm: string) => ViewText;
  readonly notStaff: (firm: string) => ViewText;
}
