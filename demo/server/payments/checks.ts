import type {ProblemItem} from '../../../src/contract/types.ts';
import {invoiceState, type PaymentOption} from '../../../src/model/invoice-state.ts';
import {
  itemProblems,
  listProblem,
  type SubmittedItem,
} from '../../../src/model/submission-check.ts';
import {firmFacts} from '../firms/firm.ts';
import type {PayeeFirm} from './firm.ts';
import type {PayableInvoice} from './invoices.ts';
import {Refusal} from '../refusal.ts';
import {refusalOfItems} from './refuse-items.ts';

/** The list as such: its length, invoices named twice, currencies mixed. */
export function checkList(items: readonly SubmittedItem[], limit: number): void {
  const problem = listProblem(items, limit);
  if (!problem) return;
  const {code, params, field} = problem;
  throw new Refusal(code as Refusal['code'], {params, field});
}

/** Every item against its invoice as it is now, under lock. One foreign id refuses them all. */
export function checkItems(
  items: readonly SubmittedItem[],
  invoices: readonly PayableInvoice[],
  firm: PayeeFirm,
  now: number,
): void {
  const known = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  if (items.some(({invoiceId}) => !known.has(invoiceId))) throw new Refusal('not_found');
  const problems = itemProblems(items, known, {
    firm: firmFacts(firm, now),
    allowsPartialPayments: firm.allowsPartialPayments,
    invoicesPerSubmission: firm.invoicesPerSubmission,
  });
  if (problems.length > 0) throw refusalOfItems(problems);
}

/** The kind of method must be among the options of every invoice, saved or not. */
export function checkOptions(
  kind: PaymentOption,
  invoices: readonly PayableInvoice[],
  firm: PayeeFirm,
  now: number,
): void {
  const facts = firmFacts(firm, now);
  const refusing = invoices.filter(
    (invoice) => !invoiceState(invoice.facts, facts).options.includes(kind),
  );
  if (refusing.length === 0) return;
  throw refusalOfItems(
    refusing.map(({id}): ProblemItem => ({
      invoiceId: id,
      code: 'payment_method_unusable',
      params: {reason: 'not_accepted', kind},
    })),
  );
}
