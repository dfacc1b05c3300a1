import {problemCodes} from '../contract/problem.ts';
import type {ProblemCode} from '../contract/types.ts';
import type {Problem, ProblemItem} from '../contract/types.ts';

export interface RefusalDetails {
  params?: Record<string, unknown> | undefined;
  /** Path of the field at fault, such as `items.3.amount`; a header by its name. */
  field?: string | undefined;
  errors?: ProblemItem[] | undefined;
  /** Seconds after which the same request may succeed. */
  retryAfter?: number | undefined;
}

/** A request that is not carried out, with the reason as the contract words it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** One finding per invoice; the code of the whole is that of the first. */
export function refusalOfItems(errors: readonly ProblemItem[]): Refusal {
  const [first] = errors;
  if (!first) throw new Error('Nothing was found to refuse');
  return new Refusal(first.code as ProblemCode, {params: first.params, errors: [...errors]});
}

/** 400 `validation_failed`, saying where. */
export function invalid(field: string, params?: Record<string, unknown>): Refusal {
  const item: ProblemItem = {field, code: 'validation_failed', ...(params && {params})};
  return new Refusal('validation_failed', {field, params, errors: [item]});
}

export function toProblem({code, details}: Refusal, requestId: string): Problem {
  const {status, kind} = problemCodes[code];
  const {params, field, errors} = details;
  return {
    type: `urn:client-portal-elements:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    ...(params && {params}),
    requestId,
    retryable: kind === 'throttled' || kind === 'server',
    ...(field !== undefined && {field}),
    ...(errors && {errors}),
  };
}
