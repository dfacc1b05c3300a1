import {Hono} from 'hono';
import {findFirm} from '../firms/firm.ts';
import {invalid, readText} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import type {PaymentService} from '../payments/service.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {carryOutNow, storeEvent} from './inbox.ts';

/**
 * What the processor tells by itself, one address per firm: outside the APIs, without session or
 * CORS, signed to the byte. An event is stored before it is carried out, and answered when it is
 * stored: whatever then fails is tried again from here, not by the processor.
 */
export function webhookRoutes(
  ports: Ports,
  service: PaymentService,
  settings: Pick<AppSettings, 'webhookSecrets'>,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/webhooks/stripe/:firmKey', async (context) => {
    const firm = await findFirm(ports.db, context.req.param('firmKey'));
    if (!firm) throw new Refusal('not_found');
    const now = ports.clock.now();
    const event = await ports.processor.readEvent({
      payload: await readText(context),
      signature: context.req.header('stripe-signature') ?? '',
      secrets: settings.webhookSecrets,
      now,
    });
    if (!event) throw invalid('Stripe-Signature');
    const isOurs = event.account === firm.stripeAccount && event.isLive === ports.processor.isLive;
    const isNew = await storeEvent(ports.db, firm.id, event, {isOurs, now});
    if (isOurs) await tryNow(ports, service, firm.id, event.id);
    return context.json({received: true, isNew});
  });
  return routes;
}

/** It is stored: whatever goes wrong now, the worker tries it again. */
async function tryNow(
  ports: Ports,
  service: PaymentService,
  firmId: string,
  id: string,
): Promise<void> {
  try {
    await carryOutNow(ports, service, firmId, id);
  } catch (error) {
    ports.log.error({event: id, err: error}, 'An event was not carried out');
  }
}
