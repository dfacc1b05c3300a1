import type {Formats} from '../formats.ts';
import type {CoreMessages} from './core.ts';
import type {PaymentMessages} from './payment.ts';
import type {SignInMessages} from './sign-in.ts';

export type * from './core.ts';
export type * from './payment.ts';
export type * from './sign-in.ts';

/** Every text people read, in groups that load when they are needed. */
export interface MessageGroups {
  core: CoreMessages;
  payment: PaymentMessages;
  signIn: SignInMessages;
}

/** The groups that come with a view. */
export type ViewGroup = Exclude<keyof MessageGroups, 'core'>;

/** Texts are made for a locale: plurals, lists, amounts and dates come from its formats. */
export type MessagesOf<G extends keyof MessageGroups> = (formats: Formats) => MessageGroups[G];

/** A language, whole: what `locales/` holds. English brings its view groups with the views instead. */
export type LocaleMessages = {
  /** BCP 47 language of the texts. */
  readonly language: string;
  readonly core: MessagesOf<'core'>;
} & {readonly [G in ViewGroup]?: MessagesOf<G>};

type Partly<T> = {
  readonly [K in keyof T]?: T[K] extends (...values: never[]) => unknown
    ? T[K]
    : T[K] extends string
      ? string
      : Partly<T[K]>;
};

/**
 * A firm's own words, any part of them: objects like the groups, or functions of the formats that
 * return such objects. `language` when they are in one that we don't speak: formats and plurals then
 * follow it. `consentVersion` names the firm's own version of the consent texts (P-22).
 */
export type MessageOverrides = {
  readonly language?: string;
  readonly consentVersion?: string;
} & {
  readonly [G in keyof MessageGroups]?:
    Partly<MessageGroups[G]> | ((formats: Formats) => Partly<MessageGroups[G]>);
};
