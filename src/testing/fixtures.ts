import type {
  Firm,
  Invoice,
  PaymentMethod,
  Problem,
  Session,
  Submission,
} from '../contract/types.ts';
import type {ProblemCode} from '../contract/types.ts';
import {createTestPortal} from './portal.ts';
import {Refusal, toProblem, type RefusalDetails} from './refusal.ts';
import type {InvoiceSeed, MethodSeed} from './seeds.ts';
import type {Outcome} from './state.ts';

/** When all fixtures are: they are the same in every run. */
export const fixtureTime = '2026-11-20T15:00:00Z';

const portalThen = () => createTestPortal({now: fixtureTime, clock: 'still'});

/**
 * An invoice as the API answers it, with what follows from the seed worked out by the model.
 * `changes` overrides the answer itself, for what no server would say of these facts.
 */
export function anInvoice(seed: InvoiceSeed = {}, changes: Partial<Invoice> = {}): Invoice {
  const portal = portalThen();
  return {...portal.show(portal.addInvoice(seed).id), ...changes};
}

export function aMethod(
  seed: MethodSeed = {},
  changes: Partial<PaymentMethod> = {},
): PaymentMethod {
  const portal = portalThen();
  return {...portal.showMethod(portal.addMethod(seed).id), ...changes};
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {...portalThen().showSession(), ...changes};
}

export function aFirm(changes: Partial<Firm> = {}): Firm {
  return {...portalThen().showSession().firm, ...changes};
}

export interface SubmissionSeed {
  /** The invoices in it; default: one. */
  invoices?: readonly InvoiceSeed[];
  method?: MethodSeed;
  /** What the bank says of each payment in turn; default: all approved. */
  outcomes?: readonly Outcome[];
  /** How many of its transactions have ended; default: all. */
  done?: number;
}

/** A submission as the API answers it, really paid in a portal in memory. */
export function aSubmission(
  seed: SubmissionSeed = {},
  changes: Partial<Submission> = {},
): Submission {
  const {invoices = [{}], method, outcomes = ['approved'], done} = seed;
  const portal = portalThen();
  portal.pace = 1000;
  const added = portal.addInvoices(...invoices);
  const saved = portal.addMethod({...method, outcome: outcomes});
  portal.pay(
    added.map(({id}) => id),
    saved,
    {isPaced: done !== undefined},
  );
  portal.advance((done ?? 0) * 1000);
  const [submission] = portal.showSubmissions();
  if (!submission) throw new Error('Nothing was submitted');
  return {...submission, ...changes};
}

/** A refusal as the API answers it. */
export function aProblem(code: ProblemCode, details: RefusalDetails = {}): Problem {
  return toProblem(new Refusal(code, details), 'request_000001');
}
