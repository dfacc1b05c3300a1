/** The dialog that changes a password; loaded with it. */
export interface PasswordMessages {
  /** Its heading and its button. */
  readonly title: string;
  /** The sign-in was too long ago. */
  readonly again: string;
  readonly current: string;
  /** What to do without the current password. */
  readonly forgotten: string;
  readonly wrong: string;
  readonly next: string;
  /** At least so many characters. */
  readonly atLeast: (characters: number) => string;
  readonly show: string;
  /** What becomes of other sessions. */
  readonly others: string;
  readonly done: string;
}
