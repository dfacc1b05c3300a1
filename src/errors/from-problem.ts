import type {Problem} from '../contract/types.ts';
import {ServerError, SessionError} from './kinds.ts';
import type {PortalError, PortalErrorDetails} from './portal-error.ts';
import {
  ConflictError,
  InvalidError,
  MissingError,
  PaymentError,
  PermissionError,
  ThrottledError,
} from './refused-kinds.ts';

type ErrorClass = new (message: string, details?: PortalErrorDetails) => PortalError;

/**
 * The kind follows from the status, so that the table of codes is no part of a page's first bytes
 * and the code of a newer server still finds its kind. The two codes that differ come first
 * (API.md, "Errors").
 */
function classFor(status: number, code: string | undefined): ErrorClass {
  if (code === 'sign_in_failed') return InvalidError;
  if (code === 'idempotency_key_required') return ConflictError;
  switch (status) {
    case 401:
      return SessionError;
    case 402:
      return PaymentError;
    case 403:
      return PermissionError;
    case 404:
    case 410:
      return MissingError;
    case 409:
    case 412:
    case 422:
    case 428:
      return ConflictError;
    case 429:
      return ThrottledError;
    default:
      return status >= 500 ? ServerError : InvalidError;
  }
}

/** The error for a refusal of which no more than the status and what `details` holds is known. */
export function errorFromStatus(
  status: number,
  message: string,
  details: PortalErrorDetails = {},
): PortalError {
  const retryable = status === 429 || status >= 500;
  return new (classFor(status, details.code))(message, {
    ...details,
    retryable: details.retryable ?? retryable,
  });
}

/** What the headers of a refusal add to its body. */
export type AnswerFacts = Pick<PortalErrorDetails, 'requestId' | 'retryAfter'>;

/** The error for a problem document. `status` is that of the answer, whatever the body repeats. */
export function errorFromProblem(
  problem: Problem,
  status: number = problem.status,
  facts: AnswerFacts = {},
): PortalError {
  const {title, code, params, field, errors, retryable} = problem;
  const requestId = problem.requestId || facts.requestId;
  const {retryAfter} = facts;
  return errorFromStatus(status, title, {
    code,
    params,
    field,
    errors,
    retryable,
    requestId,
    retryAfter,
  });
}
