import type {Hono} from 'hono';
import {createApp, type AppExtras} from '../../demo/server/app.ts';
import type {Db} from '../../demo/server/db/port.ts';
import type {AppEnv} from '../../demo/server/http/env.ts';
import type {Ids, Log, Ports} from '../../demo/server/ports.ts';
import type {Processor} from '../../demo/server/payments/processor.ts';
import {paymentRoutes} from '../../demo/server/payments/routes.ts';
import {PaymentService} from '../../demo/server/payments/service.ts';
import {paymentSettings} from '../../demo/server/payments/settings.ts';
import {setPassword} from '../../demo/server/sessions/set-password.ts';
import type {AppSettings} from '../../demo/server/settings.ts';
import {keepStaffUser} from '../../demo/server/staff/staff-users.ts';
import type {Problem, SessionTokens, StaffSessionTokens} from '../../src/contract/types.ts';
import {searchKey} from '../../src/model/search.ts';
import {
  openTestDatabase,
  testClock,
  testIds,
  testLog,
  type LogLine,
  type TestClock,
} from './harness.ts';

/** A whole server that listens nowhere, on a fresh database. */
export interface TestPortal {
  db: Db;
  app: Hono<AppEnv>;
  clock: TestClock;
  lines: LogLine[];
  log: Log;
  ids: Ids;
  /** One request to `/portal/v1/alder…`, or to another firm's or the staff's API. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Signs in with the test password and answers the access token. */
  signIn(email: string, clientId?: string): Promise<string>;
  /** The same at the staff API. */
  signInStaff(email: string, firm?: string): Promise<string>;
}

export interface CallOptions {
  api?: 'portal' | 'staff';
  firm?: string;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text itself. */
  body: unknown;
}

export const settings: AppSettings = {
  publicUrl: 'https://billing.example',
  publishableKey: 'pk_test_portal',
  // The cheapest that scrypt takes; tests of timing bring their own.
  webhookSecrets: ['whsec_test'],
  passwordCost: {logN: 1, r: 1, p: 1},
  trustedProxies: 1,
};

export const password = 'correct horse battery staple';

export async function openTestPortal(
  extras: AppExtras & Partial<AppSettings> = {},
  areasOf: (ports: Ports) => NonNullable<AppExtras['areas']> = () => [],
): Promise<TestPortal> {
  const db = await openTestDatabase();
  const clock = testClock();
  const log = testLog();
  const ids = testIds();
  const ports = {db, clock, ids, log, processor: noProcessor};
  const service = new PaymentService(ports, paymentSettings);
  const areas = [paymentRoutes(ports, service, settings), ...areasOf(ports)];
  const app = createApp(ports, {...settings, ...extras}, {areas, ...extras});
  const call = (method: string, path: string, options: CallOptions = {}) =>
    answerOf(app.request(...requestOf(method, path, options)));
  return {
    db,
    app,
    clock,
    lines: log.lines,
    log,
    ids,
    call,
    async signIn(email, clientId) {
      const body = {grant: 'password', email, password, ...(clientId && {clientId})};
      const answer = await call('POST', '/sessions', {body});
      return (answer.body as SessionTokens).accessToken;
    },
    async signInStaff(email, firm = 'alder') {
      const body = {grant: 'password', email, password};
      const answer = await call('POST', '/sessions', {api: 'staff', firm, body});
      return (answer.body as StaffSessionTokens).accessToken;
    },
  };
}

function requestOf(
  method: string,
  path: string,
  {api = 'portal', firm = 'alder', token, body, headers}: CallOptions,
): [url: string, init: RequestInit] {
  const isText = typeof body === 'string';
  return [
    `/${api}/v1/${firm}${path}`,
    {
      method,
      headers: {
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        ...(token !== undefined && {Authorization: `Bearer ${token}`}),
        ...headers,
      },
      ...(body !== undefined && {body: isText ? body : JSON.stringify(body)}),
    },
  ];
}

