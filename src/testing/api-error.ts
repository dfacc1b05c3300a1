import {problemCodes} from '../contract/problem.ts';
import type {ProblemCode} from '../contract/types.ts';
import type {Problem, ProblemItem} from '../contract/types.ts';

/** What the SDK asks of an error of whoever stands in for its API: recognised by a shared symbol. */
const brand = Symbol.for('client-portal-elements/error@1');

type Kind = (typeof problemCodes)[ProblemCode]['kind'] | 'network' | 'contract';

/** An error as `PortalApi` rejects with it. `isPortalError()` knows it. */
export class ApiError extends Error {
  override readonly name = 'PortalError';
  readonly kind: Kind;
  readonly code: Problem['code'];
  readonly params: Readonly<Record<string, unknown>>;
  readonly field: string | undefined;
  readonly errors: readonly ProblemItem[];
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(kind: Kind, message: string, problem?: Problem, retryAfter?: number) {
    super(message);
    this.kind = kind;
    this.code = problem?.code;
    this.params = problem?.params ?? {};
    this.field = problem?.field;
    this.errors = problem?.errors ?? [];
    this.retryable = problem?.retryable ?? true;
    this.requestId = problem?.requestId;
    this.retryAfter = retryAfter;
  }

  get [brand](): true {
    return true;
  }
}

export function errorOf(problem: Problem, retryAfter: string | null): ApiError {
  const known = problem.code === undefined ? undefined : problemCodes[problem.code as ProblemCode];
  const wait = retryAfter === null ? undefined : Number(retryAfter) * 1000;
  return new ApiError(known?.kind ?? 'server', problem.title, problem, wait);
}
