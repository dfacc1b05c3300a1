import type {InvoiceDocument} from '../../../demo/server/documents/invoice-document.ts';
import type {Receipt} from '../../../demo/server/documents/receipt-document.ts';
import type {Firm} from '../../../demo/server/firms/firm.ts';
import type {InvoiceDetail} from '../../../src/contract/types.ts';
import {money} from '../../../src/model/money.ts';

/** What documents say of a firm. */
export const firm = {
  id: 'firm_alder',
  key: 'alder',
  name: 'Alder & Quay',
  legalName: 'Alder & Quay Structural Engineers LLC',
  address: ['48 Custom House Wharf', 'Portland, ME 04101'],
  country: 'US',
  logoPath: null,
  timeZone: 'America/New_York',
  supportEmail: 'billing@alder.example',
  supportPhone: null,
  statementName: 'ALDER QUAY',
  termsUrl: null,
  refundPolicyUrl: 'https://alder.example/refunds',
  privacyUrl: null,
  takesPayments: true,
  accepts: ['card', 'us_bank_account'],
  allowsPartialPayments: false,
  showsTeam: true,
  invoicesPerSubmission: 500,
  stripeAccount: null,
  allowedOrigins: [],
} as Partial<Firm> as Firm;

export const now = Date.parse('2026-11-20T12:00:00Z');

export function anInvoice(currency = 'USD', changes: Partial<InvoiceDetail> = {}): InvoiceDetail {
  return {
    id: 'inv_1',
    number: 'INV-2087',
    projects: [{id: 'prj_1', name: 'Harbour Line footbridge'}],
    issuedOn: '2026-11-01',
    dueOn: '2026-12-01',
    total: money(480_000, currency),
    paid: money(0, currency),
    pending: money(0, currency),
    due: money(480_000, currency),
    payableAmount: null,
    status: 'open',
    paymentOptions: [],
    version: 1,
    lines: [
      {
        description: 'Timber connection details',
        quantity: '12.5',
        rate: money(19_500, currency),
        amount: money(243_750, currency),
        projectId: null,
      },
    ],
    subtotal: money(450_000, currency),
    taxes: [{name: 'Sales tax', amount: money(30_000, currency)}],
    payments: [],
    ...changes,
  };
}

export function anInvoiceDocument(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {firm, clientName: 'Northgate', invoice: anInvoice(), locale: 'en', now, ...changes};
}

export function aReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    invoiceId: 'inv_1',
    transactionId: 'txn_abc123',
    invoiceNumber: 'INV-2087',
    clientName: 'Northgate Holdings',
    state: 'succeeded',
    amount: 480_000,
    currency: 'USD',
    refunded: 0,
    isDisputed: false,
    method: {kind: 'card', brand: 'visa', last4: '4242'},
    submittedAt: '2026-11-03T10:00:00Z',
    settledAt: '2026-11-03T10:00:05Z',
    expectedOn: null,
    ...changes,
  };
}

export const debit: Partial<Receipt> = {
  state: 'processing',
  settledAt: null,
  expectedOn: '2026-11-09',
  method: {kind: 'us_bank_account', bankName: 'Harbor Bank', last4: '6789'},
};
