import type {
  Invoice,
  InvoicePage,
  PayableItem,
  PaymentMethod,
  Session,
  SessionTokens,
  Submission,
  Transaction,
} from '../../src/contract/types.ts';

export const usd = (amount: number) => ({amount, currency: 'USD'});

export function session(overrides: Partial<Session> = {}): Session {
  return {
    kind: 'contact',
    contact: {id: 'con_mara', name: 'Mara Lindt', email: 'mara@northgate.example', locale: 'en'},
    client: {id: 'cli_1', name: 'Northgate Holdings'},
    firm: {
      id: 'frm_alder',
      name: 'Alder & Quay',
      legalName: 'Alder & Quay LLP',
      address: ['1 Quay Street'],
      country: 'US',
      timeZone: 'America/New_York',
      statementName: 'ALDERQUAY',
    },
    capabilities: {payments: true, savedMethods: true, team: true, partialPayments: false},
    limits: {invoicesPerSubmission: 500},
    ...overrides,
  };
}

export function contactSession(id: string): Session {
  return session({contact: {id, name: id, email: `${id}@northgate.example`, locale: null}});
}

export function tokens(overrides: Partial<SessionTokens> = {}): SessionTokens {
  return {
    accessToken: 'access-1',
    expiresAt: '2026-06-15T12:10:00Z',
    refreshToken: 'refresh-1',
    session: session(),
    ...overrides,
  };
}

/** An open invoice, 100.00 USD per number: `invoice(3)` is INV-3 over 300.00. */
export function invoice(number: number, overrides: Partial<Invoice> = {}): Invoice {
  const amount = usd(number * 10_000);
  return {
    id: `inv_${number}`,
    number: `INV-${number}`,
    projects: [{id: 'prj_1', name: 'Harbour Line footbridge'}],
    issuedOn: '2026-06-01',
    dueOn: '2026-06-30',
    total: amount,
    paid: usd(0),
    pending: usd(0),
    due: amount,
    payableAmount: amount,
    status: 'open',
    paymentOptions: ['card', 'us_bank_account'],
    version: 1,
    ...overrides,
  };
}

export function page(items: Invoice[], overrides: Partial<InvoicePage> = {}): InvoicePage {
  const payableCount = items.filter(({payableAmount}) => payableAmount).length;
  return {items, nextCursor: null, payableCount, ...overrides};
}

export function payable(number: number, overrides: Partial<PayableItem> = {}): PayableItem {
  return {
    id: `inv_${number}`,
    number: `INV-${number}`,
    version: 1,
    payableAmount: usd(number * 10_000),
    paymentOptions: ['card', 'us_bank_account'],
    ...overrides,
  };
}

export function method(overrides: Partial<PaymentMethod> = {}): PaymentMethod {
  return {
    id: 'pmt_visa',
    kind: 'card',
    brand: 'visa',
    last4: '4242',
    expMonth: 8,
    expYear: 2028,
    isDefault: true,
    status: 'active',
    addedAt: '2026-01-01T00:00:00Z',
    version: 1,
    ...overrides,
  };
}

export function transaction(
  number: number,
  state: Transaction['state'],
  overrides: Partial<Transaction> = {},
): Transaction {
  return {
    id: `txn_${number}`,
    invoiceId: `inv_${number}`,
    invoiceNumber: `INV-${number}`,
    amount: usd(number * 10_000),
    state,
    receiptAvailable: state === 'succeeded',
    updatedAt: '2026-06-15T12:00:01Z',
    ...overrides,
  };
}

const failing = ['failed', 'skipped', 'canceled'];
const open = ['queued', 'creating', 'confirming', 'unknown'];

/** Totals and status follow from the transactions. */
export function submission(
  transactions: Transaction[],
  overrides: Partial<Submission> = {},
): Submission {
  const sum = (...states: string[]) =>
    usd(
      transactions
        .filter(({state}) => states.includes(state))
        .reduce((total, {amount}) => total + amount.amount, 0),
    );
  const states = transactions.map(({state}) => state);
  const isTaken = (state: string) => state === 'succeeded' || state === 'processing';
  const status = states.includes('requires_action')
    ? 'action_required'
    : states.some((state) => open.includes(state))
      ? 'working'
      : states.every(isTaken)
        ? 'completed'
        : states.some(isTaken)
          ? 'partly_completed'
          : 'failed';
  return {
    id: 'sub_1',
    status,
    createdAt: '2026-06-15T12:00:00Z',
    authorizedUntil: '2026-06-15T13:00:00Z',
    method: {kind: 'card', brand: 'visa', last4: '4242'},
    totals: {
      requested: usd(transactions.reduce((total, {amount}) => total + amount.amount, 0)),
      succeeded: sum('succeeded'),
      processing: sum('processing'),
      failed: sum(...failing),
    },
    transactions,
    version: 1,
    ...overrides,
  };
}
