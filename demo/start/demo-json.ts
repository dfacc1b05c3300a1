import {Hono} from 'hono';
import {cast} from '../seed/cast.ts';
import type {CastFirm} from '../seed/cast.ts';

/** A way into the demo, for the site's sign-in helper and for whoever reads the terminal. */
export interface SignIn {
  kind: 'contact';
  email: string;
  password: string;
  /** Name of the client. */
  client: string;
}

/** One of the firm's own people. */
export interface StaffSignIn {
  kind: 'staff';
  name: string;
  email: string;
  password: string;
}

export interface DemoDescription {
  apiUrl: string;
  staffApiUrl: string;
  signIns: SignIn[];
  staffSignIns: StaffSignIn[];
}

export function signInsOf({contacts}: CastFirm): SignIn[] {
  return contacts.map(({email, password, client}) => ({kind: 'contact', email, password, client}));
}

/**
 * `GET /demo.json`: where the API is, as seen from the page that asks, and how to sign in as one of
 * `people`. The site's pages belong to the first firm of the cast, whoever made a firm with its key.
 */
export function demoJson(people: () => readonly CastFirm[]): Hono {
  const app = new Hono();
  app.get('/demo.json', (context) => {
    const [first] = cast;
    if (first === undefined) return context.notFound();
    const isThere = people().includes(first);
    const {origin} = new URL(context.req.url);
    const description: DemoDescription = {
      apiUrl: `${origin}/portal/v1/${first.details.key}`,
      staffApiUrl: `${origin}/staff/v1/${first.details.key}`,
      signIns: isThere ? signInsOf(first) : [],
      staffSignIns: isThere ? first.staff.map((person) => ({kind: 'staff', ...person})) : [],
    };
    return context.json(description);
  });
  return app;
}
