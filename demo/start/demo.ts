import {fileURLToPath} from 'node:url';
import {Hono} from 'hono';
import {cast, type CastFirm} from '../seed/cast.ts';
import {seedOnce} from '../seed/seed.ts';
import {tokenMaker} from '../seed/tokens.ts';
import type {Db} from '../server/db/port.ts';
import type {ServerConfig} from '../server/config.ts';
import {secretsOf, startServer} from '../server/server.ts';
import type {RunningServer} from '../server/server.ts';
import {buildWhatIsStale} from './build.ts';
import {demoJson, signInsOf} from './demo-json.ts';
import {outboxJson} from './outbox-json.ts';
import {findOrStartSimulator} from './simulator-process.ts';
import type {SimulatorProcess} from './simulator-process.ts';
import {simulatorProxy} from './simulator-proxy.ts';
import {siteRoutes} from './site.ts';
import {followWebhooks, type Following} from './webhooks.ts';

const siteFolder = fileURLToPath(new URL('../site/dist', import.meta.url));

export interface DemoOptions {
  hasSite: boolean;
  /** For the person at the terminal. */
  say: (line: string) => void;
}

export interface Demo {
  server: RunningServer;
  stopSimulator(): Promise<void>;
}

/** A server with the demo's site, simulator and data around it. Leaves nothing open when it fails. */
export async function startDemo(config: ServerConfig, options: DemoOptions): Promise<Demo> {
  const {hasSite, say} = options;
  let simulator: SimulatorProcess | undefined;
  let webhooks: Following | undefined;
  // Nobody of the demo's people is in a database that somebody else has filled.
  let people: readonly CastFirm[] = [];
  try {
    const server = await startServer(config, {
      findSimulator: async () => {
        simulator = await findOrStartSimulator(config.dataDir);
        return simulator.url;
      },
      site: (simulatorUrl, db) => demoRoutes({simulatorUrl, db, hasSite, people: () => people}),
      async prepare({ports, settings, answer, simulatorUrl, localUrl}) {
        if (hasSite) await buildWhatIsStale(say);
        // Stripe's live keys mean a firm of flesh and blood.
        if (ports.processor.isLive) return;
        const {passwordCost, publicUrl} = settings;
        const makeToken = tokenMaker(secretsOf(config, simulatorUrl));
        const seeded = await seedOnce({
          ports,
          passwordCost,
          publicUrl,
          answer,
          makeToken,
          simulatorUrl,
        });
        if (seeded === 'filled') say('The database was empty and has been filled.');
        if (seeded !== 'own_firms') people = cast;
        if (simulatorUrl !== null) {
          const [secret = ''] = settings.webhookSecrets;
          const {db, log} = ports;
          webhooks = await followWebhooks({db, log, simulatorUrl, localUrl, secret});
        }
      },
    });
    if (!hasRealMoney(config)) tellHowToSignIn(server, people, say);
    const stop = async () => {
      await webhooks?.stop();
      await server.stop();
    };
    return {server: {...server, stop}, stopSimulator: async () => simulator?.stop()};
  } catch (error) {
    await webhooks?.stop();
    if (simulator?.isNew === true) await simulator.stop();
    throw error;
  }
}

interface DemoRoutes {
  simulatorUrl: string | null;
  db: Db;
  hasSite: boolean;
  people: () => readonly CastFirm[];
}

/** What the demo's origin serves beside the API. */
function demoRoutes({simulatorUrl, db, hasSite, people}: DemoRoutes): Hono {
  const app = new Hono();
  if (simulatorUrl !== null) {
    app.route('/', demoJson(people));
    app.route('/', outboxJson(db));
    app.route('/', simulatorProxy(simulatorUrl));
  }
  if (hasSite) app.route('/', siteRoutes(siteFolder, {usesStripe: simulatorUrl === null}));
  return app;
}

function hasRealMoney({processor}: ServerConfig): boolean {
  return processor.purpose === 'live';
}

function tellHowToSignIn(
  {url}: RunningServer,
  people: readonly CastFirm[],
  say: (line: string) => void,
): void {
  if (people.length === 0) {
    say(
      `\nThe demo is at ${url}/\n\nIts database has firms of your own; its guide is ${url}/guide/\n`,
    );
    return;
  }
  const lines = people.flatMap((firm) =>
    signInsOf(firm).map(({email, password, client}) => {
      return `  ${email.padEnd(34)} ${password.padEnd(20)} ${client} · ${firm.details.name}`;
    }),
  );
  for (const {details, staff} of people) {
    for (const {email, password} of staff) {
      lines.push(`  ${email.padEnd(34)} ${password.padEnd(20)} Staff · ${details.name}`);
    }
  }
  say(`\nThe demo is at ${url}/\n\nSign in with one of:\n${lines.join('\n')}\n`);
}
