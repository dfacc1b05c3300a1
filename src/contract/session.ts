import * as z from 'zod/mini';
import {described, count, email, id, instant, named, openEnum, text, url} from './primitives.ts';

const token = z.string().check(z.minLength(16), z.maxLength(4096));
const password = z.string().check(z.minLength(1), z.maxLength(1024));
const newPassword = z.string().check(z.minLength(12), z.maxLength(1024));

export const sessionGrant = named(
  'SessionGrant',
  z.discriminatedUnion('grant', [
    z.strictObject({grant: z.literal('password'), email, password, clientId: z.optional(id)}),
    z.strictObject({grant: z.literal('refresh'), token}),
    z.strictObject({grant: z.literal('invite'), token, password: newPassword}),
    z.strictObject({grant: z.literal('sign_in_link'), token}),
    z.strictObject({grant: z.literal('payment_link'), token}),
    z.strictObject({grant: z.literal('assertion'), assertion: token}),
  ]),
  'What a visitor offers in exchange for a session.',
);

export const firm = named(
  'Firm',
  z.strictObject({
    id,
    name: text,
    legalName: text,
    address: described(z.array(text), 'Address lines, ready to print one under the other.'),
    country: described(z.string().check(z.regex(/^[A-Z]{2}$/)), 'ISO 3166-1 alpha-2.'),
    logoUrl: z.optional(url),
    timeZone: described(z.string(), 'IANA name; "past due" is decided in it.'),
    supportEmail: z.optional(email),
    supportPhone: z.optional(text),
    statementName: described(text, 'What a payer reads on the bank statement.'),
    termsUrl: z.optional(url),
    refundPolicyUrl: z.optional(url),
    privacyUrl: z.optional(url),
  }),
);

export const capabilities = named(
  'Capabilities',
  z.strictObject({
    payments: described(z.boolean(), 'The firm takes payments online (L-14).'),
    savedMethods: z.boolean(),
    team: z.boolean(),
    partialPayments: described(z.boolean(), 'A part of an invoice can be paid (P-13).'),
  }),
);

export const limits = z.strictObject({invoicesPerSubmission: count});

export const session = named(
  'Session',
  z.strictObject({
    kind: openEnum(['contact', 'link', 'staff']),
    contact: described(
      z.optional(z.strictObject({id, name: text, email, locale: z.nullable(z.string())})),
      'Who signed in; absent behind a payment link.',
    ),
    client: described(
      z.optional(z.strictObject({id, name: text})),
      'Whose invoices these are; absent behind a payment link.',
    ),
    firm,
    capabilities,
    processor: described(
      z.optional(
        z.strictObject({
          kind: openEnum(['stripe']),
          publishableKey: z.string(),
          account: described(
            z.optional(z.string()),
            'The connected account that is charged, where it is one.',
          ),
          testMode: described(z.boolean(), 'No real money moves.'),
        }),
      ),
      'Absent where the firm takes no payments.',
    ),
    limits,
    staff: described(
      z.optional(z.strictObject({id, name: text})),
      "Who of the firm's people signed in; at its staff API alone, whose answer says more.",
    ),
    link: described(
      z.optional(z.strictObject({invoiceId: id, expiresAt: instant})),
      'The one invoice that a payment link opens.',
    ),
  }),
  'Who is signed in, at which firm, and what they may do.',
);

export const sessionTokens = named(
  'SessionTokens',
  z.strictObject({
    accessToken: described(token, 'For the Authorization header; kept in memory alone.'),
    expiresAt: described(instant, 'End of the access token.'),
    refreshToken: described(z.optional(token), 'Good for one use.'),
    session,
  }),
  'Answer to a grant. refreshToken is absent where the firm signs in its contacts itself.',
);

export const signInLinkRequest = named('SignInLinkRequest', z.strictObject({email}));
export const passwordChange = named('PasswordChange', z.strictObject({password: newPassword}));
