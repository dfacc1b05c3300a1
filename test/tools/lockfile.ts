/**
 * Keeps package-lock.json complete for every platform.
 *
 * npm writes only those optional platform packages into the lockfile that the registry it asked
 * could serve; a mirror often has just its own platform's. `npm ci` under npm 11 then refuses the
 * lockfile ("Missing: … from lock file"), here and on every other machine. Each optional dependency
 * is pinned by its dependent, so the missing entries follow from the lockfile itself.
 *
 *     node test/tools/lockfile.ts          report what is missing, exit 1
 *     node test/tools/lockfile.ts --write  add it
 */
import {readFile, writeFile} from 'node:fs/promises';

interface LockEntry {
  version?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockEntry>;
}

const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']; // prettier-ignore
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']; // prettier-ignore
const ALIASES: Record<string, string> = {
  armv7: 'arm',
  armv7l: 'arm',
  ohos: 'openharmony',
  sunos: 'sunos',
  windows: 'win32',
};

/** `@rollup/rollup-linux-arm64-musl` → `{os: ['linux'], cpu: ['arm64'], libc: ['musl']}` */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  if (name === 'fsevents') return {os: ['darwin']};
  const words = name.split(/[-_/]/).map((word) => ALIASES[word] ?? word);
  const os = words.find((word) => OS.includes(word));
  const cpu = words.find((word) => CPU.includes(word));
  const libc = words.includes('musl') || words.includes('musleabihf') ? 'musl' : 'glibc';
  const namesLibc = os === 'linux' && words.some((word) => /^(gnu|musl)/.test(word));
  return {
    ...(cpu && {cpu: [cpu]}),
    ...(namesLibc && {libc: [libc]}),
    ...(os && {os: [os]}),
  };
}

/** The `node_modules` folders that a package at `path` looks into, nearest first. */
function* foldersAbove(path: string): Generator<string> {
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    yield `${at}/node_modules/`;
  }
  yield 'node_modules/';
}

function addMissing({packages}: Lockfile): string[] {
  const added: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^npm:.*@/, '').replace(/^[\^~]/, '');
      const found = [...foldersAbove(path)].find((folder) => packages[folder + name]);
      const isPinned = version === range;
      if (found && (!isPinned || packages[found + name]?.version === version)) continue;
      const [, beside = 'node_modules/'] = [...foldersAbove(path)];
      const free = [...(path ? [beside] : []), 'node_modules/'].reverse();
      const folder =
        free.find((candidate) => !packages[candidate + name]) ?? `${path}/node_modules/`;
      packages[folder + name] = {
        version,
        ...platformOf(name),
        ...(entry.dev && {dev: true}),
        optional: true,
      };
      added.push(`${name}@${version}`);
    }
  }
  return added;
}

const file = new URL('../../package-lock.json', import.meta.url);
const lockfile = JSON.parse(await readFile(file, 'utf8')) as Lockfile;

const fromRegistry = Object.entries(lockfile.packages).filter(([, entry]) =>
  /^https?:/.test(entry.resolved ?? ''),
);
if (fromRegistry.length > 0) {
  console.error(
    `package-lock.json names a registry host: ${fromRegistry.map(([path]) => path)[0]}`,
  );
  process.exitCode = 1;
}

const missing = addMissing(lockfile);
if (missing.length > 0 && process.argv.includes('--write')) {
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lockfile.packages = Object.fromEntries(sorted);
  await writeFile(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`added ${missing.length} platform packages to package-lock.json`);
} else if (missing.length > 0) {
  console.error(
    `package-lock.json lacks ${missing.length} platform packages (${missing.slice(0, 3).join(', ')} …);` +
      ' add them: node test/tools/lockfile.ts --write',
  );
  process.exitCode = 1;
}
