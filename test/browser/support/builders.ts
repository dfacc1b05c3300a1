import type {
  Invoice,
  Money,
  Session,
  Submission,
  Transaction,
} from '../../../src/contract/types.ts';
import {dateIn} from '../../../src/model/calendar.ts';

/** Plain data as the API answers it; each test names what it is about and nothing more. */

const timeZone = 'America/Chicago';

export const usd = (amount: number): Money => ({amount, currency: 'USD'});
export const eur = (amount: number): Money => ({amount, currency: 'EUR'});

/** The calendar date `days` from today in the firm's zone; negative has passed. */
export function day(days: number, zone = timeZone): string {
  const date = new Date(`${dateIn(zone, Date.now())}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** An instant at noon UTC of such a date. */
export const noon = (days: number): string => `${day(days)}T17:00:00Z`;

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    kind: 'contact',
    contact: {id: 'con_mara', name: 'Mara Lindt', email: 'mara@northgate.example', locale: null},
    client: {id: 'cli_northgate', name: 'Northgate Holdings'},
    firm: {
      id: 'firm_alder',
      name: 'Alder & Quay',
      legalName: 'Alder & Quay Engineers LLC',
      address: ['12 Wharf Street', 'Chicago, IL 60607'],
      country: 'US',
      timeZone,
      supportEmail: 'billing@alder.example',
      statementName: 'ALDER QUAY',
    },
    capabilities: {payments: true, savedMethods: true, team: true, partialPayments: false},
    processor: {kind: 'stripe', publishableKey: 'pk_test_1', testMode: true},
    limits: {invoicesPerSubmission: 500},
    ...changes,
  };
}

export const anotherSession = (): Session =>
  aSession({
    contact: {id: 'con_tarn', name: 'Tarn Vale', email: 'tarn@vale.example', locale: null},
    client: {id: 'cli_tarn', name: 'Tarn Valley Housing'},
  });

let made = 0;

/** Open, $100.00, due in ten days, payable by card. */
export function anInvoice(changes: Partial<Invoice> = {}): Invoice {
  made += 1;
  const total = changes.total ?? usd(10_000);
  const none = {amount: 0, currency: total.currency};
  const {paid = none, pending = none} = changes;
  const due = {amount: total.amount - paid.amount, currency: total.currency};
  const left = {amount: due.amount - pending.amount, currency: total.currency};
  const isPayable = left.amount > 0 && changes.notPayableReason === undefined;
  return {
    id: `inv_${made}`,
    number: `INV-${2000 + made}`,
    projects: [{id: 'prj_1', name: 'Harbour Line footbridge'}],
    issuedOn: day(-20),
    dueOn: day(10),
    total,
    paid,
    pending,
    due,
    payableAmount: isPayable ? left : null,
    status: 'open',
    paymentOptions: ['card', 'us_bank_account'],
    version: 1,
    ...changes,
  };
}

export const aPastDueInvoice = (changes: Partial<Invoice> = {}): Invoice =>
  anInvoice({status: 'past_due', dueOn: day(-14), ...changes});

export const aPaidInvoice = (changes: Partial<Invoice> = {}): Invoice => {
  const total = changes.total ?? usd(10_000);
  return anInvoice({
    total,
    paid: total,
    status: 'paid',
    notPayableReason: 'paid',
    lastPayment: {
      state: 'succeeded',
      amount: total,
      submittedAt: noon(-3),
      settledAt: noon(-3),
      byMe: true,
      kind: 'card',
      method: {kind: 'card', brand: 'visa', last4: '4242'},
    },
    ...changes,
  });
};

export const aProcessingInvoice = (changes: Partial<Invoice> = {}): Invoice => {
  const total = changes.total ?? usd(10_000);
  return anInvoice({
    total,
    pending: total,
    status: 'processing',
    notPayableReason: 'processing',
    lastPayment: {
      state: 'processing',
      amount: total,
      submittedAt: noon(-1),
      expectedOn: day(4),
      byMe: true,
      kind: 'us_bank_account',
      method: {kind: 'us_bank_account', bankName: 'Harbor Bank', last4: '6789'},
    },
    ...changes,
  });
};

/** `count` payable invoices, `INV-0001` first and due first. */
export function manyInvoices(count: number, changes: Partial<Invoice> = {}): Invoice[] {
  return Array.from({length: count}, (_, index) =>
    anInvoice({
      id: `inv_many_${index + 1}`,
      number: `INV-${String(index + 1).padStart(4, '0')}`,
      dueOn: day(1 + Math.floor(index / 10)),
      ...changes,
    }),
  );
}

/** A submission under way; one transaction per state, $100.00 each. */
export function aSubmission(
  states: readonly Transaction['state'][],
  changes: Partial<Submission> = {},
): Submission {
  const at = new Date().toISOString();
  const sum = (...counted: readonly Transaction['state'][]) =>
    usd(10_000 * states.filter((state) => counted.includes(state)).length);
  return {
    id: 'sub_1',
    status: 'working',
    createdAt: at,
    authorizedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    method: {kind: 'card', brand: 'visa', last4: '4242'},
    totals: {
      requested: usd(10_000 * states.length),
      succeeded: sum('succeeded'),
      processing: sum('processing'),
      failed: sum('failed', 'skipped', 'canceled'),
    },
    transactions: states.map((state, index) => ({
      id: `txn_${index}`,
      invoiceId: `inv_paying_${index}`,
      invoiceNumber: `INV-${index}`,
      amount: usd(10_000),
      state,
      receiptAvailable: false,
      updatedAt: at,
    })),
    version: 1,
    ...changes,
  };
}
