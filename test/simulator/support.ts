import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';
import Stripe from 'stripe';
import {collectViolations} from '../../demo/simulator/contract/validate.ts';
import type {Fault} from '../../demo/simulator/faults.ts';
import {startSimulator} from '../../demo/simulator/start.ts';

/** The official SDK, pointed at a simulator. It repeats nothing on its own, unless told to. */
export function connect(
  port: number,
  options: Partial<Stripe.StripeConfig> = {},
  key = 'sk_test_simulator',
): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    ...options,
  });
}

/**
 * One simulator for a test file, in this process. After the tests, not one answer and not one
 * accepted request may have broken the contract of the SDK's types.
 */
export async function useSimulator() {
  const {violations, onExchange} = collectViolations({refusedRequests: 'ignored'});
  const simulator = await startSimulator({port: 0, dataPath: ':memory:', onExchange});
  after(async () => {
    await simulator.stop();
    assert.deepEqual(violations, []);
  });
  const stripe = connect(simulator.port);
  return {
    ...createDriver(simulator.url, stripe),
    simulator,
    stripe,
    page: createPage(simulator.url),
  };
}

/** What tests do again and again. */
export function createDriver(url: string, stripe: Stripe) {
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/_simulator${path}`, {
      method,
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    assert.equal(response.status, 200, `${method} ${path}`);
    return (await response.json()) as Record<string, unknown>;
  };
  return {
    control,
    advance: (days: number) => control('POST', '/clock', {advanceDays: days}),
    arm: (...faults: Fault[]) => control('POST', '/faults', {faults}),
    /** A contact with a saved method of Stripe's test ids. */
    saved: async (testId: string) => {
      const customer = await stripe.customers.create({name: 'Ada Alder'});
      const method = await stripe.paymentMethods.attach(testId, {customer: customer.id});
      return {customer: customer.id, method: method.id};
    },
    /** A bank account saved as the portal saves it: by a SetupIntent, with a mandate. */
    savedAccount: async (testId: string) => {
      const {id: customer} = await stripe.customers.create();
      const setup = await stripe.setupIntents.create({
        customer,
        payment_method: testId,
        confirm: true,
        usage: 'on_session',
        allowed_payment_method_types: ['us_bank_account'],
        mandate_data: mandateData,
      });
      return {customer, method: setup.payment_method as string, mandate: setup.mandate as string};
    },
    /** An intent as our server creates it: unconfirmed, for one saved method. */
    create: (
      {customer, method}: {customer: string; method: string},
      params: Partial<Stripe.PaymentIntentCreateParams> = {},
      options: Stripe.RequestOptions = {},
    ) =>
      stripe.paymentIntents.create(
        {
          amount: 12_500,
          currency: 'usd',
          customer,
          payment_method: method,
          allowed_payment_method_types: ['card'],
          ...params,
        },
        options,
      ),
  };
}

/** What Stripe.js and the bank's page do in the payer's browser: requests with the publishable key. */
function createPage(url: string) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: {Authorization: 'Bearer pk_test_page', 'Content-Type': 'application/json'},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    return {status: response.status, body: (await response.json()) as Record<string, unknown>};
  };
  const kindOf = (intent: Stripe.PaymentIntent | Stripe.SetupIntent) => `/${intent.object}s`;
  return {
    ask,
    /** What a form makes of the test card or account that was typed. */
    token: async (alias: string, params: Record<string, unknown> = {}) => {
      const type = alias.startsWith('card') ? 'card' : 'us_bank_account';
      const {payment_method_data: data = {}, ...rest} = params;
      const {status, body} = await ask('POST', '/confirmation_tokens', {
        client_context: {mode: 'payment', amount: 12_500, currency: 'usd'},
        payment_method_data: {type, alias, ...(data as object)},
        ...rest,
      });
      assert.equal(status, 200, JSON.stringify(body));
      return body as unknown as Stripe.ConfirmationToken;
    },
    view: async (intent: Stripe.PaymentIntent | Stripe.SetupIntent) => {
      const path = `${kindOf(intent)}/${intent.id}?client_secret=${intent.client_secret}`;
      return (await ask('GET', path)).body;
    },
    /** The payer passes the bank's question, or does not, or leaves it. */
    answerChallenge: async (
      {id, object, client_secret}: Stripe.PaymentIntent | Stripe.SetupIntent,
      outcome: 'complete' | 'fail',
    ) => {
      const path = `/${object}s/${id}/challenge`;
      const {status, body} = await ask('POST', path, {client_secret, outcome});
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    },
  };
}

export const mandateData = {
  customer_acceptance: {
    type: 'online' as const,
    online: {ip_address: '192.0.2.7', user_agent: 'Test/1.0'},
  },
};

/** What the SDK throws for this call; fails when it throws nothing. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    () => assert.fail('Expected an error from Stripe'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Stripe.errors.StripeError, String(error));
  return error;
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

const MAIN = fileURLToPath(new URL('../../demo/simulator/main.ts', import.meta.url));

/** The simulator as its own process; `environment` replaces what the demo would set. */
export function spawnSimulator(environment: Record<string, string>): ChildProcess {
  const {PATH = ''} = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: {PATH, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  after(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits for the line that says where it listens. */
export async function readyPort(child: ChildProcess): Promise<number> {
  const lines = createInterface({input: child.stdout!});
  const [line] = (await once(lines, 'line')) as [string];
  const {ready, port} = JSON.parse(line) as {ready: boolean; port: number};
  assert.equal(ready, true);
  return port;
}

/** Exit code and what it said on stderr. */
export async function ending(child: ChildProcess): Promise<{code: number | null; said: string}> {
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return {code, said: said.trim()};
}
