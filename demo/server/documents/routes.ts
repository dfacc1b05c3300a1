import {Hono} from 'hono';
import {dateIn} from '../../../src/model/calendar.ts';
import {firmFacts} from '../firms/firm.ts';
import type {AppEnv} from '../http/env.ts';
import {readInvoice} from '../invoices/detail.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {answerPdf} from './file.ts';
import {renderInvoice} from './invoice-document.ts';
import {documentLanguage} from './language.ts';
import {readerOf} from './reader.ts';
import {renderReceipt} from './receipt-document.ts';
import {readReceipt, readSummary} from './receipts.ts';
import {renderSummary, submittedAt} from './summary-document.ts';

/** Invoices, receipts and summaries of payments as PDF, in the reader's language. */
export function documentRoutes({db, clock}: Pick<Ports, 'db' | 'clock'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/invoices/:id/document', async (context) => {
    const firm = context.get('firm');
    const now = clock.now();
    const principal = context.get('principal');
    const invoice = await readInvoice(db, principal, firmFacts(firm, now), context.req.param('id'));
    // Of a paid invoice a link shows no more than that it is paid.
    if (principal.kind === 'link' && invoice.status === 'paid') throw new Refusal('forbidden');
    const reader = await readerOf(db, context);
    return answerPdf(context, invoice.number, await renderInvoice({firm, invoice, now, ...reader}));
  });

  routes.get('/invoices/:id/receipts/:transactionId', async (context) => {
    const firm = context.get('firm');
    const {id, transactionId} = context.req.param();
    const receipt = await readReceipt(db, context.get('principal'), id, transactionId);
    const {locale} = await readerOf(db, context);
    const pdf = await renderReceipt(receipt, {firm, locale, now: clock.now()});
    const {words} = await documentLanguage(locale);
    return answerPdf(context, `${words.receipt.title} ${receipt.invoiceNumber}`, pdf);
  });

  routes.get('/payments/:id/summary', async (context) => {
    const firm = context.get('firm');
    const id = context.req.param('id');
    const summary = await readSummary(db, context.get('principal'), id);
    const {locale} = await readerOf(db, context);
    const pdf = await renderSummary(summary, id, {firm, locale, now: clock.now()});
    const {words} = await documentLanguage(locale);
    const day = dateIn(firm.timeZone, Date.parse(submittedAt(summary)));
    return answerPdf(context, `${words.summary.title} ${day}`, pdf);
  });

  return routes;
}
