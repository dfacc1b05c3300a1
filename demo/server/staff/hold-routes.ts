import {Hono} from 'hono';
import {staffRoutes} from '../../../src/contract/routes/staff.ts';
import {parseQuery} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {listHolds, releaseHold} from './holds.ts';

export function holdRoutes(ports: Pick<Ports, 'db' | 'clock' | 'ids'>): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.get('/holds', async (context) => {
    const query = parseQuery(context, staffRoutes.listHolds.query);
    return context.json(await listHolds(ports.db, context.get('staff').firmId, query));
  });

  routes.post('/holds/:id/release', async (context) =>
    context.json(await releaseHold(ports, context.get('staff'), context.req.param('id'))),
  );

  return routes;
}
