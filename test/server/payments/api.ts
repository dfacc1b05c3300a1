import assert from 'node:assert/strict';
import {Hono} from 'hono';
import {type Firm, findFirm} from '../../../demo/server/firms/firm.ts';
import type {AppEnv} from '../../../demo/server/http/env.ts';
import {answerProblem} from '../../../demo/server/http/problem.ts';
import type {Payer} from '../../../demo/server/payments/payer.ts';
import {methodRoutes} from '../../../demo/server/methods/routes.ts';
import {paymentRoutes} from '../../../demo/server/payments/routes.ts';
import {
  methodDeleted,
  methodSetup,
  paymentMethod,
  paymentMethodList,
} from '../../../src/contract/method.ts';
import {submission, submissionPage} from '../../../src/contract/payment.ts';
import {problem} from '../../../src/contract/problem.ts';
import type {
  MethodSetup,
  PaymentMethod,
  PaymentRequest,
  Problem,
  Submission,
} from '../../../src/contract/types.ts';
import {orderOf, type World} from './world.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Whatever was answered, for a test to look at. */
  body: unknown;
  submission: Submission;
  method: PaymentMethod;
  setup: MethodSetup;
  problem: Problem;
  items: Submission[];
  nextCursor: string | null;
}

export interface Call {
  method?: string;
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

/** The payment routes as one payer calls them. Every answer is held to the strict contract. */
export function apiOf(world: World, payer: Payer) {
  const app = appOf(world, payer);
  const call = async (path: string, {method = 'GET', body, key, headers}: Call = {}) => {
    const response = await app.request(path, {
      method,
      ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
      headers: {
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        ...(key && {'Idempotency-Key': key}),
        ...headers,
      },
    });
    return read(response, path);
  };
  return {
    get: (path: string) => call(path),
    delete: (path: string) => call(path, {method: 'DELETE'}),
    patch: (path: string, body: unknown) => call(path, {method: 'PATCH', body}),
    post: (path: string, options: Omit<Call, 'method'> = {}) =>
      call(path, {method: 'POST', ...options}),
    pay: (body: unknown, key: string | null = crypto.randomUUID()) =>
      call('/payments', {method: 'POST', body, key}),
  };
}

function appOf({ports, service}: World, payer: Payer): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  let firm: Firm | null = null;
  app.use(async (context, next) => {
    firm ??= await findFirm(ports.db, 'alder');
    context.set('requestId', 'request-1');
    context.set('firm', firm!);
    context.set('principal', {...payer, familyId: 'fam_1'});
    await next();
  });
  app.route('/', paymentRoutes(ports, service, {trustedProxies: 0}));
  app.route('/', methodRoutes(ports, {trustedProxies: 0}));
  app.onError(answerProblem(ports.log));
  return app;
}

async function read(response: Response, path: string): Promise<Answer> {
  const {status, headers} = response;
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const type = headers.get('content-type') ?? '';
  if (status >= 400) {
    assert.match(type, /^application\/problem\+json/);
    problem.parse(body);
  } else if (body !== undefined) {
    assert.match(type, /^application\/json/);
    schemaOf(path, body as object).parse(body);
  }
  const {items, nextCursor} = (body ?? {}) as Pick<Answer, 'items' | 'nextCursor'>;
  return {
    status,
    headers,
    body,
    submission: body as Submission,
    method: body as PaymentMethod,
    setup: body as MethodSetup,
    problem: body as Problem,
    items,
    nextCursor,
  };
}

function schemaOf(path: string, body: object) {
  const isPage = 'items' in body;
  if (!path.startsWith('/payment-methods')) return isPage ? submissionPage : submission;
  if (isPage) return paymentMethodList;
  if ('deleted' in body) return methodDeleted;
  return 'setupId' in body ? methodSetup : paymentMethod;
}

/** The body of `POST /payments` that pays everything due on the invoices. */
export async function requestOf(
  world: World,
  invoiceIds: readonly string[],
  methodId: string,
): Promise<PaymentRequest> {
  const {items, instrument, consent} = await orderOf(world, invoiceIds, methodId);
  return {items: [...items], instrument, consent};
}
