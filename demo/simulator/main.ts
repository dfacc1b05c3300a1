import {join} from 'node:path';
import {type GivenWebhook, readWebhooks} from './events/given-webhooks.ts';
import {type RunningSimulator, startSimulator} from './start.ts';
import {StoreInUseError} from './store.ts';

const DEFAULT_PORT = 4242;
const DEFAULT_DATA = join('.data', 'simulator.sqlite');

const {PORTAL_DEMO, SIMULATOR_PORT, SIMULATOR_DATA = DEFAULT_DATA} = process.env;
const {SIMULATOR_WEBHOOKS} = process.env;

if (PORTAL_DEMO !== '1') {
  fail('The payment simulator runs for the demo and tests only: set PORTAL_DEMO=1.');
}
const port = SIMULATOR_PORT === undefined ? DEFAULT_PORT : Number(SIMULATOR_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`SIMULATOR_PORT must be a port number, not "${SIMULATOR_PORT}".`);
}

const simulator = await startSimulator({
  port,
  dataPath: SIMULATOR_DATA,
  ...(SIMULATOR_WEBHOOKS !== undefined && {webhooks: webhooksFrom(SIMULATOR_WEBHOOKS)}),
  die: () => {
    process.kill(process.pid, 'SIGKILL');
    // The signal has ended everything; nothing is reached.
    throw new Error('killed');
  },
}).catch(explain);
console.log(JSON.stringify({ready: true, port: simulator.port}));
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void simulator.stop());
}

function webhooksFrom(text: string): readonly GivenWebhook[] {
  try {
    return readWebhooks({webhooks: JSON.parse(text) as unknown});
  } catch (error) {
    fail(`SIMULATOR_WEBHOOKS: ${(error as Error).message}`);
  }
}

function explain(error: Error & {code?: string}): never | RunningSimulator {
  if (error.code === 'EADDRINUSE') {
    fail(`Port ${port} is in use; set SIMULATOR_PORT to another one.`);
  }
  if (error instanceof StoreInUseError) fail(error.message);
  throw error;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
