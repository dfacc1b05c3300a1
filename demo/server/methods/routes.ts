import {type Context, Hono} from 'hono';
import {
  defaultRequest,
  paymentMethodRequest,
  verificationRequest,
} from '../../../src/contract/method.ts';
import type {MethodSetup, PaymentMethod} from '../../../src/contract/types.ts';
import {dateIn} from '../../../src/model/calendar.ts';
import {consentAddress} from '../http/address.ts';
import {contactsOnly} from '../http/auth.ts';
import {parseBody} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import {answerItem} from '../http/etag.ts';
import {requireIdempotencyKey} from '../http/idempotency-key.ts';
import {requestHash} from '../payments/idempotency.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {addMethod} from './add.ts';
import {findMethod, listMethods} from './list.ts';
import {makeDefault} from './make-default.ts';
import {pursueSetup} from './pursue-setup.ts';
import {removeMethod} from './remove.ts';
import {findOwnSetup, type SetupRecord} from './setup-record.ts';
import {ask} from './token.ts';
import {verifyMethod} from './verify.ts';

/** Saved payment methods, each contact's own alone (M-02); a payment link has none (M-03). */
export function methodRoutes(
  ports: Ports,
  settings: Pick<AppSettings, 'trustedProxies'>,
): Hono<AppEnv> {
  const {db, clock} = ports;
  const routes = new Hono<AppEnv>();
  const today = (context: Context<AppEnv>) => dateIn(context.get('firm').timeZone, clock.now());
  const own = (context: Context<AppEnv>) => context.get('principal').id;

  const read = async (context: Context<AppEnv>, id: string): Promise<PaymentMethod> => {
    const method = await findMethod(db, own(context), id, today(context));
    if (!method) throw new Refusal('payment_method_not_found');
    return method;
  };

  /** 201 with the entry, 202 with the bank's question, or the bank's refusal. */
  const answerSetup = async (context: Context<AppEnv>, setup: SetupRecord) => {
    if (setup.methodId !== null) {
      context.status(201);
      return answerItem(context, await read(context, setup.methodId));
    }
    if (setup.state !== 'requires_action') throw refusalOf(setup);
    const question: MethodSetup = {
      setupId: setup.id,
      action: {kind: 'confirm_setup', clientSecret: await secretOf(ports, setup)},
    };
    return context.json(question, 202);
  };

  routes.use('/payment-methods/*', contactsOnly);
  routes.use('/payment-methods', contactsOnly);

  routes.get('/payment-methods', async (context) => {
    requirePayments(context);
    return context.json({items: await listMethods(db, own(context), today(context))});
  });

  routes.post('/payment-methods', async (context) => {
    const key = requireIdempotencyKey(context);
    const body = await parseBody(context, paymentMethodRequest);
    requirePayments(context);
    const {setup, isReplay} = await addMethod(
      ports,
      context.get('firm'),
      context.get('principal'),
      {
        ...body,
        request: {key, hash: requestHash('POST /payment-methods', body)},
        address: consentAddress(context, settings.trustedProxies),
        agent: context.req.header('user-agent')?.slice(0, 500) ?? null,
      },
    );
    if (isReplay) context.header('Idempotency-Replayed', 'true');
    return answerSetup(context, setup);
  });

  routes.post('/payment-methods/setups/:id/complete', async (context) => {
    requirePayments(context);
    const setup = await findOwnSetup(db, own(context), context.req.param('id'));
    if (!setup) throw new Refusal('not_found');
    const now = await ask(() => pursueSetup(ports, setup));
    // The bank still waits for its answer; the payer may go on with it.
    if (now.state === 'requires_action') throw new Refusal('authentication_required');
    return answerSetup(context, now);
  });

  routes.post('/payment-methods/:id/verify', async (context) => {
    const body = await parseBody(context, verificationRequest);
    requirePayments(context);
    const id = context.req.param('id');
    await verifyMethod(ports, own(context), id, body);
    return answerItem(context, await read(context, id));
  });

  routes.patch('/payment-methods/:id', async (context) => {
    await parseBody(context, defaultRequest);
    requirePayments(context);
    const id = context.req.param('id');
    await makeDefault(db, own(context), id, today(context));
    return answerItem(context, await read(context, id));
  });

  // Allowed without the payment integration, too: what is saved can always be taken back.
  routes.delete('/payment-methods/:id', async (context) => {
    const id = context.req.param('id');
    const newDefaultId = await removeMethod(ports, own(context), id, today(context));
    return context.json({deleted: true, newDefaultId});
  });

  return routes;
}

function requirePayments(context: Context<AppEnv>): void {
  if (!context.get('firm').takesPayments) throw new Refusal('payments_unavailable');
}

/** Why a set-up has no entry: refused, given up, or the processor is still at it. */
function refusalOf({state, failure}: SetupRecord): Refusal {
  if (state === 'canceled') return new Refusal('authentication_required');
  if (state !== 'failed' || !failure) return new Refusal('processor_unavailable');
  const {code: reason, retrySameMethod} = failure;
  const code = reason === 'authentication_required' ? reason : 'payment_declined';
  return new Refusal(code, {params: {reason, retrySameMethod}});
}

/** Asked for again each time: it is stored nowhere. */
async function secretOf(
  {processor}: Ports,
  {account, processorSetup}: SetupRecord,
): Promise<string> {
  const setup = processorSetup ?? '';
  const {clientSecret} = await ask(() => processor.retrieveSetup({account, setup}));
  if (clientSecret === null) throw new Refusal('processor_unavailable');
  return clientSecret;
}
