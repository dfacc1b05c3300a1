import type {PortalError, PortalErrorCode, PortalErrorKind} from '../errors/index.ts';
import {told} from './shape.ts';

/**
 * Something failed and is shown to the person where it happened; for the page's own logging. The
 * error itself stays inside: its cause may hold an answer of the API.
 */
export class PortalErrorEvent extends Event {
  readonly kind: PortalErrorKind;
  readonly code: PortalErrorCode | undefined;
  /** For logs, in English; not for people. */
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;

  constructor(error: PortalError) {
    super('portal-error', told);
    this.kind = error.kind;
    this.code = error.code;
    this.message = error.message;
    this.requestId = error.requestId;
    this.retryable = error.retryable;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-error': PortalErrorEvent;
  }
}
