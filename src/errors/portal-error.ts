import type {ProblemCode, ProblemItem} from '../contract/types.ts';

/** What a caller can do about an error, not where it came from. */
export type PortalErrorKind =
  /** The page is set up wrongly; a developer has to change it. */
  | 'setup'
  /** The API could not be reached. */
  | 'network'
  /** The API took too long. Whether it acted is unknown. */
  | 'timeout'
  /** Nobody is signed in, or not any more. */
  | 'session'
  /** Signed in, but this is not allowed or switched off. */
  | 'permission'
  /** It does not exist (any more), or belongs to someone else. */
  | 'missing'
  /** The world has changed since the caller looked. */
  | 'conflict'
  /** What was sent is wrong. */
  | 'invalid'
  /** The payment was refused. */
  | 'payment'
  /** Too many requests. */
  | 'throttled'
  /** The API failed. */
  | 'server'
  /** The API's answer does not keep the contract. */
  | 'contract';

/** A code of the contract, or one that a newer server knows. */
export type PortalErrorCode = ProblemCode | (string & {});

export interface PortalErrorDetails {
  code?: PortalErrorCode | undefined;
  params?: Readonly<Record<string, unknown>> | undefined;
  field?: string | undefined;
  errors?: readonly ProblemItem[] | undefined;
  retryable?: boolean | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

const brand = Symbol.for('client-portal-elements/error@1');

/**
 * Every failure of the SDK but an abort. `message` is for logs; people read a text chosen by `kind`
 * and `code`. Recognise one with `isPortalError()`, never with `instanceof`: a page may hold two
 * copies of the SDK.
 */
export abstract class PortalError extends Error {
  abstract readonly kind: PortalErrorKind;
  /** The fact of the domain behind it, where the server named one. */
  readonly code: PortalErrorCode | undefined;
  /** Values for the text of `code`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The field of the request that is at fault. */
  readonly field: string | undefined;
  /** One finding per field or invoice. */
  readonly errors: readonly ProblemItem[];
  /** Whether the same request can succeed later, unchanged. */
  readonly retryable: boolean;
  /** What to tell the firm's support; it is in the server's log too. */
  readonly requestId: string | undefined;
  /** Milliseconds to wait before the next attempt, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(message: string, details: PortalErrorDetails = {}) {
    super(message, 'cause' in details ? {cause: details.cause} : undefined);
    this.name = 'PortalError';
    this.code = details.code;
    this.params = details.params ?? {};
    this.field = details.field;
    this.errors = details.errors ?? [];
    this.retryable = details.retryable ?? false;
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
  }

  /** The major of this interface, under a key that all copies of the SDK share. */
  get [brand](): true {
    return true;
  }
}

/** Whether `error` is the SDK's, of this copy or another; with `kind`, whether it is of that kind. */
export function isPortalError<K extends PortalErrorKind = PortalErrorKind>(
  error: unknown,
  kind?: K,
): error is PortalError & {readonly kind: K} {
  return (
    typeof error === 'object' &&
    error !== null &&
    brand in error &&
    (kind === undefined || (error as PortalError).kind === kind)
  );
}
