import type {Invoice} from '../../src/contract/types.ts';
import type {FirmFacts, InvoiceFacts} from '../../src/model/invoice-state.ts';
import type {SelectedInvoice} from '../../src/model/selection.ts';

/** An open invoice over 100.00 USD that a card or a bank account can pay. */
export function invoiceFacts(overrides: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    currency: 'USD',
    total: 10_000,
    paid: 0,
    pending: 0,
    hasActive: false,
    isOnHold: false,
    dueOn: '2026-06-30',
    options: ['card', 'us_bank_account'],
    ...overrides,
  };
}

export function firmFacts(overrides: Partial<FirmFacts> = {}): FirmFacts {
  return {
    takesPayments: true,
    accepts: ['card', 'us_bank_account'],
    today: '2026-06-15',
    ...overrides,
  };
}

export function invoice(overrides: Partial<Invoice> = {}): Invoice {
  const amount = {amount: 10_000, currency: 'USD'};
  return {
    id: 'inv_1',
    number: 'INV-1',
    projects: [],
    issuedOn: '2026-06-01',
    dueOn: '2026-06-30',
    total: amount,
    paid: {amount: 0, currency: 'USD'},
    pending: {amount: 0, currency: 'USD'},
    due: amount,
    payableAmount: amount,
    status: 'open',
    paymentOptions: ['card'],
    version: 1,
    ...overrides,
  };
}

export function selected(overrides: Partial<SelectedInvoice> = {}): SelectedInvoice {
  return {
    id: 'inv_1',
    number: 'INV-1',
    version: 1,
    amount: {amount: 10_000, currency: 'USD'},
    paymentOptions: ['card'],
    ...overrides,
  };
}
