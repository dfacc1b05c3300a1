import {Hono} from 'hono';
import {staffRoutes} from '../../../src/contract/routes/staff.ts';
import {clientPatch} from '../../../src/contract/staff.ts';
import {firmFacts} from '../firms/firm.ts';
import {parseBody, parseQuery} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import {requireVersion} from '../http/if-match.ts';
import {listInvoices} from '../invoices/list.ts';
import type {Ports} from '../ports.ts';
import {changePortal, listClients, readClient} from './clients.ts';
import {listContacts} from './contacts.ts';

const pageSize = 25;

/** The firm's clients, and what belongs to one of them. */
export function clientRoutes(ports: Pick<Ports, 'db' | 'clock' | 'ids'>): Hono<StaffEnv> {
  const {db, clock} = ports;
  const routes = new Hono<StaffEnv>();

  routes.get('/clients', async (context) => {
    const query = parseQuery(context, staffRoutes.listClients.query);
    return context.json(await listClients(db, context.get('staff').firmId, query));
  });

  routes.get('/clients/:id', async (context) => {
    const {firmId} = context.get('staff');
    return answerItem(context, await readClient(db, firmId, context.req.param('id')));
  });

  routes.patch('/clients/:id', async (context) => {
    const version = requireVersion(context);
    const {portal} = await parseBody(context, clientPatch);
    const change = {id: context.req.param('id'), version, isEnabled: portal.enabled};
    return answerItem(context, await changePortal(ports, context.get('staff'), change));
  });

  routes.get('/clients/:id/contacts', async (context) => {
    const {id: clientId, portal} = await readClient(
      db,
      context.get('staff').firmId,
      context.req.param('id'),
    );
    return context.json({items: await listContacts(db, clientId, portal.enabled)});
  });

  routes.get('/clients/:id/invoices', async (context) => {
    const {cursor} = parseQuery(context, staffRoutes.listClientInvoices.query);
    const staff = context.get('staff');
    const {id: clientId} = await readClient(db, staff.firmId, context.req.param('id'));
    const query = {clientId, status: 'all', q: '', projectId: null} as const;
    const request = {query, sort: '-issued_on', limit: pageSize, cursor} as const;
    const facts = firmFacts(context.get('firm'), clock.now());
    const {items, nextCursor} = await listInvoices(db, staff, facts, request);
    return context.json({items, nextCursor});
  });

  return routes;
}
