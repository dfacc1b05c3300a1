import {Hono} from 'hono';
import {contactsOnly} from '../http/auth.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {readTeam} from './read.ts';

/** Who works for the client; a firm that does not share its team shows nobody (T-06). */
export function teamRoutes(
  {db}: Pick<Ports, 'db'>,
  {publicUrl}: Pick<AppSettings, 'publicUrl'>,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/team', contactsOnly, async (context) => {
    if (!context.get('firm').showsTeam) throw new Refusal('forbidden');
    return context.json(await readTeam(db, context.get('principal').clientId, publicUrl));
  });
  return routes;
}
