/** WebKit as Debian has it: `webkit2gtk-driver`, driven over WebDriver, drawing into `xvfb`. */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';

export interface WebKit {
  driver: string;
  xvfb: string;
  /** The small browser that comes with the library. */
  browser: string;
}

export interface RunningWebKit {
  hostname: string;
  port: number;
  capabilities: Record<string, unknown>;
}

const HOSTNAME = '127.0.0.1';
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

export function findWebKit(): WebKit | undefined {
  const driver = '/usr/bin/WebKitWebDriver';
  const xvfb = '/usr/bin/Xvfb';
  const browser = LIBRARIES.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => path.includes('/webkit2gtk-4'))
    .map((path) => `${path}/MiniBrowser`)
    .find((path) => existsSync(path));
  const isComplete = browser && existsSync(driver) && existsSync(xvfb);
  return isComplete ? {driver, xvfb, browser} : undefined;
}

/** Starts a display and the driver on free ports; both end with this process. */
export async function startWebKit({driver, xvfb, browser}: WebKit): Promise<RunningWebKit> {
  const display = await startDisplay(xvfb);
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`, `--host=${HOSTNAME}`], {
    env: {...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1'},
    stdio: 'ignore',
  });
  endWithThisProcess(child);
  await untilListening(port);
  return {
    hostname: HOSTNAME,
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {binary: browser, args: ['--automation']},
    },
  };
}

/** Xvfb picks a free display itself and writes its number to the descriptor that it is given. */
async function startDisplay(xvfb: string): Promise<string> {
  const child = spawn(
    xvfb,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  endWithThisProcess(child);
  const [number] = (await once(child.stdio[3]!, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

function endWithThisProcess(child: ChildProcess): void {
  process.once('exit', () => child.kill());
  child.unref();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOSTNAME);
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  return port;
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://${HOSTNAME}:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error('WebKitWebDriver did not start within 10 s.');
}
