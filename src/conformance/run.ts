import type {Check} from './check.ts';
import {Failed, NotRun} from './verdict.ts';
import {badInputChecks} from './checks/bad-input.ts';
import {documentChecks} from './checks/documents.ts';
import {eventChecks} from './checks/events.ts';
import {httpChecks} from './checks/http.ts';
import {idempotencyChecks} from './checks/idempotency.ts';
import {invoiceChecks} from './checks/invoices.ts';
import {linkChecks} from './checks/links.ts';
import {methodChecks} from './checks/methods.ts';
import {newMethodChecks} from './checks/new-methods.ts';
import {outcomeChecks} from './checks/outcomes.ts';
import {paymentHistoryChecks} from './checks/payment-history.ts';
import {paymentChecks} from './checks/payments.ts';
import {sessionChecks} from './checks/sessions.ts';
import {staffChecks} from './checks/staff.ts';
import {statementChecks} from './checks/statement.ts';
import {teamChecks} from './checks/team.ts';
import {Context} from './context.ts';
import {missingNeeds, type Subject} from './subject.ts';

/** Every check, in the order they are made. */
export const checks: readonly Check[] = [
  ...sessionChecks,
  ...httpChecks,
  ...invoiceChecks,
  ...documentChecks,
  ...statementChecks,
  ...badInputChecks,
  ...paymentChecks,
  ...paymentHistoryChecks,
  ...methodChecks,
  ...newMethodChecks,
  ...teamChecks,
  ...eventChecks,
  ...idempotencyChecks,
  ...outcomeChecks,
  ...linkChecks,
  ...staffChecks,
];

export interface ConformanceResult {
  /** Stable, such as `payments.each-its-own`. */
  id: string;
  /** What is so, in a sentence. */
  title: string;
  status: 'passed' | 'failed' | 'not-run';
  /** What was found, or why nothing was. */
  detail?: string;
}

export interface ConformanceOptions {
  /** Told each result as it comes. */
  report?: ((result: ConformanceResult) => void) | undefined;
  /** Which checks; default: all. */
  only?: readonly string[] | undefined;
}

/**
 * Checks a backend against the contract. Without `arrange` nothing but sign-ins happens to it, and
 * the contact is sent a sign-in link: data is read as it is, and requests are made that must be refused. Rejects never: what a subject cannot
 * do is `not-run`, never passed.
 */
export async function runConformance(
  subject: Subject,
  {report, only}: ConformanceOptions = {},
): Promise<ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const check of checks.filter(({id}) => only === undefined || only.includes(id))) {
    const result = await runCheck(check, subject);
    results.push(result);
    report?.(result);
  }
  return results;
}

async function runCheck({id, title, needs = [], run}: Check, subject: Subject) {
  const about = {id, title};
  const missing = missingNeeds(subject, needs);
  if (missing.length > 0) {
    return {...about, status: 'not-run', detail: `needs ${missing.join(', ')}`} as const;
  }
  try {
    await run(new Context(subject));
    return {...about, status: 'passed'} as const;
  } catch (error) {
    const status = error instanceof NotRun ? 'not-run' : 'failed';
    return {...about, status, detail: detailOf(error)} as const;
  }
}

/** A finding speaks for itself; anything else says what it is. */
function detailOf(error: unknown): string {
  if (error instanceof Failed || error instanceof NotRun) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
