/** Exports as the other systems write them, with what a test wants otherwise. */

const stripeRow = {
  id: 'in_1',
  'Amount Due': '108.00',
  Billing: 'send_invoice',
  Closed: 'false',
  Currency: 'usd',
  Customer: 'cus_N1',
  'Date (UTC)': '2026-01-05 14:05',
  'Due Date (UTC)': '2026-02-04 14:05',
  Number: 'A1B2-0001',
  Paid: 'false',
  Subscription: '',
  Subtotal: '100.00',
  'Total Discount Amount': '0.00',
  'Applied Coupons': '',
  Tax: '8.00',
  'Tax Percent': '',
  Total: '108.00',
  'Amount Paid': '0.00',
  Status: 'open',
  'Customer Name': 'Northgate Holdings',
  'Customer Email': 'mara@northgate.example',
  'Finalized At (UTC)': '2026-01-06 09:00',
  'Paid At (UTC)': '',
};

const xeroRow = {
  ContactName: 'Northgate Holdings',
  EmailAddress: 'mara@northgate.example',
  POAddressLine1: '1 North Gate',
  InvoiceNumber: 'INV-0001',
  Reference: '',
  InvoiceDate: '31/12/2026',
  DueDate: '30/01/2027',
  PlannedDate: '',
  Total: '276.00',
  TaxTotal: '36.00',
  InvoiceAmountPaid: '0.00',
  InvoiceAmountDue: '276.00',
  InventoryItemCode: '',
  Description: 'Calculations',
  Quantity: '2.0000',
  UnitAmount: '120.0000',
  Discount: '',
  LineAmount: '240.00',
  AccountCode: '200',
  TaxType: '15% GST on Income',
  TaxAmount: '36.00',
  TrackingName1: '',
  TrackingOption1: '',
  Currency: 'USD',
  Type: 'Sales invoice',
  Sent: 'Sent',
  Status: 'Awaiting Payment',
};

export type StripeCells = Partial<Record<keyof typeof stripeRow, string>>;
export type XeroCells = Partial<Record<keyof typeof xeroRow, string>>;

/** One row per argument, else like the row above. */
export function stripeFile(...rows: StripeCells[]): string {
  return csv(stripeRow, rows);
}

export function xeroFile(...rows: XeroCells[]): string {
  return csv(xeroRow, rows);
}

function csv(usual: Record<string, string>, rows: readonly Record<string, string>[]): string {
  const lines = [Object.keys(usual), ...rows.map((row) => Object.values({...usual, ...row}))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
