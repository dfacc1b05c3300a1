import {Hono} from 'hono';
import {allowOrigins} from '../http/cors.ts';
import type {StaffEnv} from '../http/env.ts';
import {findFirmOfUrl} from '../http/firm.ts';
import {paymentLinkRoutes} from '../links/routes.ts';
import type {Ports} from '../ports.ts';
import type {AppSettings} from '../settings.ts';
import {auditRoutes} from './audit-routes.ts';
import {authenticateStaff} from './auth.ts';
import {clientRoutes} from './client-routes.ts';
import {contactRoutes} from './contact-routes.ts';
import {holdRoutes} from './hold-routes.ts';
import {outsidePaymentRoutes} from './outside-payment-routes.ts';
import {staffSessionRoutes, staffSignInRoutes} from './session-routes.ts';

/**
 * `…/staff/v1/{firmKey}`: open to the firm's people alone. An area is a `Hono<StaffEnv>` with whole
 * paths, as on the portal's side.
 */
export function staffApi(
  ports: Ports,
  settings: AppSettings,
  areas: readonly Hono<StaffEnv>[],
): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.use(findFirmOfUrl(ports), allowOrigins('staffOrigins'));
  routes.route('/', staffSignInRoutes(ports, settings));
  routes.use(authenticateStaff(ports));
  routes.route('/', staffSessionRoutes(ports, settings));
  routes.route('/', clientRoutes(ports));
  routes.route('/', contactRoutes(ports, settings));
  routes.route('/', holdRoutes(ports));
  routes.route('/', outsidePaymentRoutes(ports));
  routes.route('/', paymentLinkRoutes(ports, settings));
  routes.route('/', auditRoutes(ports));
  for (const area of areas) routes.route('/', area);
  return routes;
}
