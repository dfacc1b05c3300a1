/**
 * `npm start`: the demo. Builds what is stale, starts the payment simulator and the server, fills an
 * empty database, serves everything on one port, and says where it is and how to sign in.
 *
 * PORT (4173), DATA_DIR (.data), DATABASE_URL, and the three STRIPE_… variables in place of the
 * simulator. DEMO_SITE=no leaves the site out: no build, the API alone.
 */
import {readConfig} from './server/config.ts';
import {runUntilSignal} from './server/run.ts';
import type {RunningServer} from './server/server.ts';
import {startDemo} from './start/demo.ts';

const {env} = process;
const config = () => readConfig({LOG_LEVEL: 'warn', ...env, PORTAL_DEMO: '1'});

// Ctrl-C ends all of the demo. A server that is killed leaves the simulator running, as a processor
// would be, and the next start finds it.
let isInterrupted = false;
let isStarting = true;
process.once('SIGINT', () => {
  isInterrupted = true;
  if (isStarting) console.log('Stopping once it has started; Ctrl-C again stops it at once.');
});

// A database that is half filled would be of no use to the next start.
await runUntilSignal(start, {finishesStart: true});

async function start(): Promise<RunningServer> {
  const demo = await startDemo(config(), {
    hasSite: env['DEMO_SITE'] !== 'no',
    say: (line) => console.log(line),
  });
  isStarting = false;
  return {
    ...demo.server,
    async stop() {
      await demo.server.stop();
      if (isInterrupted) await demo.stopSimulator();
    },
  };
}
