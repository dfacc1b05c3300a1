import {Hono} from 'hono';
import {staffRoutes} from '../../../src/contract/routes/staff.ts';
import {parseQuery} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {listAudit} from './audit.ts';

export function auditRoutes({db}: Pick<Ports, 'db'>): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.get('/audit', async (context) => {
    const {cursor} = parseQuery(context, staffRoutes.listAudit.query);
    return context.json(await listAudit(db, context.get('staff').firmId, cursor));
  });
  return routes;
}
