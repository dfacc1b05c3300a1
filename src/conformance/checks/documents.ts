import type {InvoiceDetail, Submission} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {holds, NotRun, same} from '../verdict.ts';

/** PDFs: each is held to be one by the contract itself. */
export const documentChecks: readonly Check[] = [
  {
    id: 'documents.invoice',
    title: 'Every invoice that a contact sees can be had as PDF, to be saved (L-15)',
    async run(context) {
      const mine = await context.as();
      const [invoice] = await mine.listAll('status=all');
      if (!invoice) throw new NotRun('The contact has no invoice');
      const {headers} = await mine.call('GET', `/invoices/${invoice.id}/document`);
      const disposition = headers.get('content-disposition') ?? '';
      holds(disposition.startsWith('attachment'), 'The document is not offered to be saved');
      refused(await mine.call('GET', '/invoices/inv_nobody/document'), 'not_found');
    },
  },
  {
    id: 'documents.receipt',
    title: 'A payment that was taken has a receipt, for its payer (P-17, P-23)',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const {invoiceId, id} = await aPayment(mine);
      same((await mine.call('GET', `/invoices/${invoiceId}/receipts/${id}`)).status, 200, 'Status');
      const {payments} = await mine.get<InvoiceDetail>(`/invoices/${invoiceId}`);
      const paid = payments.find(({transactionId}) => transactionId === id);
      same(paid?.receiptAvailable, true, 'receiptAvailable of the invoice’s payment');
      const other = (await mine.invoices(1))[0];
      refused(await mine.call('GET', `/invoices/${other}/receipts/${id}`), 'not_found');
    },
  },
  {
    id: 'documents.receipt-of-others',
    title: 'A colleague gets no receipt of another’s payment, and sees no method (M-02)',
    needs: ['invoice', 'method', 'colleague'],
    async run(context) {
      const {invoiceId, id} = await aPayment(await context.as());
      const theirs = await context.as(context.subject.colleague);
      refused(await theirs.call('GET', `/invoices/${invoiceId}/receipts/${id}`), 'not_found');
      const {payments} = await theirs.get<InvoiceDetail>(`/invoices/${invoiceId}`);
      const paid = payments.find(({transactionId}) => transactionId === id);
      same(paid?.receiptAvailable, false, 'receiptAvailable for the colleague');
      same(paid?.method, undefined, 'The method for the colleague');
    },
  },
];

async function aPayment(mine: Context): Promise<Submission['transactions'][number]> {
  const {id: methodId} = await mine.arrange.method({});
  const submission = await mine.pay(await mine.invoices(1), methodId);
  const [paid] = submission.transactions;
  if (!paid) throw new NotRun('The payment has no transaction');
  same([paid.state, paid.receiptAvailable], ['succeeded', true], 'The payment and its receipt');
  return paid;
}
