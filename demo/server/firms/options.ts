import {parseArgs} from 'node:util';
import {email} from '../../../src/contract/primitives.ts';
import {StartError} from '../start-error.ts';
import type {FirmChanges} from './keep-firm.ts';

const usage = `Usage: npm run create-firm -- --key <key> [settings]

Makes the firm, or changes what is given of the one that is there.

  --name, --legal-name, --statement-name <text>   its names; the last one stands on bank statements
  --address <line>                                once per line
  --country <US>, --time-zone <America/New_York>, --locale <en>
  --support-email, --support-phone, --terms-url, --refund-policy-url, --privacy-url
  --wallet on|off                                 whether it takes payments online
  --accept card,us_bank_account                   with what
  --stripe-account <acct_…>                       a connected account; without: the platform's own
  --partial-payments on|off, --team on|off
  --origin <https://www.firm.example>             pages that may use the portal API; once per origin
  --staff-origin <https://desk.firm.example>      pages that may use the staff API; once per origin
  --invite-page <https://www.firm.example/invite/>
  --staff-email <address>, --staff-name <text>    lets one of its people in; the password is read from
                                                  STAFF_PASSWORD, or made up and printed once
`;

export interface Wanted {
  changes: FirmChanges;
  staff: {name: string; email: string} | null;
}

const text = {type: 'string'} as const;
const list = {type: 'string', multiple: true} as const;
const options = {
  key: text,
  name: text,
  'legal-name': text,
  'statement-name': text,
  address: list,
  country: text,
  'time-zone': text,
  locale: text,
  'support-email': text,
  'support-phone': text,
  'terms-url': text,
  'refund-policy-url': text,
  'privacy-url': text,
  wallet: text,
  accept: text,
  'stripe-account': text,
  'partial-payments': text,
  team: text,
  origin: list,
  'staff-origin': list,
  'invite-page': text,
  'staff-email': text,
  'staff-name': text,
} as const;

/** Reads the command line; a mistake in it is one sentence. */
export function readOptions(args: readonly string[]): Wanted {
  const given = parse(args);
  const {key, accept, origin, 'staff-origin': staffOrigin, 'staff-email': address} = given;
  if (key === undefined || !/^[\w-]{1,64}$/.test(key)) throw new StartError(usage);
  const changes: Record<string, unknown> = {
    key,
    name: given.name,
    legalName: given['legal-name'],
    statementName: given['statement-name'],
    address: given.address,
    country: matching(given, 'country', /^[A-Z]{2}$/),
    timeZone: timeZoneOf(given['time-zone']),
    locale: localeOf(given.locale),
    supportEmail: emailOf('support-email', given['support-email']),
    supportPhone: given['support-phone'],
    termsUrl: urlOf('terms-url', given['terms-url']),
    refundPolicyUrl: urlOf('refund-policy-url', given['refund-policy-url']),
    privacyUrl: urlOf('privacy-url', given['privacy-url']),
    takesPayments: switchOf('wallet', given.wallet),
    accepts: accept === undefined ? undefined : methodsOf(accept),
    stripeAccount: matching(given, 'stripe-account', /^acct_\w+$/),
    allowsPartialPayments: switchOf('partial-payments', given['partial-payments']),
    showsTeam: switchOf('team', given.team),
    allowedOrigins: origin?.map((each) => originOf('origin', each)),
    staffOrigins: staffOrigin?.map((each) => originOf('staff-origin', each)),
    invitePage: urlOf('invite-page', given['invite-page']),
  };
  const known = Object.entries(changes).filter(([, value]) => value !== undefined);
  const staffEmail = emailOf('staff-email', address);
  return {
    changes: Object.fromEntries(known) as FirmChanges,
    staff: staffEmail === undefined ? null : staffOf(staffEmail, given['staff-name']),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options}).values;
  } catch {
    throw new StartError(usage);
  }
}

type Given = ReturnType<typeof parse>;

function staffOf(address: string, name: string | undefined) {
  return {email: address, name: name ?? (address.split('@')[0] || address)};
}

function matching(given: Given, name: 'country' | 'stripe-account', pattern: RegExp) {
  const value = given[name];
  if (value === undefined || pattern.test(value)) return value;
  throw wrong(name, value);
}

function switchOf(name: string, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'on' && value !== 'off') throw wrong(name, value);
  return value === 'on';
}

function methodsOf(value: string): string[] {
  const methods = value.split(',').map((each) => each.trim());
  if (methods.some((each) => !['card', 'us_bank_account'].includes(each))) {
    throw wrong('accept', value);
  }
  return methods;
}

function urlOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) throw wrong(name, value);
  return new URL(value).href;
}

function originOf(name: string, value: string): string {
  const url = urlOf(name, value);
  if (url === undefined) throw wrong(name, value);
  return new URL(url).origin;
}

function emailOf(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !email.safeParse(value).success) throw wrong(name, value);
  return value;
}

function timeZoneOf(value: string | undefined): string | undefined {
  try {
    return value === undefined
      ? undefined
      : new Intl.DateTimeFormat('en', {timeZone: value}).resolvedOptions().timeZone;
  } catch {
    throw wrong('time-zone', value ?? '');
  }
}

function localeOf(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : new Intl.Locale(value).toString();
  } catch {
    throw wrong('locale', value ?? '');
  }
}

function wrong(name: string, value: string): StartError {
  return new StartError(`--${name} cannot be “${value}”.`);
}
