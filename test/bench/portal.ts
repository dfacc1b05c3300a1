import type {Hono} from 'hono';
import {createApp} from '../../demo/server/app.ts';
import type {Db} from '../../demo/server/db/port.ts';
import type {AppEnv} from '../../demo/server/http/env.ts';
import {randomIds} from '../../demo/server/ids.ts';
import {paymentRoutes} from '../../demo/server/payments/routes.ts';
import type {Processor} from '../../demo/server/payments/processor.ts';
import {PaymentService} from '../../demo/server/payments/service.ts';
import {paymentSettings} from '../../demo/server/payments/settings.ts';
import type {Ports} from '../../demo/server/ports.ts';
import {setPassword} from '../../demo/server/sessions/set-password.ts';
import type {SessionTokens} from '../../src/contract/types.ts';

/** A whole server that listens nowhere, with the firm that {@link addFirm} has added. */
export interface BenchPortal {
  ports: Ports;
  app: Hono<AppEnv>;
  /** Waits for the answer's last byte; throws unless the status says success. */
  call(method: string, path: string, options?: CallOptions): Promise<string>;
  signIn(client: string): Promise<SessionTokens>;
}

interface CallOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export const apiPath = '/portal/v1/alder';

const password = 'correct horse battery staple';
/** Signing in is no part of any measurement. */
const passwordCost = {logN: 1, r: 1, p: 1};

export function createBenchPortal(db: Db, processor: Processor = noProcessor): BenchPortal {
  const silent = () => undefined;
  const log = {info: silent, warn: silent, error: console.error};
  const ports: Ports = {db, processor, clock: {now: () => Date.now()}, ids: randomIds, log};
  const settings = {
    publicUrl: 'https://billing.example',
    webhookSecrets: [],
    publishableKey: 'pk_test_bench',
    passwordCost,
    trustedProxies: 0,
  };
  const payments = new PaymentService(ports, {...paymentSettings, answerWithin: 60_000});
  const app = createApp(ports, settings, {areas: [paymentRoutes(ports, payments, settings)]});

  const call: BenchPortal['call'] = async (method, path, {token, body, headers} = {}) => {
    const response = await app.request(`${apiPath}${path}`, {
      method,
      headers: {
        ...(token !== undefined && {Authorization: `Bearer ${token}`}),
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        ...headers,
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    ports,
    app,
    call,
    async signIn(client) {
      const body = {grant: 'password', email: emailOf(client), password};
      return JSON.parse(await call('POST', '/sessions', {body})) as SessionTokens;
    },
  };
}

/** Reading never talks to the processor. */
const noProcessor = {isLive: false} as Processor;

export async function addFirm(db: Db): Promise<void> {
  await db.query(
    `insert into firms (id, key, name, legal_name, country, time_zone, statement_name,
       takes_payments)
     values ('firm_alder', 'alder', 'Alder & Quay', 'Alder & Quay LLP', 'US', 'America/New_York',
       'ALDER QUAY', true)`,
  );
}

/** A client with one contact, who can sign in, and one project. */
export async function addClient(db: Db, client: string): Promise<void> {
  await db.query(
    `insert into clients (id, firm_id, external_id, name, portal_enabled)
     values ($1, 'firm_alder', $1, $1, true)`,
    [client],
  );
  await db.query(
    `insert into contacts (id, firm_id, client_id, external_id, name, email, access)
     values ($1, 'firm_alder', $2, $1, $1, $3, 'user')`,
    [contactOf(client), client, emailOf(client)],
  );
  await db.query(
    `insert into projects (id, client_id, external_id, name, search_key)
     values ($1, $2, $1, 'Harbour Street footbridge', 'harbour street footbridge')`,
    [projectOf(client), client],
  );
  await setPassword(db, contactOf(client), password, {cost: passwordCost, now: 0});
}

export const contactOf = (client: string) => `con_${client}`;
export const projectOf = (client: string) => `prj_${client}`;
const emailOf = (client: string) => `${client}@client.example`;
