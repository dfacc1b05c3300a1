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

export class ServerError extends PortalError {
  readonly kind = 'server';
}

export class ContractError extends PortalError {
  readonly kind = 'contract';
}
