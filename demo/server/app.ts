import {readFile} from 'node:fs/promises';
import {Hono} from 'hono';
import {documentRoutes} from './documents/routes.ts';
import {allowOrigins} from './http/cors.ts';
import {authenticate} from './http/auth.ts';
import type {AppEnv, StaffEnv} from './http/env.ts';
import {findFirmOfUrl} from './http/firm.ts';
import {answerProblem} from './http/problem.ts';
import {refuseNul, trackRequest} from './http/request.ts';
import {invoiceRoutes} from './invoices/routes.ts';
import {methodRoutes} from './methods/routes.ts';
import {paymentHistoryRoutes} from './payment-history/routes.ts';
import type {Ports} from './ports.ts';
import {Refusal} from './refusal.ts';
import {staffApi} from './staff/api.ts';
import {sessionRoutes, signInRoutes} from './sessions/routes.ts';
import type {AppSettings} from './settings.ts';
import {statementRoutes} from './statement/routes.ts';
import {teamRoutes} from './team/routes.ts';

export interface AppExtras {
  /** Portal routes of areas that bring their own services, such as payments. */
  areas?: readonly Hono<AppEnv>[];
  /** The same of the staff API. */
  staffAreas?: readonly Hono<StaffEnv>[];
  /** Where the processor tells what happened; outside both APIs. */
  webhooks?: Hono<AppEnv>;
  /** What else this origin serves; asked when no route of the API fits. */
  site?: Hono;
}

/**
 * The whole server as one function from request to answer; it listens nowhere.
 * `…/portal/v1/{firmKey}` is open to contacts and payment links, `…/staff/v1/{firmKey}` to the firm's
 * people.
 */
export function createApp(
  ports: Ports,
  settings: AppSettings,
  extras: AppExtras = {},
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(answerProblem(ports.log));
  app.notFound(() => {
    throw new Refusal('not_found');
  });
  app.use(trackRequest(ports), refuseNul);
  app.get('/health', async (context) => {
    await ports.db.query('select 1');
    return context.json({status: 'ok'});
  });
  for (const api of ['portal', 'staff']) {
    app.get(`/${api}/v1/openapi.json`, async (context) => {
      const text = await readFile(new URL(`${api}.json`, openApiFolder), 'utf8');
      return context.body(text, 200, {'Content-Type': 'application/json'});
    });
  }
  app.route('/portal/v1/:firmKey', portal(ports, settings, extras.areas ?? []));
  app.route('/staff/v1/:firmKey', staffApi(ports, settings, extras.staffAreas ?? []));
  if (extras.webhooks) app.route('/', extras.webhooks);
  if (extras.site) app.route('/', extras.site);
  return app;
}

const openApiFolder = new URL('../../src/contract/openapi/', import.meta.url);

function portal(ports: Ports, settings: AppSettings, areas: readonly Hono<AppEnv>[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.use(findFirmOfUrl(ports), allowOrigins('allowedOrigins'));
  routes.route('/', signInRoutes(ports, settings));
  routes.use(authenticate(ports));
  routes.route('/', sessionRoutes(ports, settings));
  routes.route('/', invoiceRoutes(ports));
  routes.route('/', documentRoutes(ports));
  routes.route('/', statementRoutes(ports));
  routes.route('/', paymentHistoryRoutes(ports));
  routes.route('/', methodRoutes(ports, settings));
  routes.route('/', teamRoutes(ports, settings));
  for (const area of areas) routes.route('/', area);
  return routes;
}
