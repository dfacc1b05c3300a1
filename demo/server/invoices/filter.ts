import type {invoiceFilters} from '../../../src/contract/invoice.ts';
import type {FirmFacts} from '../../../src/model/invoice-state.ts';
import {searchKey} from '../../../src/model/search.ts';
import {containing, type Parameters} from '../db/parameters.ts';

/** Which of a client's invoices are asked for. */
export interface InvoiceQuery {
  clientId: string;
  status: (typeof invoiceFilters)[number];
  /** Part of an invoice's number or of a project's name; empty for all. */
  q: string;
  projectId: string | null;
}

/**
 * The decisions of `src/model/invoice-state` as SQL over a row `i` of invoices, so that the database
 * can filter and count by them. A property test holds the two together.
 */
const due = '(i.total - i.paid)';
const rest = '(i.total - i.paid - i.pending)';

/** Due beyond what is in progress. */
export const isOutstanding = `${rest} > 0`;

/** What a contact of the client may know of at all (L-06). */
export const isVisible = `i.state = 'sent' and not i.is_hidden`;

export function isPastDue({today}: FirmFacts, parameters: Parameters): string {
  return `i.total >= 0 and ${rest} > 0 and i.due_on < ${parameters.add(today)}::date`;
}

/**
 * Needs {@link withChargeLimits} beside `i`. What is accepted stands there as constants: only of these
 * the database can tell how many invoices take them, and plans the join by it.
 */
export function isPayable(firm: FirmFacts, parameters: Parameters): string {
  if (!firm.takesPayments) return 'false';
  const accepted = parameters.add(firm.accepts);
  const acceptedAbroad = parameters.add(firm.accepts.filter((each) => each !== 'us_bank_account'));
  const limit = (name: string) => `coalesce(own.${name}, usual.${name})`;
  return `i.total > 0 and not i.is_on_hold and not i.has_active
    and (i.payment_options && ${acceptedAbroad}::text[]
      or (i.currency = 'USD' and i.payment_options && ${accepted}::text[]))
    and ${rest} between ${limit('minimum')} and ${limit('maximum')}
    and ${rest} % ${limit('step')} = 0`;
}

/** To be joined to `invoices i`. */
export const withChargeLimits = `
  left join currency_limits own on own.currency = i.currency
  cross join (select * from currency_limits where currency = '***') usual`;

/** Every condition of a query, for `where`. */
export function matches(query: InvoiceQuery, firm: FirmFacts, parameters: Parameters): string {
  const conditions = [`i.client_id = ${parameters.add(query.clientId)}`, isVisible];
  const status = hasStatus(query.status, firm, parameters);
  if (status !== null) conditions.push(status);
  if (query.projectId !== null) conditions.push(isOfProject(query.projectId, parameters));
  if (query.q !== '') conditions.push(mentions(query.q, parameters));
  return conditions.join(' and ');
}

function hasStatus(
  status: InvoiceQuery['status'],
  firm: FirmFacts,
  parameters: Parameters,
): string | null {
  switch (status) {
    case 'all':
      return null;
    case 'outstanding':
      return isOutstanding;
    case 'past_due':
      return isPastDue(firm, parameters);
    case 'processing':
      return `i.total >= 0 and ${due} > 0 and ${rest} <= 0`;
    case 'paid':
      return `i.total >= 0 and ${due} <= 0`;
  }
}

const visibleProjects = `select from invoice_projects ip join projects p on p.id = ip.project_id
  where ip.invoice_id = i.id and p.is_visible`;

function isOfProject(projectId: string, parameters: Parameters): string {
  return `exists (${visibleProjects} and p.id = ${parameters.add(projectId)})`;
}

function mentions(q: string, parameters: Parameters): string {
  const pattern = parameters.add(containing(searchKey(q)));
  return `(i.search_key like ${pattern}
    or exists (${visibleProjects} and p.search_key like ${pattern}))`;
}
