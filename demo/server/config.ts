import {resolve} from 'node:path';
import {email} from '../../src/contract/primitives.ts';
import type {Purpose} from './db/purpose.ts';
import {logLevels, type LogLevel} from './log.ts';
import {StartError} from './start-error.ts';

export interface ServerConfig {
  /** 0 takes any free port. */
  port: number;
  /** Where PGlite, the lock and the import channel live. */
  dataDir: string;
  /** PostgreSQL in place of PGlite. */
  databaseUrl: string | null;
  processor: ProcessorConfig;
  /** Null: this machine and the port. */
  publicUrl: string | null;
  logLevel: LogLevel;
  /** Null: messages are kept in the database, for the outbox to show. */
  mail: MailConfig | null;
  trustedProxies: number;
}

export interface MailConfig {
  /** `smtp://` or `smtps://`. */
  url: string;
  /** The address that messages come from. */
  from: string;
}

export type ProcessorConfig =
  | {
      kind: 'stripe';
      purpose: Purpose;
      secretKey: string;
      publishableKey: string;
      /** More than one while a new one replaces the old. */
      webhookSecrets: readonly string[];
    }
  /** Without a URL whoever starts the server brings one. */
  | {kind: 'simulator'; purpose: 'demo'; url: string | null};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; a mistake in it is one sentence. An empty variable is as good as none. */
export function readConfig(environment: Environment): ServerConfig {
  const read = reader(environment);
  return {
    ...readTarget(environment),
    port: readNumber(read, 'PORT', 4173, 65_535),
    processor: readProcessor(read),
    publicUrl: readUrl(read, 'PUBLIC_URL')?.origin ?? null,
    logLevel: readLogLevel(read('LOG_LEVEL')),
    mail: readMail(read),
    trustedProxies: readNumber(read, 'TRUSTED_PROXIES', 0, 10),
  };
}

/** Which database the environment names, for tools that need nothing else of it. */
export function readTarget(
  environment: Environment,
): Pick<ServerConfig, 'dataDir' | 'databaseUrl'> {
  const read = reader(environment);
  return {
    dataDir: resolve(read('DATA_DIR') ?? '.data'),
    databaseUrl: readDatabaseUrl(read('DATABASE_URL')),
  };
}

type Read = (name: string) => string | null;

function reader(environment: Environment): Read {
  return (name) => environment[name]?.trim() || null;
}

function readNumber(read: Read, name: string, usual: number, maximum: number): number {
  const text = read(name);
  if (text === null) return usual;
  if (!/^\d{1,5}$/.test(text) || Number(text) > maximum) {
    throw new StartError(`${name} must be a whole number from 0 to ${maximum}, not “${text}”.`);
  }
  return Number(text);
}

function readUrl(read: Read, name: string): URL | null {
  const text = read(name);
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new StartError(
      `${name} must be an address such as https://billing.example, not “${text}”.`,
    );
  }
  return new URL(text);
}

/** Not shown in the message: it may carry a password. */
function readDatabaseUrl(text: string | null): string | null {
  if (text === null || /^postgres(ql)?:\/\//.test(text)) return text;
  throw new StartError('DATABASE_URL must begin with postgres:// or postgresql://.');
}

function readLogLevel(text: string | null): LogLevel {
  const level = logLevels.find((each) => each === (text ?? 'info'));
  if (level === undefined)
    throw new StartError(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  return level;
}

/** Neither is shown in a message: the URL may carry a password. */
function readMail(read: Read): MailConfig | null {
  const [url, from] = [read('SMTP_URL'), read('MAIL_FROM')];
  if (url === null) return null;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new StartError('SMTP_URL must begin with smtp:// or smtps://.');
  }
  if (from === null || !email.safeParse(from).success) {
    throw new StartError('MAIL_FROM must be the e-mail address that messages come from.');
  }
  return {url, from};
}

const stripeNames = [
  'STRIPE_SECRET_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRET',
] as const;

function readProcessor(read: Read): ProcessorConfig {
  const [secretKey, publishableKey, webhookSecret] = stripeNames.map(read);
  const webhookSecrets = webhookSecret?.split(/[\s,]+/).filter(Boolean) ?? [];
  const missing = stripeNames.filter((name) => read(name) === null);
  if (missing.length === stripeNames.length) return readSimulator(read);
  if (!secretKey || !publishableKey || !webhookSecret) {
    throw new StartError(
      `Stripe needs all three of its variables; missing: ${missing.join(', ')}.`,
    );
  }
  if (read('SIMULATOR_URL') !== null) {
    throw new StartError(
      'SIMULATOR_URL and the keys of Stripe exclude each other: unset one of them.',
    );
  }
  const purpose = modeOf(secretKey, /^[sr]k_(test|live)_/, 'STRIPE_SECRET_KEY');
  if (modeOf(publishableKey, /^pk_(test|live)_/, 'STRIPE_PUBLISHABLE_KEY') !== purpose) {
    throw new StartError(
      'One of the two keys of Stripe is for tests and the other for live payments.',
    );
  }
  if (!webhookSecrets.every((secret) => secret.startsWith('whsec_'))) {
    throw new StartError('STRIPE_WEBHOOK_SECRET must begin with whsec_.');
  }
  return {kind: 'stripe', purpose, secretKey, publishableKey, webhookSecrets};
}

function modeOf(key: string, pattern: RegExp, name: string): 'test' | 'live' {
  const [, mode] = pattern.exec(key) ?? [];
  if (mode === 'test' || mode === 'live') return mode;
  throw new StartError(`${name} does not look like a key of Stripe.`);
}

/** It says yes to test cards, so it serves the demo and nothing that anybody else can reach. */
function readSimulator(read: Read): ProcessorConfig {
  if (read('PORTAL_DEMO') !== '1') {
    throw new StartError(
      `Set ${stripeNames.join(', ')} to take payments, or run the demo with “npm start”.`,
    );
  }
  const url = readUrl(read, 'SIMULATOR_URL');
  if (url && !/^(127(\.\d+){3}|localhost|\[::1\])$/.test(url.hostname)) {
    throw new StartError('SIMULATOR_URL must be an address of this machine.');
  }
  return {kind: 'simulator', purpose: 'demo', url: url?.origin ?? null};
}
