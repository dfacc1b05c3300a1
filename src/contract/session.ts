import * as z from 'zod/mini';
import {count, email, id, instant, named, openEnum, text, url} from './primitives.ts';

const token = z.string().check(z.minLength(16), z.maxLength(4096));
const password = z.string().check(z.minLength(1), z.maxLength(1024));
const newPassword = z.string().check(z.minLength(12), z.maxLength(1024));

/** What a visitor offers in exchange for a session. */
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
);

export const firm = named(
  'Firm',
  z.strictObject({
    id,
    name: text,
    legalName: text,
    /** Address lines, ready to print one under the other. */
    address: z.array(text),
    /** ISO 3166-1 alpha-2. */
    country: z.string().check(z.regex(/^[A-Z]{2}$/)),
    logoUrl: z.optional(url),
    /** IANA name; "past due" is decided in it. */
    timeZone: z.string(),
    supportEmail: z.optional(email),
    supportPhone: z.optional(text),
    /** What a payer reads on the bank statement. */
    statementName: text,
    termsUrl: z.optional(url),
    refundPolicyUrl: z.optional(url),
    privacyUrl: z.optional(url),
  }),
);

const capabilities = named(
  'Capabilities',
  z.strictObject({
    payments: z.boolean(),
    savedMethods: z.boolean(),
    team: z.boolean(),
    partialPayments: z.boolean(),
  }),
);

/** Who is signed in, at which firm, and what they may do. */
export const session = named(
  'Session',
  z.strictObject({
    kind: openEnum(['contact', 'link']),
    contact: z.optional(z.strictObject({id, name: text, email, locale: z.nullable(z.string())})),
    client: z.optional(z.strictObject({id, name: text})),
    firm,
    capabilities,
    processor: z.optional(
      z.strictObject({
        kind: openEnum(['stripe']),
        publishableKey: z.string(),
        account: z.optional(z.string()),
        testMode: z.boolean(),
      }),
    ),
    limits: z.strictObject({invoicesPerSubmission: count}),
    link: z.optional(z.strictObject({invoiceId: id, expiresAt: instant})),
  }),
);

/** Answer to a grant. `refreshToken` is absent where the firm signs in its contacts itself. */
export const sessionTokens = named(
  'SessionTokens',
  z.strictObject({
    accessToken: token,
    expiresAt: instant,
    refreshToken: z.optional(token),
    session,
  }),
);

export const signInLinkRequest = named('SignInLinkRequest', z.strictObject({email}));
export const passwordChange = named('PasswordChange', z.strictObject({password: newPassword}));
