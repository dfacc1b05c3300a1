import {join} from 'node:path';
import type {Hono} from 'hono';
import {createApp} from './app.ts';
import {openChannel} from './channel/channel.ts';
import {ChangeFeed} from './changes/feed.ts';
import {keptFor} from './changes/cursor.ts';
import {deleteOldChanges} from './changes/read.ts';
import {changeRoutes} from './changes/routes.ts';
import type {ServerConfig} from './config.ts';
import {migrate} from './db/migrate.ts';
import {openPglite} from './db/pglite.ts';
import type {Db} from './db/port.ts';
import {openPostgres} from './db/postgres.ts';
import {stampPurpose} from './db/purpose.ts';
import {firmRoutes} from './firms/routes.ts';
import type {AppEnv} from './http/env.ts';
import {randomIds} from './ids.ts';
import {importRoutes} from './import/routes.ts';
import {listen} from './listen.ts';
import {lockFolder} from './lock-folder.ts';
import {createLog} from './log.ts';
import {createSmtpMailer} from './mail/smtp.ts';
import {MailWorker} from './mail/worker.ts';
import {endLeases} from './payments/lease.ts';
import {createStripeProcessor, type StripeProcessorOptions} from './payments/processor-stripe.ts';
import type {Processor} from './payments/processor.ts';
import {paymentRoutes} from './payments/routes.ts';
import {PaymentService} from './payments/service.ts';
import {paymentSettings} from './payments/settings.ts';
import {PaymentWorker} from './payments/worker.ts';
import type {Log, Ports} from './ports.ts';
import {deleteOldSessions} from './sessions/cleanup.ts';
import {passwordCost} from './sessions/passwords.ts';
import type {AppSettings} from './settings.ts';
import {StartError} from './start-error.ts';
import {webhookRoutes} from './webhooks/routes.ts';
import {simulatorSecret} from './webhooks/simulator-secret.ts';

/** What the demo adds to a server. */
export interface StartOptions {
  /** Brings the simulator's URL; called when port and data folder are ours. */
  findSimulator?: () => Promise<string>;
  /** What the same origin serves beside the API. */
  site?: (simulatorUrl: string | null, db: Db) => Hono;
  /** Runs when everything works and before anyone is answered. */
  prepare?: (server: PreparedServer) => Promise<void>;
}

export interface PreparedServer {
  ports: Ports;
  settings: AppSettings;
  /** The server's own routes, without a socket. */
  answer: (request: Request) => Promise<Response>;
  simulatorUrl: string | null;
  /** Where processes of this machine reach it, whatever stands in front of it. */
  localUrl: string;
}

