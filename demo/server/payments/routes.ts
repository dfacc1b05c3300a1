import {type Context, Hono} from 'hono';
import {
  cancelRequest,
  paymentRequest,
  retryRequest,
  submissionQuery,
} from '../../../src/contract/payment.ts';
import type {PaymentRequest, RetryRequest, Submission} from '../../../src/contract/types.ts';
import {isFinalStatus} from '../../../src/model/transaction-state.ts';
import {consentAddress} from '../http/address.ts';
import {parseBody, parseQuery} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import {checkIdempotencyKey, requireIdempotencyKey} from '../http/idempotency-key.ts';
import {readTimeCursor, writePageCursor} from '../http/page-cursor.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {burnKey, requestHash, submissionOfKey} from './idempotency.ts';
import {listSubmissions} from './read.ts';
import type {PaymentService} from './service.ts';
import type {Order} from './order.ts';

const pageSize = 20;

/** Submissions: paying, and what becomes of it. Everyone sees their own alone. */
export function paymentRoutes(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  payments: PaymentService,
  settings: Pick<AppSettings, 'trustedProxies'>,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  const orderOf = (
    context: Context<AppEnv>,
    route: string,
    body: PaymentRequest | RetryRequest,
  ): Omit<Order, 'items'> => ({
    instrument: body.instrument,
    consent: body.consent,
    receiptEmail: 'receiptEmail' in body ? body.receiptEmail : undefined,
    request: {key: requireIdempotencyKey(context), hash: requestHash(route, body)},
    address: consentAddress(context, settings.trustedProxies),
    agent: context.req.header('user-agent')?.slice(0, 500) ?? null,
  });

  app.post('/payments', async (context) => {
    requireIdempotencyKey(context);
    const body = await parseBody(context, paymentRequest);
    const order = {...orderOf(context, 'POST /payments', body), items: body.items};
    return answerPaid(context, await payments.pay(context.get('principal'), order));
  });

  app.post('/payments/:id/retry', async (context) => {
    requireIdempotencyKey(context);
    const body = await parseBody(context, retryRequest);
    const id = context.req.param('id');
    const order = orderOf(context, `POST /payments/${id}/retry`, body);
    return answerPaid(
      context,
      await payments.retry(context.get('principal'), id, body.items, order),
    );
  });

  app.get('/payments', async (context) => {
    const {state, invoiceId, cursor} = parseQuery(context, submissionQuery);
    const list = ['payments', state ?? null, invoiceId ?? null];
    const found = await listSubmissions(db, context.get('principal'), {
      isUnfinished: state === 'unfinished',
      invoiceId: invoiceId ?? null,
      after: cursor === undefined ? null : readTimeCursor(cursor, list),
      limit: pageSize + 1,
    });
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    const nextCursor =
      found.length > pageSize && last ? writePageCursor(list, [last.createdAt, last.id]) : null;
    const items = await Promise.all(page.map((each) => payments.withAction(each)));
    return context.json({items, nextCursor});
  });

  app.get('/payments/by-key/:key', async (context) => {
    const payer = context.get('principal');
    const key = checkIdempotencyKey(context.req.param('key'), 'key');
    const submissionId = await submissionOfKey(db, payer, key);
    if (submissionId === null) throw new Refusal('not_found');
    return answerItem(context, await payments.read(payer, submissionId));
  });

  app.delete('/payments/by-key/:key', async (context) => {
    const payer = context.get('principal');
    const key = checkIdempotencyKey(context.req.param('key'), 'key');
    const submissionId = await burnKey(db, payer, key, clock.now());
    if (submissionId === null) return context.body(null, 204);
    return answerItem(context, await payments.read(payer, submissionId));
  });

  app.get('/payments/:id', async (context) =>
    answerItem(context, await payments.read(context.get('principal'), context.req.param('id'))),
  );

  app.post('/payments/:id/sync', async (context) =>
    answerItem(context, await payments.sync(context.get('principal'), context.req.param('id'))),
  );

  app.post('/payments/:id/continue', async (context) => {
    const payer = context.get('principal');
    const submission = await payments.resume(payer, context.req.param('id'));
    if (!isFinalStatus(submission.status)) context.status(202);
    return answerItem(context, submission);
  });

  app.post('/payments/:id/cancel', async (context) => {
    const {transactionIds} = await parseBody(context, cancelRequest);
    const {submission, isPending} = await payments.cancel(
      context.get('principal'),
      context.req.param('id'),
      transactionIds,
    );
    if (isPending) context.status(202);
    return answerItem(context, submission);
  });

  return app;
}

/** 201 when every transaction has ended within the time, a debit under way counted as ended. */
function answerPaid(
  context: Context<AppEnv>,
  {submission, isReplay}: {submission: Submission; isReplay: boolean},
): Response {
  if (isReplay) context.header('Idempotency-Replayed', 'true');
  context.status(isFinalStatus(submission.status) ? 201 : 202);
  return answerItem(context, submission);
}
