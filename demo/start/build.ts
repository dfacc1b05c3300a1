import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {glob, stat} from 'node:fs/promises';
import {StartError} from '../server/start-error.ts';

/** One build: what it reads, what it leaves behind, and the npm script that does it. */
interface Build {
  name: string;
  inputs: readonly string[];
  outputs: string;
  script: readonly string[];
}

const builds: readonly Build[] = [
  {
    name: 'package',
    inputs: ['src/**/*', 'rollup.config.*', 'package.json'],
    outputs: 'dist/**/*',
    script: ['build'],
  },
  {
    name: 'demo site',
    inputs: ['demo/site/**/*', 'dist/**/*'],
    outputs: 'demo/site/dist/**/*',
    script: ['build', '--if-present', '--workspace', 'demo/site'],
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

async function isFresh({inputs, outputs}: Build): Promise<boolean> {
  const [{newest}, built] = await Promise.all([
    ages(inputs, (path) => /node_modules|^demo\/site\/dist\//.test(path)),
    ages([outputs], () => false),
  ]);
  return built.newest > 0 && built.newest >= newest;
}

async function ages(
  patterns: readonly string[],
  isLeftOut: (path: string) => boolean,
): Promise<{newest: number}> {
  let newest = 0;
  for await (const path of glob([...patterns], {exclude: ['**/node_modules']})) {
    const name = path.replaceAll('\\', '/');
    if (isLeftOut(name)) continue;
    const stats = await stat(path).catch(() => null);
    if (stats?.isFile()) newest = Math.max(newest, stats.mtimeMs);
  }
  return {newest};
}

async function run({name, script}: Build): Promise<void> {
  const child = spawn('npm', ['run', '--silent', ...script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new StartError(`The ${name} could not be built; see above.`);
}
