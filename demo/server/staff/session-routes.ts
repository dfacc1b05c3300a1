import {Hono} from 'hono';
import type * as z from 'zod/mini';
import {staffGrant} from '../../../src/contract/staff.ts';
import type {StaffSession} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import {firmOnWire} from '../firms/wire.ts';
import type {Firm} from '../firms/firm.ts';
import {clientAddress} from '../http/address.ts';
import {parseBody} from '../http/body.ts';
import type {StaffEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {redeemAssertion} from '../sessions/assertion.ts';
import {openSession, renewSession, revokeSession, type Tokens} from '../sessions/families.ts';
import type {AppSettings} from '../settings.ts';
import {findStaffToken} from './find-staff-token.ts';
import {signInStaff} from './sign-in.ts';
import {staffOfAssertion} from './staff-users.ts';

type Grant = z.infer<typeof staffGrant>;

interface Opened {
  staffId: string;
  tokens: Tokens;
}

/** How the firm's people get a session: the one thing that needs none. */
export function staffSignInRoutes(ports: Ports, settings: AppSettings): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.post('/sessions', async (context) => {
    const grant = await parseBody(context, staffGrant);
    const firm = context.get('firm');
    const address = clientAddress(context, settings.trustedProxies);
    const {staffId, tokens} = await open(grant, firm, address);
    return context.json({
      ...tokens,
      session: await describeStaff(ports.db, staffId, firm, settings),
    });
  });

  async function open(grant: Grant, firm: Firm, address: string): Promise<Opened> {
    switch (grant.grant) {
      case 'password': {
        const credentials = {...grant, firmId: firm.id, address};
        return openFor(firm.id, await signInStaff(ports, credentials, settings.passwordCost));
      }
      case 'refresh': {
        const renewed = await renewSession(ports, firm.id, grant.token, findStaffToken);
        return {staffId: renewed.principal.id, tokens: renewed.tokens};
      }
      case 'assertion': {
        const audience = `${settings.publicUrl}/staff/v1/${firm.key}/sessions`;
        const subject = await redeemAssertion(ports, firm, grant.assertion, audience);
        const staffId = await staffOfAssertion(ports.db, firm.id, subject);
        return openFor(firm.id, staffId, {isRenewable: false});
      }
    }
  }

  async function openFor(
    firmId: string,
    staffId: string,
    options?: {isRenewable: boolean},
  ): Promise<Opened> {
    const holder = {kind: 'staff', id: staffId} as const;
    return {staffId, tokens: await openSession(ports, firmId, holder, options)};
  }

  return routes;
}

/** The session that the request belongs to. */
export function staffSessionRoutes(ports: Ports, settings: AppSettings): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.get('/session', async (context) => {
    const {id} = context.get('staff');
    return context.json(await describeStaff(ports.db, id, context.get('firm'), settings));
  });
  routes.delete('/session', async (context) => {
    await revokeSession(ports.db, context.get('staff').familyId, ports.clock.now());
    return context.body(null, 204);
  });
  return routes;
}

async function describeStaff(
  sql: Sql,
  staffId: string,
  firm: Firm,
  {publicUrl}: Pick<AppSettings, 'publicUrl'>,
): Promise<StaffSession> {
  const [staff] = await sql.query<StaffSession['staff']>(
    'select id, name, email from staff_users where id = $1',
    [staffId],
  );
  if (!staff) throw new Error(`There is no staff user ${staffId}`);
  return {
    kind: 'staff',
    staff,
    firm: firmOnWire(firm, publicUrl),
    capabilities: {
      payments: firm.takesPayments,
      savedMethods: false,
      team: false,
      partialPayments: false,
    },
    limits: {invoicesPerSubmission: firm.invoicesPerSubmission},
  };
}
