import {Hono} from 'hono';
import {contactPatch} from '../../../src/contract/staff.ts';
import {parseBody} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import {requireVersion} from '../http/if-match.ts';
import type {Ports} from '../ports.ts';
import {changeAccess} from './contacts.ts';

/** Who of a client's people may use the portal. */
export function contactRoutes(ports: Pick<Ports, 'db' | 'clock' | 'ids'>): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.patch('/contacts/:id', async (context) => {
    const version = requireVersion(context);
    const {access} = await parseBody(context, contactPatch);
    const change = {id: context.req.param('id'), version, access};
    return answerItem(context, await changeAccess(ports, context.get('staff'), change));
  });

  return routes;
}