async function answerOf(given: Response | Promise<Response>): Promise<Answer> {
  const response = await given;
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

/** What went wrong, as `[status, code, field]`. */
export function refusalOf({status, body}: Answer): [number, string | undefined, string?] {
  const {code, field} = body as Problem;
  return field === undefined ? [status, code] : [status, code, field];
}

/** Reading never talks to the processor. */
const noProcessor = new Proxy({isLive: false} as Processor, {
  get: (target, name) => {
    if (name === 'isLive') return target.isLive;
    throw new Error(`The processor was asked to ${String(name)}`);
  },
});

/** Writes rows with the columns given and sensible values for the others. */
export function builders(db: Db) {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const values = columns.map((_, index) => `$${index + 1}`);
    await db.query(
      `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')})`,
      Object.values(row),
    );
  };
  return {
    insert,
    firm: (key: string, row: Record<string, unknown> = {}) =>
      insert('firms', {
        id: `firm_${key}`,
        key,
        name: `${key} & Co`,
        legal_name: `${key} & Co LLC`,
        country: 'US',
        time_zone: 'America/New_York',
        statement_name: key.toUpperCase(),
        takes_payments: true,
        stripe_account: key === 'alder' ? null : `acct_${key}`,
        ...row,
      }),
    client: (id: string, row: Record<string, unknown> = {}) =>
      insert('clients', {
        id,
        firm_id: 'firm_alder',
        external_id: id,
        name: `Client ${id}`,
        portal_enabled: true,
        ...row,
      }),
    async contact(id: string, row: Record<string, unknown> & {client_id: string}) {
      await insert('contacts', {
        id,
        firm_id: 'firm_alder',
        external_id: id,
        name: `Contact ${id}`,
        email: `${id}@client.example`,
        access: 'user',
        ...row,
      });
      await setPassword(db, id, password, {cost: settings.passwordCost, now: 0});
    },
    /** One of the firm's people, who knows the test password. */
    staff: (name: string, firmId = 'firm_alder') =>
      keepStaffUser(
        db,
        () => `stf_${name}`,
        {firmId, name: `Staff ${name}`, email: `${name}@firm.example`, password},
        settings.passwordCost,
      ),
    project: (id: string, row: Record<string, unknown> & {client_id: string; name: string}) =>
      insert('projects', {id, external_id: id, search_key: searchKey(row.name), ...row}),
    invoice: (id: string, row: Record<string, unknown> & {client_id: string}) =>
      insert('invoices', {
        id,
        firm_id: 'firm_alder',
        external_id: id,
        number: id,
        number_key: id,
        search_key: searchKey(id),
        issued_on: '2026-10-01',
        due_on: '2026-10-31',
        currency: 'USD',
        subtotal: row['total'] ?? 10_000,
        total: 10_000,
        state: 'sent',
        payment_options: ['card', 'us_bank_account'],
        ...row,
      }),
    /** `sub_1` and its `txn_1`: Ann of `cli_1` has paid an invoice by card; no ledger entry. */
    async annPaid(invoiceId: string, amount: number) {
      await insert('submissions', {
        id: 'sub_1',
        firm_id: 'firm_alder',
        client_id: 'cli_1',
        principal_kind: 'contact',
        principal_id: 'ann',
        method: JSON.stringify({kind: 'card', brand: 'visa', last4: '4242'}),
        currency: 'USD',
        created_at: '2026-11-19T12:00:00Z',
        authorized_until: '2026-11-19T13:00:00Z',
        is_final: true,
      });
      await insert('transactions', {
        id: 'txn_1',
        submission_id: 'sub_1',
        position: 0,
        invoice_id: invoiceId,
        amount,
        currency: 'USD',
        invoice_version: 1,
        state: 'succeeded',
        updated_at: '2026-11-19T12:00:00Z',
        settled_at: '2026-11-19T12:00:00Z',
      });
    },
  };
}
