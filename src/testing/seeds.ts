import type {InvoiceLine, ProjectName, TaxLine} from '../contract/types.ts';
import {dateIn} from '../model/calendar.ts';
import {money} from '../model/money.ts';
import {mara, northgate, projects} from './cast.ts';
import type {
  ContactRecord,
  InvoiceRecord,
  LedgerEntry,
  MethodRecord,
  Outcome,
  State,
} from './state.ts';

/** What is to be said of an invoice; everything left out has a sensible value. */
export interface InvoiceSeed {
  id?: string;
  /** Default: INV-1001 and on. */
  number?: string;
  /** Default: Northgate Holdings. */
  clientId?: string;
  projects?: readonly ProjectName[];
  /** Default: 30 days before it is due. */
  issuedOn?: string;
  dueOn?: string | null;
  /** Days from today, in place of `dueOn`; negative is past due. Default: 14. */
  dueIn?: number;
  /** Default: USD. */
  currency?: string;
  /** Minor units; negative for a credit note. Default: 1 250.00. */
  total?: number;
  /** Paid before there was a portal. */
  paid?: number;
  options?: InvoiceRecord['options'];
  state?: InvoiceRecord['state'];
  isHidden?: boolean;
  isOnHold?: boolean;
  lines?: readonly InvoiceLine[];
  taxes?: readonly TaxLine[];
  /** What every bank says of a payment of this invoice. */
  outcome?: Outcome;
}

/** A saved method; without anything said a Visa that pays. */
export interface MethodSeed extends Partial<
  Omit<MethodRecord, 'outcomes' | 'addedAt' | 'version'>
> {
  /** What its bank says: always, or of successive payments, the last one repeated. */
  outcome?: Outcome | readonly Outcome[] | undefined;
}

export type ContactSeed = Partial<ContactRecord> & Pick<ContactRecord, 'name' | 'email'>;

const day = 24 * 60 * 60_000;

export function toInvoiceRecord(state: State, seed: InvoiceSeed): InvoiceRecord {
  const {id = state.nextId('inv'), currency = 'USD', total = 125_000, paid = 0} = seed;
  const dueOn = dueDate(state, seed);
  const given = seed.projects ?? [projects.footbridge];
  const taxes = [...(seed.taxes ?? [])];
  const subtotal = taxes.reduce((rest, {amount}) => rest - amount.amount, total);
  return {
    id,
    number: seed.number ?? `INV-${1000 + Number(/\d+$/.exec(id)?.[0] ?? 1)}`,
    clientId: seed.clientId ?? northgate.id,
    projects: [...given],
    issuedOn: seed.issuedOn ?? shiftDate(dueOn ?? today(state), -30),
    dueOn,
    currency,
    subtotal,
    total,
    paid,
    pending: 0,
    hasActive: false,
    isOnHold: seed.isOnHold ?? false,
    options: seed.options ?? ['card', 'us_bank_account'],
    lines: [...(seed.lines ?? [lumpSum(subtotal, currency, given[0])])],
    taxes,
    state: seed.state ?? 'sent',
    isHidden: seed.isHidden ?? false,
    ledger: paid === 0 ? [] : [openingPayment(state, paid)],
    outcome: seed.outcome ?? null,
    version: 1,
  };
}

function dueDate(state: State, {dueOn, dueIn = 14}: InvoiceSeed): string | null {
  return dueOn === undefined ? shiftDate(today(state), dueIn) : dueOn;
}

function today({firm, clock}: State): string {
  return dateIn(firm.timeZone, clock.now());
}

/** `date` moved by whole days, back where they are negative. */
function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

function lumpSum(amount: number, currency: string, project: ProjectName | undefined): InvoiceLine {
  return {
    description: 'Structural engineering services',
    quantity: null,
    rate: null,
    amount: money(amount, currency),
    projectId: project?.id ?? null,
  };
}

function openingPayment({clock}: State, amount: number): LedgerEntry {
  return {kind: 'opening_payment', amount, at: clock.now() - 20 * day, transactionId: null};
}

/** The first method of a contact is the default unless something else is said (M-04). */
export function toMethodRecord(state: State, seed: MethodSeed): MethodRecord {
  const {contactId = mara.id, kind = 'card', outcome = 'approved'} = seed;
  const isFirst = ![...state.methods.values()].some((method) => method.contactId === contactId);
  return {
    id: seed.id ?? state.nextId('pmt'),
    contactId,
    kind,
    ...(kind === 'card' ? aCard(state) : {bankName: 'Penobscot Savings', last4: '6789'}),
    isDefault: isFirst,
    isKept: true,
    status: 'active',
    ...withoutOutcome(seed),
    addedAt: state.clock.now() - 90 * day + state.methods.size,
    version: 1,
    outcomes: typeof outcome === 'string' ? [outcome] : [...outcome],
  };
}

function aCard(state: State) {
  const expYear = Number(today(state).slice(0, 4)) + 2;
  return {brand: 'visa', last4: '4242', expMonth: 4, expYear};
}

function withoutOutcome({outcome: _, ...seed}: MethodSeed) {
  return seed;
}
