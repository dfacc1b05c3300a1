import type {ClientAccessMessages, Localizer} from '../../i18n/index.ts';
import type {Acts} from './acts.ts';
import type {Desk} from './desk.ts';

/** What parts of the view are drawn from. */
export interface Scene {
  readonly localizer: Localizer;
  readonly words: ClientAccessMessages;
  readonly desk: Desk;
  readonly acts: Acts;
  readonly firm: string;
  /** Empty for all clients. */
  readonly clientId: string;
  /** An instant as a day of the firm's calendar. */
  readonly dateOf: (instant: string) => string;
  /** A client in the list's place; empty for the way back. */
  readonly open: (clientId: string) => void;
}
