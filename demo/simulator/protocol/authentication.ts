import {invalidRequest} from './errors.ts';

/** The account of the key itself, when no `Stripe-Account` names a connected one. */
export const PLATFORM_ACCOUNT = 'acct_platform';

/** A publishable key is in every page of a firm: it may do little, and that only with an intent's secret. */
export type Access = 'secret' | 'publishable';

/** Any test key opens the door, no live key does. Throws Stripe's 401. */
export function authenticate(authorization: string | undefined): Access {
  const key = readKey(authorization);
  if (key === undefined) {
    throw invalidRequest(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      {},
      {status: 401, headers: {'WWW-Authenticate': 'Basic realm="Stripe"'}},
    );
  }
  if (/^sk_test_\w+$/.test(key)) return 'secret';
  if (/^pk_test_\w+$/.test(key)) return 'publishable';
  throw invalidRequest(`Invalid API Key provided: ${redact(key)}`, {}, {status: 401});
}

/** Throws Stripe's 403 when the key is of the other kind. */
export function requireAccess(access: Access, allowed: readonly Access[]): void {
  if (allowed.includes(access)) return;
  if (access === 'publishable') {
    throw invalidRequest(
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
      {code: 'secret_key_required'},
      {status: 403},
    );
  }
  throw invalidRequest(
    'This API call cannot be made with a secret API key. Please use a publishable API key.',
    {},
    {status: 403},
  );
}

/** Throws Stripe's 403 for a header that names no account. */
export function accountOf(header: string | undefined): string {
  if (header === undefined || header === '') return PLATFORM_ACCOUNT;
  if (/^acct_\w+$/.test(header)) return header;
  throw invalidRequest(
    `The provided key does not have access to account '${header}' (or that account does not exist). Application access may have been revoked.`,
    {code: 'account_invalid'},
    {status: 403},
  );
}

function readKey(authorization = ''): string | undefined {
  const [scheme, value = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() === 'bearer') return value || undefined;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString().split(':')[0] || undefined;
}

function redact(key: string): string {
  return key.length <= 12 ? '****' : `${key.slice(0, 8)}****${key.slice(-4)}`;
}
