import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {glob, stat} from 'node:fs/promises';
import {StartError} from '../server/start-error.ts';

/** One build: what it reads, the file that it writes last, and the npm script that does it. */
interface Build {
  name: string;
  inputs: readonly string[];
  /** There only when the build went through. */
  lastOutput: string;
  script: readonly string[];
}

const builds: readonly Build[] = [
  {
    name: 'package',
    inputs: ['src/**/*', 'rollup.config.*', 'package.json'],
    lastOutput: 'dist/openapi-staff.json',
    script: ['build'],
  },
  {
    name: 'demo site',
    inputs: ['demo/site/**/*', 'dist/**/*'],
    lastOutput: 'demo/site/dist/assets/portal.js',
    script: ['build', '--workspace', 'demo/site'],
  },
];

/** Builds the package and the site where the build is missing or older than what it is made of. */
export async function buildWhatIsStale(say: (line: string) => void): Promise<void> {
  for (const build of builds) {
    if (await isFresh(build)) continue;
    say(`Building the ${build.name}…`);
    await run(build);
  }
}

async function isFresh({inputs, lastOutput}: Build): Promise<boolean> {
  const built = await stat(lastOutput).catch(() => null);
  return built !== null && (await newestOf(inputs)) <= built.mtimeMs;
}

async function newestOf(patterns: readonly string[]): Promise<number> {
  let newest = 0;
  for await (const path of glob([...patterns], {exclude: isMade})) {
    const stats = await stat(path).catch(() => null);
    if (stats?.isFile()) newest = Math.max(newest, stats.mtimeMs);
  }
  return newest;
}

/** What a build leaves in its own folder is no reason to build again. */
function isMade(path: string): boolean {
  return /(^|[\\/])node_modules$|^demo[\\/]site[\\/]dist$/.test(path);
}

async function run({name, script}: Build): Promise<void> {
  const child = spawn('npm', ['run', '--silent', ...script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new StartError(`The ${name} could not be built; see above.`);
}
