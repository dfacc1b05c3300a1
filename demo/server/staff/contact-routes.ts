import {Hono} from 'hono';
import {contactPatch} from '../../../src/contract/staff.ts';
import {parseBody} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import {requireVersion} from '../http/if-match.ts';
import {requireIdempotencyKey} from '../http/idempotency-key.ts';
import {sendInvite} from '../invites/send-invite.ts';
import {requestHash} from '../payments/idempotency.ts';
import type {Ports} from '../ports.ts';
import type {AppSettings} from '../settings.ts';
import {changeAccess} from './contacts.ts';

/** Who of a client's people may use the portal. */
export function contactRoutes(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  settings: Pick<AppSettings, 'publicUrl'>,
): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.patch('/contacts/:id', async (context) => {
    const version = requireVersion(context);
    const {access} = await parseBody(context, contactPatch);
    const change = {id: context.req.param('id'), version, access};
    return answerItem(context, await changeAccess(ports, context.get('staff'), change));
  });

  routes.post('/contacts/:id/invites', async (context) => {
    const key = requireIdempotencyKey(context);
    const contactId = context.req.param('id');
    const request = {key, hash: requestHash(`POST /contacts/${contactId}/invites`, null)};
    const staff = context.get('staff');
    const sent = await sendInvite(ports, settings, staff, {contactId, request});
    if (sent.isReplayed) context.header('Idempotency-Replayed', 'true');
    context.status(201);
    return answerItem(context, sent.contact);
  });

  return routes;
}
