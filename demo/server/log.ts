import {pino, type DestinationStream, type LevelWithSilent} from 'pino';
import type {Log} from './ports.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number] & LevelWithSilent;

/** Never in a log, wherever they stand in what is logged. */
const secrets = [
  'authorization',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'secretKey',
  'assertion',
];

/** JSON lines on standard output. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: false,
    redact: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: {err: describeError},
  };
  const logger = destination ? pino(options, destination) : pino(options);
  const stamped = (fields: Record<string, unknown>) => ({at: new Date().toISOString(), ...fields});
  return {
    info: (fields, message) => logger.info(stamped(fields), message),
    warn: (fields, message) => logger.warn(stamped(fields), message),
    error: (fields, message) => logger.error(stamped(fields), message),
  };
}

/** Errors of drivers and of the processor carry parameters, rows and methods: none of that. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return {message: String(error)};
  const {name, message, stack} = error;
  const code = 'code' in error ? error.code : undefined;
  return {name, message, code, stack, cause: error.cause && describeError(error.cause)};
}
