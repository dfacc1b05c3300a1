import type {Context} from 'hono';
import {problemCodes} from '../../../src/contract/problem.ts';
import type {Problem} from '../../../src/contract/types.ts';
import type {Log} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppEnv} from './env.ts';

/** Answers every error as RFC 9457 `application/problem+json`. */
export function answerProblem(log: Log) {
  return (error: unknown, context: Context<AppEnv>): Response => {
    const requestId = context.get('requestId');
    if (error instanceof Refusal) return answer(context, toProblem(error, requestId), error);
    log.error({requestId, err: error}, 'A request failed for a reason nobody thought of');
    return answer(context, unexpected(requestId));
  };
}

function answer(context: Context<AppEnv>, problem: Problem, refusal?: Refusal): Response {
  const retryAfter = refusal?.details.retryAfter;
  if (retryAfter !== undefined) context.header('Retry-After', String(Math.ceil(retryAfter)));
  context.header('Content-Type', 'application/problem+json');
  return context.body(JSON.stringify(problem), problem.status as 400);
}

function toProblem({code, details}: Refusal, requestId: string): Problem {
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

/** Without a word about the cause: that is in the log, under the same request id. */
function unexpected(requestId: string): Problem {
  return {
    type: 'about:blank',
    title: 'internal server error',
    status: 500,
    requestId,
    retryable: true,
  };
}
