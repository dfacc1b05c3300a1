import type {MessagesOf} from '../messages/index.ts';

/** English, one invoice; it comes with its view. */
export const invoice: MessagesOf<'invoice'> = (f) => ({
  title: (number) => `Invoice ${f.text(number)}`,
  allInvoices: 'All invoices',
  loading: 'Loading the invoice',
  loadFailed: 'We could not load this invoice',
  signedOut: (firm) => ({
    title: 'Log in to see this invoice',
    text: `Your invoices from ${f.text(firm)} are behind your login.`,
  }),
  none: {title: 'No invoice chosen', text: 'Choose one from the list.'},

  issued: 'Issued',
  due: 'Due',
  projects: 'Projects',
  lines: 'Lines',
  description: 'Description',
  quantity: 'Quantity',
  rate: 'Rate',
  subtotal: 'Subtotal',
  total: 'Total',
  paid: 'Paid',
  inProgress: 'Payments in progress',
  amountDue: 'Amount due',
  payments: 'Payments',
  badges: {
    succeeded: 'Paid',
    processing: 'Processing',
    failed: 'Failed',
    refunded: 'Refunded',
    partly_refunded: 'Partly refunded',
    disputed: 'Disputed',
    returned: 'Returned',
    unrecognized: 'Other',
  },
  refunded: (amount) => `${f.money(amount)} refunded`,

  downloadPdf: 'Download PDF',
  downloadPdfName: (number) => `Download PDF, invoice ${f.text(number)}`,
  receipt: 'Receipt',
  receiptName: (amount, date) => `Receipt, ${f.money(amount)}, ${date}`,
  receiptFile: (number) => `Receipt ${number}`,
  summary: 'Download summary',
  summaryFile: (date) => `Payment summary ${date}`,
  downloaded: (name) => `${f.text(name)} was downloaded`,
  downloadFailed: 'The file could not be downloaded.',
});
