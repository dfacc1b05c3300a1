import type {ViewText} from './core.ts';

/** The page behind an invite or a sign-in link; loaded with it. */
export interface AcceptInviteMessages {
  readonly invite: ViewText;
  readonly newPassword: string;
  /** At least so many characters. */
  readonly atLeast: (characters: number) => string;
  readonly showPassword: string;
  readonly accept: string;
  readonly signIn: ViewText;
  readonly done: ViewText;
  readonly toPortal: string;
  readonly noLink: ViewText;
  readonly dead: string;
  readonly inviteExpired: string;
  readonly inviteSuperseded: string;
  readonly linkExpired: string;
}
