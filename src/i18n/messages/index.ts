import type {Formats} from '../formats.ts';
import type {AcceptInviteMessages} from './accept-invite.ts';
import type {ClientAccessMessages} from './client-access.ts';
import type {CoreMessages} from './core.ts';
import type {InvoiceMessages} from './invoice.ts';
import type {NewMethodMessages} from './new-method.ts';
import type {MethodsMessages} from './methods.ts';
import type {PasswordMessages} from './password.ts';
import type {PayLinkMessages} from './pay-link.ts';
import type {PaymentHistoryMessages} from './payment-history.ts';
import type {PaymentMessages} from './payment.ts';
import type {SignInMessages} from './sign-in.ts';
import type {StatementMessages} from './statement.ts';
import type {TeamMessages} from './team.ts';

export type * from './accept-invite.ts';
export type * from './client-access.ts';
export type * from './core.ts';
export type * from './invoice.ts';
export type * from './new-method.ts';
export type * from './methods.ts';
export type * from './password.ts';
export type * from './pay-link.ts';
export type * from './payment-history.ts';
export type * from './payment.ts';
export type * from './sign-in.ts';
export type * from './statement.ts';
export type * from './team.ts';

/** Every text people read, in groups that load when they are needed. */
export interface MessageGroups {
  core: CoreMessages;
  invoice: InvoiceMessages;
  methods: MethodsMessages;
  payment: PaymentMessages;
  paymentHistory: PaymentHistoryMessages;
  payLink: PayLinkMessages;
  newMethod: NewMethodMessages;
  password: PasswordMessages;
  signIn: SignInMessages;
  statement: StatementMessages;
  team: TeamMessages;
  acceptInvite: AcceptInviteMessages;
  clientAccess: ClientAccessMessages;
}

/** The groups that come with a view. */
export type ViewGroup = Exclude<keyof MessageGroups, 'core'>;

/** Texts are made for a locale: plurals, lists, amounts and dates come from its formats. */
export type MessagesOf<G extends keyof MessageGroups> = (formats: Formats) => MessageGroups[G];

/** Texts of views in another language than English; those that are missing are shown in English. */
export type ViewTexts = {readonly [G in ViewGroup]?: MessagesOf<G>};

/** A language: what `locales/` holds. English brings the texts of a view with the view instead. */
export interface LocaleMessages extends ViewTexts {
  /** BCP 47 language of the texts. */
  readonly language: string;
  /** English brings rows with the page and everything else with what shows it. */
  readonly core?: MessagesOf<'core'>;
  /** The texts of larger views, in files of their own; each import is written out. */
  readonly views?: {readonly [G in ViewGroup]?: () => Promise<{readonly [K in G]: MessagesOf<K>}>};
}

type Partly<T> = {
  readonly [K in keyof T]?: T[K] extends (...values: never[]) => unknown
    ? T[K]
    : T[K] extends string
      ? string
      : Partly<T[K]>;
};

/**
 * A firm's own words, any part of them: objects like the groups, or functions of the formats and our
 * texts that return such objects. `language` when they are in one that we don't speak: formats and plurals then
 * follow it. `consentVersion` names the firm's own version of the consent texts (P-22).
 */
export type MessageOverrides = {
  readonly language?: string;
  readonly consentVersion?: string;
} & {
  readonly [G in keyof MessageGroups]?:
    | Partly<MessageGroups[G]>
    | ((formats: Formats, texts: MessageGroups[G]) => Partly<MessageGroups[G]>);
};
