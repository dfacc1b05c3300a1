/** A person of the demo's, by whom one can sign in. */
export interface SignIn {
  email: string;
  password: string;
  client: string;
}

let description: Promise<{signIns: SignIn[]} | null> | undefined;

/** What the server says of the demo; null where it takes real money, or cannot be reached. */
export function fetchDemo(): Promise<{signIns: SignIn[]} | null> {
  description ??= fetch('/demo.json')
    .then(async (answer) => (answer.ok ? ((await answer.json()) as {signIns: SignIn[]}) : null))
    .catch(() => null);
  return description;
}