export interface RunningServer {
  url: string;
  port: number;
  log: Log;
  /** Answers the requests under way, writes the step under way, and lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Starts a whole server: port first, then the data folder, then the database, so that a start that
 * cannot succeed touches nothing. Throws {@link StartError} for what its starter can put right, and
 * leaves nothing open.
 */
export async function startServer(
  config: ServerConfig,
  options: StartOptions = {},
): Promise<RunningServer> {
  const isDemo = config.processor.kind === 'simulator';
  const listener = await listen(config.port, isDemo ? '127.0.0.1' : undefined);
  const url = config.publicUrl ?? `http://${isDemo ? '127.0.0.1' : 'localhost'}:${listener.port}`;
  const log = createLog(config.logLevel);
  const opened: Opened = [];
  const hastened: (() => void)[] = [];
  const stop = async () => {
    // Payments that a request waits for are left to whoever comes next.
    for (const hasten of hastened) hasten();
    // Requests end first, while everything they need is still there.
    await listener.close();
    for (let close = opened.pop(); close; close = opened.pop()) await close();
  };
  try {
    const localUrl = `http://127.0.0.1:${listener.port}`;
    const app = await openParts({config, options, url, localUrl, log, opened, hastened});
    listener.answerWith((request, env) => app.fetch(request, env));
  } catch (error) {
    await stop();
    throw error;
  }
  return {url, port: listener.port, log, stop};
}

/** What to close, the newest first. */
type Opened = (() => void | Promise<void>)[];

interface Parts {
  config: ServerConfig;
  options: StartOptions;
  url: string;
  localUrl: string;
  log: Log;
  opened: Opened;
  /** Called before the requests under way are waited for. */
  hastened: (() => void)[];
}

async function openParts(parts: Parts): Promise<Hono<AppEnv>> {
  const {config, options, url, localUrl, log, opened, hastened} = parts;
  if (config.databaseUrl === null) {
    const lock = lockFolder(config.dataDir);
    opened.push(() => lock.release());
  }
  const simulatorUrl = await simulatorOf(config, options);
  const db = await openDatabase(config, log);
  opened.push(() => db.close());
  await migrate(db);
  await stampPurpose(db, config.processor.purpose);
  // The folder is locked: nobody else is at work, whatever a killed process has left.
  if (config.databaseUrl === null) await endLeases(db);

  const processor = connectProcessor(config, simulatorUrl);
  const ports: Ports = {db, processor, clock: {now: () => Date.now()}, ids: randomIds, log};
  const settings: AppSettings = {
    publicUrl: url,
    publishableKey: publishableKeyOf(config),
    webhookSecrets: await webhookSecretsOf(config, db),
    passwordCost,
    trustedProxies: config.trustedProxies,
  };
  const service = new PaymentService(ports, paymentSettings);
  const worker = new PaymentWorker(ports, paymentSettings, service);
  opened.push(() => worker.stop());
  hastened.push(() => service.hasten());
  const feed = new ChangeFeed(ports);
  hastened.push(() => feed.close());
  const app = createApp(ports, settings, {
    areas: [paymentRoutes(ports, service, settings), changeRoutes(feed)],
    webhooks: webhookRoutes(ports, service, settings),
    ...(options.site && simulatorUrl !== null && {site: options.site(simulatorUrl, db)}),
  });
  const answer = async (request: Request) => app.fetch(request);
  await options.prepare?.({ports, settings, answer, simulatorUrl, localUrl});

  if (config.databaseUrl === null) opened.push(await takeOrders(ports, config.dataDir));
  opened.push(clearUpHourly(ports));
  worker.start();
  const mailWorker = new MailWorker(ports, settings, config.mail && createSmtpMailer(config.mail));
  opened.push(() => mailWorker.stop());
  mailWorker.start();
  return app;
}

/** `npm run import` and `npm run create-firm` ask the process that has the folder. */
async function takeOrders({db, ids, processor}: Ports, dataDir: string) {
  const channel = await openChannel(dataDir, [
    importRoutes({db, ids, isLive: processor.isLive}),
    firmRoutes({db, ids, cost: passwordCost}),
  ]);
  return () => channel.close();
}

async function simulatorOf(
  {processor}: ServerConfig,
  {findSimulator}: StartOptions,
): Promise<string | null> {
  if (processor.kind === 'stripe') return null;
  const url = processor.url ?? (await findSimulator?.());
  if (url === undefined) {
    throw new StartError(
      'Set SIMULATOR_URL to the payment simulator that “npm start” has started.',
    );
  }
  return url;
}

async function openDatabase({databaseUrl, dataDir}: ServerConfig, log: Log): Promise<Db> {
  if (databaseUrl === null) return openPglite(join(dataDir, 'database'));
  const onIdleError = (err: Error) => log.warn({err}, 'A connection to the database broke');
  try {
    return await openPostgres({url: databaseUrl, onIdleError});
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartError(`The database named by DATABASE_URL cannot be opened${reason}.`, {
      cause: error,
    });
  }
}

function connectProcessor(config: ServerConfig, simulatorUrl: string | null): Processor {
  return createStripeProcessor(secretsOf(config, simulatorUrl));
}

/** Stripe's own, or the simulator, which takes any test key. */
export function secretsOf(
  {processor}: ServerConfig,
  simulatorUrl: string | null,
): StripeProcessorOptions {
  return processor.kind === 'stripe'
    ? {secretKey: processor.secretKey}
    : {secretKey: 'sk_test_simulator', url: simulatorUrl ?? undefined};
}

async function webhookSecretsOf({processor}: ServerConfig, db: Db): Promise<readonly string[]> {
  return processor.kind === 'stripe' ? processor.webhookSecrets : [await simulatorSecret(db)];
}

function publishableKeyOf({processor}: ServerConfig): string {
  return processor.kind === 'stripe' ? processor.publishableKey : 'pk_test_simulator';
}

function clearUpHourly({db, clock, log}: Ports): () => void {
  const clearUp = async () => {
    try {
      await deleteOldSessions(db, clock.now());
      await deleteOldChanges(db, clock.now() - keptFor);
    } catch (err) {
      log.warn({err}, 'What is no longer needed was not cleared away');
    }
  };
  const timer = setInterval(() => void clearUp(), 60 * 60_000).unref();
  return () => clearInterval(timer);
}
