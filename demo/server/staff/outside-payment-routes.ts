import {Hono} from 'hono';
import {outsidePaymentRequest} from '../../../src/contract/staff.ts';
import {dateIn} from '../../../src/model/calendar.ts';
import {invalid, parseBody} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {recordOutsidePayment} from './outside-payments.ts';

export function outsidePaymentRoutes(
  ports: Pick<Ports, 'db' | 'clock' | 'ids' | 'processor'>,
): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.post('/invoices/:id/outside-payments', async (context) => {
    const given = await parseBody(context, outsidePaymentRequest);
    const today = dateIn(context.get('firm').timeZone, ports.clock.now());
    // Money that is promised has not arrived; and the database knows no year 0.
    if (given.receivedOn > today || given.receivedOn < '0001') throw invalid('receivedOn');
    const payment = {...given, invoiceId: context.req.param('id')};
    return context.json(await recordOutsidePayment(ports, context.get('staff'), payment), 201);
  });

  return routes;
}
