import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {openSync, closeSync} from 'node:fs';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {setTimeout as wait} from 'node:timers/promises';
import {StartError} from '../server/start-error.ts';

const main = fileURLToPath(new URL('../simulator/main.ts', import.meta.url));

/** Where the simulator of a data folder listens, and which process it is. */
interface Address {
  port: number;
  pid: number;
}

export interface SimulatorProcess {
  url: string;
  /** Whether this start started it. */
  isNew: boolean;
  /** Ends it, whoever started it, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * The payment simulator of a data folder, as a process of its own that outlives this one: the
 * "processor" must not die with the server. One that an earlier start left running is used again.
 */
export async function findOrStartSimulator(dataDir: string): Promise<SimulatorProcess> {
  const path = join(dataDir, 'simulator.json');
  const known = await readAddress(path);
  if (known !== null && (await isAnswering(known))) return processAt(known, path, false);
  const started = await startSimulator(dataDir);
  await writeFile(path, JSON.stringify(started));
  return processAt(started, path, true);
}

async function readAddress(path: string): Promise<Address | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Address;
  } catch {
    // Not there, or cut off by a crash: then one is started.
    return null;
  }
}

/** Whether the process that once wrote the file is the one at the port, and well. */
async function isAnswering({port, pid}: Address): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/_simulator/health`, {
      signal: AbortSignal.timeout(2000),
    });
    const health = (await response.json()) as {pid?: unknown};
    return health.pid === pid;
  } catch {
    return false;
  }
}

async function startSimulator(dataDir: string): Promise<Address> {
  // With a database elsewhere nothing else has made it.
  await mkdir(dataDir, {recursive: true});
  const log = openSync(join(dataDir, 'simulator.log'), 'a');
  const {PATH = ''} = process.env;
  const child = spawn(process.execPath, [main], {
    // Its own process group: Ctrl-C in the terminal is for the server alone.
    detached: true,
    stdio: ['ignore', 'pipe', log],
    env: {
      PATH,
      PORTAL_DEMO: '1',
      SIMULATOR_PORT: '0',
      SIMULATOR_DATA: join(dataDir, 'simulator.sqlite'),
    },
  });
  closeSync(log);
  const port = await readPort(child, dataDir);
  child.stdout?.destroy();
  child.unref();
  return {port, pid: child.pid ?? 0};
}

/** Its first line says where it listens; a simulator that ends before that has said why. */
async function readPort(child: ChildProcess, dataDir: string): Promise<number> {
  if (child.stdout === null) throw new TypeError('The simulator has no output.');
  const lines = createInterface({input: child.stdout});
  const ended = once(child, 'exit').then(() => null);
  const first = await Promise.race([once(lines, 'line'), ended]);
  lines.close();
  if (first === null) {
    const log = await readFile(join(dataDir, 'simulator.log'), 'utf8');
    const said = log.trim().split('\n').at(-1) ?? '';
    throw new StartError(`The payment simulator did not start: ${said}`);
  }
  const [line] = first as [string];
  return (JSON.parse(line) as {port: number}).port;
}

function processAt({port, pid}: Address, path: string, isNew: boolean): SimulatorProcess {
  return {
    url: `http://127.0.0.1:${port}`,
    isNew,
    async stop() {
      await rm(path, {force: true});
      end(pid);
      // It finishes the requests under way. It need not be our child, so there is no event to await.
      while (isRunning(pid)) await wait(20);
    },
  };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
