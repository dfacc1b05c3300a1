import {Hono} from 'hono';
import {paymentHistoryQuery} from '../../../src/contract/payment-history.ts';
import {contactsOnly} from '../http/auth.ts';
import {parseQuery} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {readPaymentHistory} from './read.ts';

const defaultLimit = 25;

/** What the client's people have paid; a payment link shows its own payments alone. */
export function paymentHistoryRoutes({db}: Pick<Ports, 'db'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/payment-history', contactsOnly, async (context) => {
    const {cursor, limit} = parseQuery(context, paymentHistoryQuery);
    const page = {cursor, limit: limit === undefined ? defaultLimit : Number(limit)};
    return context.json(await readPaymentHistory(db, context.get('principal'), page));
  });
  return routes;
}
