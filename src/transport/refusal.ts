import {problem} from '../contract/generated/problem.ts';
import {ContractViolation} from '../contract/parse.ts';
import {errorFromProblem, errorFromStatus, type AnswerFacts} from '../errors/from-problem.ts';
import type {PortalError} from '../errors/index.ts';

/** What an answer that is no success means. Throws a {@link ContractViolation} where it says nothing. */
export function refusal(body: () => unknown, status: number, facts: AnswerFacts): PortalError {
  try {
    return errorFromProblem(problem(body(), ''), status, facts);
  } catch (cause) {
    // A proxy may refuse a token without knowing the contract; what it means is clear all the same.
    if (!(cause instanceof ContractViolation) || status !== 401) throw cause;
    return errorFromStatus(status, 'The token was refused', facts);
  }
}
