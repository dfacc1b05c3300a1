/** The sign-in view; loaded with it. */
export interface SignInMessages {
  readonly title: (firm: string) => string;
  readonly email: string;
  readonly password: string;
  readonly showPassword: string;
  readonly enterEmail: string;
  readonly enterPassword: string;
  readonly emailLink: string;
  readonly linkSent: (email: string) => string;
  readonly wrong: string;
  readonly whichCompany: string;
  readonly chooseCompany: string;
  readonly continue: string;
  readonly tooManyAttempts: (minutes: number) => string;
}
