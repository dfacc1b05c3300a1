import {Hono, type Context} from 'hono';
import type * as z from 'zod/mini';
import {invoiceQuery, payableQuery, payableRequest} from '../../../src/contract/invoice.ts';
import {defaultSort} from '../../../src/model/sort-key.ts';
import {firmFacts} from '../firms/firm.ts';
import {contactsOnly} from '../http/auth.ts';
import {parseBody, parseQuery} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import type {Ports} from '../ports.ts';
import {readInvoice} from './detail.ts';
import type {InvoiceQuery} from './filter.ts';
import {listInvoices} from './list.ts';
import {checkPayable, listPayable} from './payable.ts';
import {summarize} from './summary.ts';

const defaultLimit = 25;

/** The client's invoices as a contact sees them; nothing here changes anything. */
export function invoiceRoutes({db, clock}: Pick<Ports, 'db' | 'clock'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const factsOf = (context: Context<AppEnv>) => firmFacts(context.get('firm'), clock.now());

  routes.get('/invoices', contactsOnly, async (context) => {
    const {sort = defaultSort, limit, cursor, ...given} = parseQuery(context, invoiceQuery);
    const page = await listInvoices(db, context.get('principal'), factsOf(context), {
      query: queryOf(context, given),
      sort,
      limit: limit === undefined ? defaultLimit : Number(limit),
      cursor,
    });
    return context.json(page);
  });

  routes.get('/invoices/summary', contactsOnly, async (context) =>
    context.json(await summarize(db, context.get('principal'), factsOf(context))),
  );

  routes.get('/invoices/payable', contactsOnly, async (context) => {
    const {cursor, ...given} = parseQuery(context, payableQuery);
    const query = queryOf(context, given);
    return context.json(await listPayable(db, factsOf(context), query, cursor));
  });

  routes.post('/invoices/payable', contactsOnly, async (context) => {
    const {ids} = await parseBody(context, payableRequest);
    const {clientId} = context.get('principal');
    return context.json(await checkPayable(db, factsOf(context), clientId, ids));
  });

  routes.get('/invoices/:id', async (context) => {
    const id = context.req.param('id');
    return answerItem(
      context,
      await readInvoice(db, context.get('principal'), factsOf(context), id),
    );
  });

  return routes;
}

type GivenQuery = Omit<z.infer<typeof payableQuery>, 'cursor'>;

function queryOf(
  context: Context<AppEnv>,
  {status = 'outstanding', q = '', projectId}: GivenQuery,
): InvoiceQuery {
  const {clientId} = context.get('principal');
  return {clientId, status, q: q.trim(), projectId: projectId ?? null};
}
