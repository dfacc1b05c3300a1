import {problem} from '../contract/generated/problem.ts';
import {ContractViolation} from '../contract/parse.ts';
import {errorFromProblem, errorFromStatus} from '../errors/from-problem.ts';
import {NetworkError, type PortalError} from '../errors/index.ts';
import {attempt, request, type Outcome, type Sending} from './attempt.ts';
import type {Call} from './call.ts';
import {bodyOf, isSuccess, kept, receive, requestIdOf, type Answer} from './receive.ts';

const retries = 2;
/** Milliseconds; a longer `Retry-After` is for a person to wait, not for a request. */
const longestPause = 5_000;

/** Goes on after the first attempt: with a newer token, after a pause, or with the error to throw. */
export async function recover<T>(sending: Sending<T>, first: Outcome): Promise<T> {
  const {http, call, signal} = sending;
  const pause = http.delay ?? delay;
  const isSafe = call.isSafe ?? call.method === 'GET';
  let outcome = first;
  for (let count = 0; ; count += 1) {
    outcome = await renewed(sending, outcome);
    const backOff = count < retries ? 300 * 4 ** count : null;
    if ('answer' in outcome) {
      const {answer} = outcome;
      const wait =
        backOff && pauseAfter(answer, backOff, isSafe, call.headers?.['idempotency-key']);
      if (wait === null) return isSuccess(answer) ? receive(call, answer) : refuse(call, answer);
      await pause(wait);
    } else {
      const {error} = outcome;
      if (!isSafe || backOff === null || !(error instanceof NetworkError)) throw error;
      await pause(backOff);
    }
    signal?.throwIfAborted();
    outcome = await attempt(sending);
  }
}

/** A refused token is replaced once in each attempt. */
async function renewed<T>(sending: Sending<T>, outcome: Outcome): Promise<Outcome> {
  const {http, call, signal, token} = sending;
  if (!('answer' in outcome) || outcome.answer.status !== 401 || call.isPublic || !token) {
    return outcome;
  }
  try {
    const next = await http.tokens.renew(token);
    signal?.throwIfAborted();
    if (!next) return outcome;
    sending.token = next;
    return {answer: await request(sending)};
  } catch (error) {
    signal?.throwIfAborted();
    return {error};
  }
}

/**
 * Reads are repeated when the API asks for patience. What moves money is repeated only under its
 * key, and only when the API refused it and named the time: after a lost answer the payment asks
 * for the record instead (FM-01).
 */
function pauseAfter(
  {status, headers}: Answer,
  backOff: number,
  isSafe: boolean,
  key: string | undefined,
): number | null {
  if (status !== 429 && status !== 503) return null;
  const named = retryAfterOf(headers);
  if (named !== undefined) return (isSafe || key) && named <= longestPause ? named : null;
  return isSafe && status === 503 ? backOff : null;
}

const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function refuse(call: Call<unknown>, answer: Answer): never {
  const facts = {retryAfter: retryAfterOf(answer.headers)};
  throw kept(call, answer, facts, () =>
    refusal(answer, {...facts, requestId: requestIdOf(answer)}),
  );
}

function refusal(answer: Answer, facts: Parameters<typeof errorFromProblem>[2]): PortalError {
  const {status} = answer;
  try {
    return errorFromProblem(problem(bodyOf(answer), ''), status, facts);
  } catch (cause) {
    // A proxy may refuse a token without knowing the contract; what it means is clear all the same.
    if (!(cause instanceof ContractViolation) || status !== 401) throw cause;
    return errorFromStatus(status, 'The token was refused', facts);
  }
}

/** Milliseconds, or undefined where the header is missing or says nothing. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
