/**
 * A scratch PostgreSQL for tests: a new cluster on a free port, gone when the tests are. The
 * installed server refuses to run as root, so root starts it as the user that its package made.
 *
 *     node test/tools/postgres.ts npm run start    runs a command with DATABASE_URL set
 */
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, globSync, mkdtempSync, rmSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';

export interface ScratchPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Where `postgres` and `initdb` are, or nothing where they aren't installed. */
export function findPostgres(): string | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/bin',
    '/usr/bin',
  ];
  return folders.find((folder) =>
    ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))),
  );
}

export async function startPostgres(bin: string): Promise<ScratchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  const user = ownerOf(folder);
  execFileSync(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'portal', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit']},
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off', // a scratch cluster need not survive the machine
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', folder, ...args], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const exited = once(server, 'exit');
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  // Without a listener these signals end the process past its exit listeners.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await untilReady(folder, () => server.exitCode !== null);
  return {
    url: `postgres://portal@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', kill);
      server.kill('SIGINT');
      await exited;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** The account that may run the server; root hands the folder over to it. */
function ownerOf(folder: string): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, 'postgres'], {encoding: 'utf8'})),
  ) as [number, number];
  chownSync(folder, uid, gid);
  return {uid, gid};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  return port;
}

/** The server writes there that it takes connections; its port is open a moment before. */
async function untilReady(folder: string, hasEnded: () => boolean): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  for (let attempt = 0; attempt < 600 && !hasEnded(); attempt++) {
    const status = await readFile(file, 'utf8').catch(() => '');
    if (status.trimEnd().endsWith('ready')) return;
    await delay(50);
  }
  throw new Error('PostgreSQL did not start.');
}

if (import.meta.main) {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed.');
  const postgres = await startPostgres(bin);
  const [command = 'bash', ...args] = process.argv.slice(2);
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: {...process.env, DATABASE_URL: postgres.url},
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  await postgres.stop();
  process.exitCode = code ?? 1;
}
