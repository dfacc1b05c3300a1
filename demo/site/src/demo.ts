/** A person of the demo's, by whom one can sign in. */
export interface SignIn {
  email: string;
  password: string;
  client: string;
}

/** One of the firm's own people. */
export interface StaffSignIn extends Omit<SignIn, 'client'> {
  name: string;
}

interface Demo {
  signIns: SignIn[];
  staffSignIns: StaffSignIn[];
}

let description: Promise<Demo | null> | undefined;

/** What the server says of the demo; null where it takes real money, or cannot be reached. */
export function fetchDemo(): Promise<Demo | null> {
  description ??= fetch('/demo.json')
    .then(async (answer) => (answer.ok ? ((await answer.json()) as Demo) : null))
    .catch(() => null);
  return description;
}
