import {Hono} from 'hono';
import {dateIn} from '../../../src/model/calendar.ts';
import {contactsOnly} from '../http/auth.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {listMethods} from './list.ts';

/** Saved payment methods; a payment link has none (M-03). */
export function methodRoutes({db, clock}: Pick<Ports, 'db' | 'clock'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/payment-methods', contactsOnly, async (context) => {
    const firm = context.get('firm');
    if (!firm.takesPayments) throw new Refusal('payments_unavailable');
    const today = dateIn(firm.timeZone, clock.now());
    return context.json({items: await listMethods(db, context.get('principal').id, today)});
  });
  return routes;
}
