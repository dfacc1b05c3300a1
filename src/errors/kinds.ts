import {PortalError, type PortalErrorDetails} from './portal-error.ts';

export class SetupError extends PortalError {
  readonly kind = 'setup';
}

export class NetworkError extends PortalError {
  readonly kind = 'network';

  constructor(message: string, details?: PortalErrorDetails) {
    super(message, {retryable: true, ...details});
  }
}

export class TimeoutError extends PortalError {
  readonly kind = 'timeout';

  constructor(message: string, details?: PortalErrorDetails) {
    super(message, {retryable: true, ...details});
  }
}

export class SessionError extends PortalError {
  readonly kind = 'session';
}

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

export class ServerError extends PortalError {
  readonly kind = 'server';
}

export class ContractError extends PortalError {
  readonly kind = 'contract';
}
