/**
 * The Chromium that every test, measurement and screenshot uses: `CHROME_PATH`, else the one that
 * `npm ci` brought (Linux x64), else an installed Chrome.
 */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export interface BrowserCommand {
  executablePath: string;
  args: string[];
  /** What the browser needs in its environment; already set in this process's own. */
  env: Record<string, string>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
];

/** Runs as root, in containers with a small /dev/shm, and calls no one on its own account. */
const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  '--font-render-hinting=none',
];

/** Fails with one sentence when there is none. */
export async function findChromium(): Promise<BrowserCommand> {
  const given = process.env['CHROME_PATH'];
  if (given) return {executablePath: given, args: ARGS, env: {}};
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  const executablePath = INSTALLED.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chrome found; set CHROME_PATH to one.');
  return {executablePath, args: ARGS, env: {}};
}

/**
 * `@sparticuz/chromium` unpacks into the temporary folder and takes a file that exists for a whole
 * one, so two test runs that start together could run half a browser. We let it unpack into a folder
 * of its own and move that into place when it is complete.
 */
async function unpackedChromium(): Promise<BrowserCommand> {
  const packed = join(ROOT, 'node_modules/@sparticuz/chromium');
  const {version} = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = join(ROOT, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(join(home, 'chromium'))) await unpack(packed, home);

  const executablePath = join(home, 'chromium');
  const env: Record<string, string> = {};
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(home, 'fonts');
  // Its own libraries only where the machine lacks them: mixing them with the machine's is fragile.
  const lacksLibraries = spawnSync(executablePath, ['--version']).status !== 0;
  if (lacksLibraries) {
    const present = process.env['LD_LIBRARY_PATH'];
    env['LD_LIBRARY_PATH'] = [join(home, 'al2023/lib'), ...(present ? [present] : [])].join(':');
  }
  Object.assign(process.env, env);
  return {executablePath, args: ['--headless=shell', '--no-zygote', ...ARGS], env};
}

async function unpack(packed: string, home: string): Promise<void> {
  const {default: chromium, inflate} = await import('@sparticuz/chromium');
  await mkdir(join(home, '..'), {recursive: true});
  const staging = await mkdtemp(`${home}-`);
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = staging;
  try {
    await Promise.all([chromium.executablePath(), inflate(join(packed, 'bin/al2023.tar.br'))]);
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  try {
    await rename(staging, home);
  } catch (error) {
    await rm(staging, {recursive: true, force: true});
    if (!existsSync(join(home, 'chromium'))) throw error; // otherwise another run was faster
  }
}
