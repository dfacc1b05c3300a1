import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {createClock, type Clock} from './clock.ts';
import {Courier} from './events/courier.ts';
import {WebhookFaults} from './events/webhook-faults.ts';
import {Faults} from './faults.ts';
import {createIds, type Ids} from './ids.ts';
import {internalRoutes} from './internal-routes.ts';
import {ConnectionDropped, createService, type Exchange} from './protocol/service.ts';
import {balanceTransactionRoutes} from './resources/balance-transactions.ts';
import {challengeRoutes} from './resources/challenges.ts';
import {chargeRoutes} from './resources/charges.ts';
import {confirmationTokenRoutes} from './resources/confirmation-tokens.ts';
import {customerRoutes} from './resources/customers.ts';
import {disputeRoutes} from './resources/disputes.ts';
import {eventRoutes} from './resources/events.ts';
import {mandateRoutes} from './resources/mandates.ts';
import {microdepositRoutes} from './resources/microdeposits.ts';
import {paymentIntentRoutes} from './resources/payment-intents.ts';
import {paymentMethodRoutes} from './resources/payment-methods.ts';
import {refundRoutes} from './resources/refunds.ts';
import {setupIntentRoutes} from './resources/setup-intents.ts';
import {webhookEndpointRoutes} from './resources/webhook-endpoints.ts';
import {standInRoutes} from './stand-in/routes.ts';
import type {Store} from './store.ts';

export {ConnectionDropped, type Exchange} from './protocol/service.ts';

export interface SimulatorOptions {
  store: Store;
  clock?: Clock;
  ids?: Ids;
  /** Delivers the webhooks; give one to be able to stop it. */
  courier?: Courier;
  /** Ends the process, when a fault says so. Without it, such a fault is refused. */
  die?: () => never;
  /** Called with every request to `/v1` and its answer, before it is sent. */
  onExchange?: (exchange: Exchange) => void;
}

const MAX_BODY_BYTES = 1_000_000;

/**
 * The payment processor as a Hono app that listens nowhere: Stripe's protocol under `/v1`, the
 * levers under `/_simulator`. Where a fault drops the connection, the request rejects with
 * {@link ConnectionDropped}: who serves the app closes the socket.
 */
export function createSimulator(options: SimulatorOptions): Hono {
  const {store, clock = createClock(store), ids: newId = createIds(), die, onExchange} = options;
  const courier = options.courier ?? new Courier(store, clock);
  const faults = new Faults();
  const webhookFaults = new WebhookFaults(store.deliveries);
  const answer = createService({
    store,
    clock,
    newId,
    faults,
    webhookFaults,
    courier,
    die,
    onExchange,
    routes: [
      ...balanceTransactionRoutes,
      ...challengeRoutes,
      ...chargeRoutes,
      ...confirmationTokenRoutes,
      ...customerRoutes,
      ...disputeRoutes,
      ...eventRoutes,
      ...mandateRoutes,
      ...microdepositRoutes,
      ...paymentIntentRoutes,
      ...paymentMethodRoutes,
      ...refundRoutes,
      ...setupIntentRoutes,
      ...webhookEndpointRoutes,
    ],
  });

  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => {
        const message = 'The request is too large.';
        return c.json({error: {type: 'invalid_request_error', message}}, 413);
      },
    }),
  );
  app.route(
    '/_simulator',
    internalRoutes({
      store,
      clock,
      newId,
      faults,
      webhookFaults,
      courier,
      canDie: die !== undefined,
    }),
  );
  app.route('/_simulator', standInRoutes());
  app.options('/v1/*', (c) => {
    return c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Stripe-Account, Stripe-Version',
      'Access-Control-Max-Age': '300',
    });
  });
  app.all('*', async (c) => {
    const {pathname, search} = new URL(c.req.url);
    const isPost = c.req.method === 'POST';
    const {status, headers, body} = await answer({
      method: c.req.method,
      path: pathname,
      form: isPost ? await c.req.text() : search.slice(1),
      header: (name) => c.req.header(name),
    });
    return new Response(body, {
      status,
      headers: {...headers, 'Content-Type': 'application/json'},
    });
  });
  app.onError((error) => {
    if (error instanceof ConnectionDropped) throw error;
    console.error(error);
    return Response.json(
      {error: {type: 'api_error', message: 'The simulator failed; see its log.'}},
      {status: 500},
    );
  });
  return app;
}
