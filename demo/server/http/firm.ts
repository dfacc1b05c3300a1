import type {MiddlewareHandler} from 'hono';
import {findFirm} from '../firms/firm.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {FirmEnv} from './env.ts';

/** The firm that the URL names decides CORS, and whose sessions count. */
export function findFirmOfUrl({db}: Pick<Ports, 'db'>): MiddlewareHandler<FirmEnv> {
  return async (context, next) => {
    const firm = await findFirm(db, context.req.param('firmKey') ?? '');
    if (!firm) throw new Refusal('not_found');
    context.set('firm', firm);
    await next();
  };
}
