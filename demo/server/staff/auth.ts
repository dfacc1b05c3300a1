import type {MiddlewareHandler} from 'hono';
import {bearerToken, isServed} from '../http/auth.ts';
import type {StaffEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {findSession} from '../sessions/find-session.ts';
import {findStaffToken} from './find-staff-token.ts';

/** Every route behind it has one of the firm's people; a contact's token finds nothing here. */
export function authenticateStaff(ports: Pick<Ports, 'db' | 'clock'>): MiddlewareHandler<StaffEnv> {
  return async (context, next) => {
    if (isServed(context)) {
      const token = bearerToken(context.req.header('authorization'));
      const {id: firmId} = context.get('firm');
      context.set('staff', await findSession(ports, firmId, token, findStaffToken));
    }
    await next();
  };
}
