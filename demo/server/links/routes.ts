import {Hono} from 'hono';
import type {StaffEnv} from '../http/env.ts';
import {requireIdempotencyKey} from '../http/idempotency-key.ts';
import {requestHash} from '../payments/idempotency.ts';
import type {Ports} from '../ports.ts';
import type {AppSettings} from '../settings.ts';
import {makeLink} from './make.ts';
import {listLinks, revokeLink} from './manage.ts';

/** Staff make, see and withdraw payment links. */
export function paymentLinkRoutes(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  settings: Pick<AppSettings, 'publicUrl'>,
): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.get('/invoices/:id/payment-links', async (context) =>
    context.json(await listLinks(ports, context.get('staff'), context.req.param('id'))),
  );

  routes.post('/invoices/:id/payment-links', async (context) => {
    const key = requireIdempotencyKey(context);
    const invoiceId = context.req.param('id');
    const request = {key, hash: requestHash(`POST /invoices/${invoiceId}/payment-links`, null)};
    const surroundings = {firm: context.get('firm'), settings};
    const made = await makeLink(ports, surroundings, context.get('staff'), {invoiceId, request});
    if (made.isReplayed) context.header('Idempotency-Replayed', 'true');
    return context.json(made.link, 201);
  });

  routes.delete('/payment-links/:id', async (context) => {
    await revokeLink(ports, context.get('staff'), context.req.param('id'));
    return context.body(null, 204);
  });

  return routes;
}
