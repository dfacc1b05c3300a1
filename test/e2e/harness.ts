import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';
import {cast} from '../../demo/seed/cast.ts';
import {signInsOf} from '../../demo/start/demo-json.ts';
import type {DemoDescription, SignIn, StaffSignIn} from '../../demo/start/demo-json.ts';
import {inTime} from '../setup/until.ts';
import {mode, processorEnvironment} from './processor/index.ts';

const main = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

/** `npm start` as a process, with a data folder of its own unless one is given. */
export interface RunningDemo {
  /** `http://127.0.0.1:41730`, without a slash at the end. */
  url: string;
  apiUrl: string;
  staffApiUrl: string;
  signIns: SignIn[];
  staffSignIns: StaffSignIn[];
  /** Empty where Stripe itself is the processor. */
  simulatorUrl: string;
  simulatorPid: number;
  /** Before anything was asked of the processor. */
  startedAt: number;
  dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** As Ctrl-C does: the server finishes what it does, the simulator ends too. */
  stop(): Promise<void>;
  /** `kill -9` of the server; the simulator goes on. */
  kill(): Promise<void>;
}

export interface StartOptions {
  dataDir?: string;
  databaseUrl?: string;
  /** Build and serve the site, too. Without it a start takes two seconds less. */
  site?: boolean;
  /** More for the environment of the process. */
  environment?: Record<string, string>;
}

/** The processes of each data folder. */
const processes = new Map<string, ChildProcess[]>();

/** A folder that is gone after the tests of the file, with whatever ran in it. */
export async function temporaryDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'));
  after(async () => {
    // What still writes would put files back into a folder that is being emptied.
    for (const child of processes.get(dataDir) ?? []) await end(child, 'SIGKILL');
    const left = await readSimulator(dataDir).catch(() => null);
    if (left !== null) endQuietly(left.pid);
    await rm(dataDir, {recursive: true, force: true, maxRetries: 10});
  });
  return dataDir;
}

async function end(
  child: ChildProcess,
  signal: NodeJS.Signals,
  output: () => string = () => 'nothing',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await inTime(`for the demo to end by ${signal}`, exited, {lastSeen: output});
}

/** Starts the demo on a free port and waits until it says where it is. */
export async function startDemo(options: StartOptions = {}): Promise<RunningDemo> {
  const dataDir = options.dataDir ?? (await temporaryDataDir());
  const startedAt = Date.now();
  const child = spawnDemo({
    ...options,
    dataDir,
    port: 0,
    environment: {...processorEnvironment, ...options.environment},
  });
  const output = collect(child);
  const url = await inTime('for the demo to say where it is', urlOf(child, output), {
    lastSeen: output,
    // It may have to build first.
    limit: 600_000,
  });
  const description = await describe(url);
  const simulator = mode.kind === 'simulator' ? await readSimulator(dataDir) : null;
  return {
    url,
    ...description,
    simulatorUrl: simulator ? `http://127.0.0.1:${simulator.port}` : '',
    simulatorPid: simulator?.pid ?? 0,
    startedAt,
    dataDir,
    output,
    stop: () => end(child, 'SIGINT', output),
    kill: () => end(child, 'SIGKILL', output),
  };
}

/** A demo that takes money in Stripe's test mode describes itself to nobody. */
async function describe(url: string): Promise<DemoDescription> {
  if (mode.kind === 'simulator') {
    return (await (await fetch(`${url}/demo.json`)).json()) as DemoDescription;
  }
  const firm = cast[0]!;
  const {key} = firm.details;
  return {
    apiUrl: `${url}/portal/v1/${key}`,
    staffApiUrl: `${url}/staff/v1/${key}`,
    signIns: signInsOf(firm),
    staffSignIns: firm.staff.map((person) => ({kind: 'staff', ...person})),
  };
}

/** A start that must fail: its exit code and what it said. */
export async function failedStart(
  options: StartOptions & {port?: number},
): Promise<{code: number | null; said: string}> {
  const dataDir = options.dataDir ?? (await temporaryDataDir());
  const child = spawnDemo({port: 0, ...options, dataDir});
  const output = collect(child);
  // Its exit comes before the last of what it said.
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [code] = await inTime('for the demo to end', closed, {lastSeen: output});
  return {code, said: output().trim()};
}

function spawnDemo({
  dataDir,
  port,
  databaseUrl,
  site = false,
  environment = {},
}: StartOptions & {
  dataDir: string;
  port: number;
}): ChildProcess {
  const {PATH = ''} = process.env;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH,
      PORT: String(port),
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && {DATABASE_URL: databaseUrl}),
      ...(!site && {DEMO_SITE: 'no'}),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.set(dataDir, [...(processes.get(dataDir) ?? []), child]);
  return child;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return () => text;
}

/** The first line with a URL in it is the demo's own. */
async function urlOf(child: ChildProcess, output: () => string): Promise<string> {
  const lines = createInterface({input: child.stdout!});
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The demo ended with ${String(code)}: ${output()}`);
  });
  return Promise.race([found, ended]);
}

async function readSimulator(dataDir: string): Promise<{port: number; pid: number}> {
  const text = await readFile(join(dataDir, 'simulator.json'), 'utf8');
  return JSON.parse(text) as {port: number; pid: number};
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
