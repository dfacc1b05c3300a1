import type * as z from 'zod/mini';
import type {ProblemCode} from '../problem.ts';

/** Who may call a route. `nobody` has not signed in; `link` holds a payment link's session. */
export type Caller = 'nobody' | 'contact' | 'link' | 'staff';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Headers that an answer may carry beside `X-Request-Id`, which every answer has. */
export type AnswerHeader = 'ETag' | 'Idempotency-Replayed' | 'Content-Disposition';

export interface Answer {
  description: string;
  /** Absent where nothing or no JSON is answered. */
  schema?: z.ZodMiniType;
  /** `application/json` unless said otherwise. */
  contentType?: 'application/pdf' | 'text/csv' | 'text/event-stream';
  headers: readonly AnswerHeader[];
}

/**
 * One route of the wire. Paths are below `…/{firmKey}`; `{id}` stands for an id of ours. Every
 * route may also answer what {@link problemsOf} adds.
 */
export interface Route {
  method: Method;
  path: string;
  summary: string;
  callers: readonly Caller[];
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  /** The request names itself (`idempotency-key`) or the version it changes (`if-match`). */
  requires?: 'idempotency-key' | 'if-match';
  answers: Readonly<Record<number, Answer>>;
  /** Codes that are this route's own. */
  problems: readonly ProblemCode[];
}

/** Every code that a route may answer: its own, and those that follow from its shape. */
export function problemsOf(route: Route): ProblemCode[] {
  const {callers, params, query, body, requires, problems} = route;
  const takesInput = [params, query, body].some((part) => part !== undefined);
  const isPortal = !callers.includes('staff');
  const codes: ProblemCode[] = ['rate_limited', ...problems];
  if (takesInput) codes.push('validation_failed');
  if (!callers.includes('nobody')) {
    codes.push('unauthenticated', 'session_expired');
    if (isPortal) codes.push('portal_off');
    if (isPortal && !callers.includes('link')) codes.push('forbidden');
    if (callers.includes('link')) codes.push('link_expired', 'link_revoked');
  }
  if (params) codes.push('not_found');
  if (requires === 'idempotency-key') {
    codes.push('idempotency_key_required', 'idempotency_key_reused', 'idempotency_key_burned');
  }
  if (requires === 'if-match') codes.push('precondition_required', 'version_conflict');
  return [...new Set(codes)];
}

export function json<T extends z.ZodMiniType>(
  description: string,
  schema: T,
  ...headers: AnswerHeader[]
): Answer & {schema: T} {
  return {description, schema, headers};
}

export function nothing(description: string): Answer {
  return {description, headers: []};
}

export function pdf(description: string): Answer {
  return {description, contentType: 'application/pdf', headers: ['Content-Disposition']};
}

export function csv(description: string): Answer {
  return {description, contentType: 'text/csv', headers: ['Content-Disposition']};
}

/** What the parts of a route parse to. */
export type Params<R extends Route> = Parsed<R['params']>;
export type Query<R extends Route> = Parsed<R['query']>;
export type Body<R extends Route> = Parsed<R['body']>;

type Parsed<S> = S extends z.ZodMiniType ? z.infer<S> : undefined;
