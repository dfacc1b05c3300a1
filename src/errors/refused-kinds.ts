import {PortalError} from './portal-error.ts';

/** Kinds that only an answer of the API makes: no page needs them before its first rows. */

export class PermissionError extends PortalError {
  readonly kind = 'permission';
}

export class MissingError extends PortalError {
  readonly kind = 'missing';
}

export class ConflictError extends PortalError {
  readonly kind = 'conflict';
}

export class InvalidError extends PortalError {
  readonly kind = 'invalid';
}

export class PaymentError extends PortalError {
  readonly kind = 'payment';
}

export class ThrottledError extends PortalError {
  readonly kind = 'throttled';
}
