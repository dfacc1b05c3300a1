import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, test} from 'node:test';
import {Hono} from 'hono';
import {readConfig, type ServerConfig} from '../../demo/server/config.ts';
import {FolderTaken, lockFolder} from '../../demo/server/lock-folder.ts';
import {createLog} from '../../demo/server/log.ts';
import {startServer} from '../../demo/server/server.ts';
import {StartError} from '../../demo/server/start-error.ts';

const folders: string[] = [];
after(async () => {
  for (const folder of folders) await rm(folder, {recursive: true, force: true});
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-server-'));
  folders.push(folder);
  return folder;
}

const demo = {PORTAL_DEMO: '1', SIMULATOR_URL: 'http://127.0.0.1:4242'};
const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_abc',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_abc',
  STRIPE_WEBHOOK_SECRET: 'whsec_abc',
};

test('the demo needs nothing but its simulator', () => {
  assert.deepEqual(readConfig(demo), {
    port: 4173,
    dataDir: resolve('.data'),
    databaseUrl: null,
    processor: {kind: 'simulator', purpose: 'demo', url: 'http://127.0.0.1:4242'},
    publicUrl: null,
    logLevel: 'info',
    mail: null,
    trustedProxies: 0,
  });
});

test('every variable is read; an empty one is as good as none', () => {
  const config = readConfig({
    ...stripe,
    PORT: '8080',
    DATA_DIR: '/var/portal',
    DATABASE_URL: 'postgresql://db/portal',
    PUBLIC_URL: 'https://billing.example/',
    SMTP_URL: 'smtps://user:secret@mail.example',
    MAIL_FROM: 'portal@firm.example',
    LOG_LEVEL: 'warn',
    TRUSTED_PROXIES: '1',
    SIMULATOR_URL: '',
    PORTAL_DEMO: ' ',
  });
  assert.deepEqual(config, {
    port: 8080,
    dataDir: '/var/portal',
    databaseUrl: 'postgresql://db/portal',
    processor: {
      kind: 'stripe',
      purpose: 'test',
      secretKey: 'sk_test_abc',
      publishableKey: 'pk_test_abc',
      webhookSecrets: ['whsec_abc'],
    },
    publicUrl: 'https://billing.example',
    logLevel: 'warn',
    mail: {url: 'smtps://user:secret@mail.example', from: 'portal@firm.example'},
    trustedProxies: 1,
  });
});

test('live keys make a live server', () => {
  const {processor} = readConfig({
    ...stripe,
    STRIPE_SECRET_KEY: 'rk_live_abc',
    STRIPE_PUBLISHABLE_KEY: 'pk_live_abc',
  });
  assert.equal(processor.purpose, 'live');
});

test('a mistake in the environment is one sentence that names the variable', () => {
  const mistakes: [environment: Record<string, string>, sentence: RegExp][] = [
    [{}, /^Set STRIPE_SECRET_KEY, .* or run the demo with “npm start”\.$/],
    [{SIMULATOR_URL: 'http://127.0.0.1:1'}, /^Set STRIPE_SECRET_KEY/],
    [{...stripe, STRIPE_WEBHOOK_SECRET: ''}, /missing: STRIPE_WEBHOOK_SECRET\.$/],
    [
      {...demo, STRIPE_SECRET_KEY: 'sk_test_abc'},
      /missing: STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET\.$/,
    ],
    [{...stripe, SIMULATOR_URL: 'http://127.0.0.1:1'}, /^SIMULATOR_URL .* exclude each other/],
    [{...stripe, STRIPE_SECRET_KEY: 'pk_test_abc'}, /^STRIPE_SECRET_KEY does not look like/],
    [{...stripe, STRIPE_PUBLISHABLE_KEY: 'pk_live_abc'}, /for tests and the other for live/],
    [{...stripe, STRIPE_WEBHOOK_SECRET: 'abc'}, /^STRIPE_WEBHOOK_SECRET must begin/],
    [{...demo, SIMULATOR_URL: 'http://10.0.0.1:4242'}, /^SIMULATOR_URL must be an address of this/],
    [{...demo, SIMULATOR_URL: 'http://localhost.evil.example'}, /^SIMULATOR_URL must be/],
    [{...demo, SIMULATOR_URL: 'port 4242'}, /^SIMULATOR_URL must be/],
    [{...demo, PORT: '70000'}, /^PORT must be a whole number from 0 to 65535, not “70000”\.$/],
    [{...demo, PORT: '-1'}, /^PORT/],
    [{...demo, PORT: 'http'}, /^PORT/],
    [{...demo, TRUSTED_PROXIES: 'yes'}, /^TRUSTED_PROXIES/],
    [{...demo, LOG_LEVEL: 'loud'}, /^LOG_LEVEL must be one of/],
    [{...demo, PUBLIC_URL: 'billing.example'}, /^PUBLIC_URL must be an address/],
    [{...demo, DATABASE_URL: 'mysql://root:secret@db'}, /^DATABASE_URL must begin/],
  ];
  for (const [environment, sentence] of mistakes) {
    assert.throws(
      () => readConfig(environment),
      (error) => {
        assert.ok(error instanceof StartError);
        assert.match(error.message, sentence);
        assert.doesNotMatch(error.message, /\n|secret@/);
        return true;
      },
      JSON.stringify(environment),
    );
  }
});

const root = resolve(import.meta.dirname, '../..');

/** A server, or any other script, as a process of its own. */
function runScript(script: string[], environment: Record<string, string>) {
  const {PATH = ''} = process.env;
  const child = spawn(process.execPath, script, {cwd: root, env: {PATH, ...environment}});
  const output = {stdout: '', stderr: ''};
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => ({
    ...output,
    code,
    signal,
  }));
  const saying = (text: string) =>
    new Promise<string>((found, failed) => {
      const look = () => output.stdout.includes(text) && found(output.stdout);
      child.stdout.on('data', look);
      void ended.then(() => failed(new Error(`It ended: ${output.stderr}`)));
    });
  return {child, ended, saying};
}

const main = join(root, 'demo/server/main.ts');

test('a half-set configuration ends the process with 1 and one line', async () => {
  const {ended} = runScript([main], {...demo, STRIPE_SECRET_KEY: 'sk_test_abc'});
  const {code, stdout, stderr} = await ended;
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^Stripe needs all three of its variables[^\n]*\n$/);
});

function configOf(environment: Record<string, string>): ServerConfig {
  return readConfig({...demo, PORT: '0', LOG_LEVEL: 'silent', ...environment});
}

test('a server owns its port, its folder and the purpose of its data', async () => {
  const DATA_DIR = await newFolder();
  const first = runScript([main], {...demo, PORT: '0', DATA_DIR});
  const listening = (await first.saying('"listening"')).trim();
  const {url} = JSON.parse(listening) as {url: string};
  const {port} = new URL(url);
  const health = await fetch(`${url}/health`);
  assert.deepEqual(await health.json(), {status: 'ok'});

  await assert.rejects(startServer(configOf({PORT: port, DATA_DIR: await newFolder()})), {
    name: 'StartError',
    message: new RegExp(`^Port ${port} is in use`),
  });
  const second = runScript([main], {...demo, PORT: '0', DATA_DIR});
  const refused = await second.ended;
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /^Another server is using the data folder [^\n]*\n$/);

  first.child.kill('SIGTERM');
  assert.equal((await first.ended).code, 0);

  const other = {...stripe, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR};
  await assert.rejects(startServer(readConfig(other)), {
    name: 'StartError',
    message: /^This database is for the demo/,
  });
  const again = await startServer(configOf({DATA_DIR}));
  await again.stop();
});

test('a folder is free again when its owner was killed', async () => {
  const folder = await newFolder();
  const script = `
    const {lockFolder} = await import(${JSON.stringify(join(root, 'demo/server/lock-folder.ts'))});
    lockFolder(${JSON.stringify(folder)});
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const owner = runScript(['--input-type=module', '--eval', script], {});
  await owner.saying('locked');
  assert.throws(() => lockFolder(folder), StartError);
  owner.child.kill('SIGKILL');
  await owner.ended;

  const lock = lockFolder(folder);
  assert.throws(() => lockFolder(folder), StartError, 'also within one process');
  lock.release();
  lockFolder(folder).release();
});

test('a data folder that cannot be one is one sentence, and nobody else is blamed for it', async () => {
  const file = join(await newFolder(), 'a file');
  await writeFile(file, '');
  for (const folder of [file, join(file, 'below')]) {
    assert.throws(
      () => lockFolder(folder),
      (error) =>
        error instanceof StartError &&
        !(error instanceof FolderTaken) &&
        error.message.startsWith(`Nothing can be written to the data folder ${folder} (`),
    );
  }
});

test('a signal that comes into a start that must be finished stops the server when it has started', async () => {
  const script = `
    import {once} from 'node:events';
    const {runUntilSignal} = await import(${JSON.stringify(join(root, 'demo/server/run.ts'))});
    const start = async () => {
      process.once('SIGINT', () => console.log('heard'));
      console.log('starting');
      await once(process.stdin, 'data');
      console.log('started');
      return {stop: async () => console.log('stopped')};
    };
    await runUntilSignal(start, {finishesStart: true});`;
  const {child, ended, saying} = runScript(['--input-type=module', '--eval', script], {});
  await saying('starting');
  child.kill('SIGINT');
  await saying('heard');
  child.stdin.write('go');
  const {code, stdout} = await ended;
  assert.equal(stdout, 'starting\nheard\nstarted\nstopped\n');
  assert.equal(code, 0);
});

test('a database that does not answer is named without its password', async () => {
  const DATABASE_URL = 'postgres://portal:secret@127.0.0.1:1/portal';
  await assert.rejects(startServer(configOf({DATABASE_URL})), {
    name: 'StartError',
    message: 'The database named by DATABASE_URL cannot be opened (ECONNREFUSED).',
  });
});

test('without a simulator the demo says where it comes from', async () => {
  const config = configOf({DATA_DIR: await newFolder(), SIMULATOR_URL: ''});
  await assert.rejects(startServer(config), {
    name: 'StartError',
    message: /^Set SIMULATOR_URL to the payment simulator/,
  });
});

test('a stop answers what is under way and takes nothing new', async () => {
  let arrived = () => {};
  let finish = () => {};
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const mayFinish = new Promise<void>((resolve) => (finish = resolve));
  const site = () =>
    new Hono().get('/slow', async (context) => {
      arrived();
      await mayFinish;
      return context.text('done');
    });
  const server = await startServer(configOf({DATA_DIR: await newFolder()}), {site});
  const url = `http://127.0.0.1:${server.port}`;
  assert.equal((await fetch(`${url}/health`)).status, 200, 'and its connection stays open');
  const slow = fetch(`${url}/slow`);
  await hasArrived;

  const stopped = server.stop();
  await assert.rejects(fetch(`${url}/health`, {headers: {Connection: 'close'}}));
  finish();
  assert.equal(await (await slow).text(), 'done');
  await stopped;
});

test('what the demo prepares is done before anybody is answered', async () => {
  let port = 0;
  const seen: number[] = [];
  const server = await startServer(configOf({DATA_DIR: await newFolder()}), {
    async prepare({answer, settings, simulatorUrl}) {
      port = Number(new URL(settings.publicUrl).port);
      assert.equal(simulatorUrl, demo.SIMULATOR_URL);
      seen.push((await fetch(`http://127.0.0.1:${port}/health`)).status);
      seen.push((await answer(new Request(`${settings.publicUrl}/health`))).status);
    },
  });
  seen.push((await fetch(`http://127.0.0.1:${port}/health`)).status);
  await server.stop();
  assert.deepEqual(seen, [503, 200, 200]);
});

test('a log line never carries a secret, nor what a driver tells with an error', () => {
  const lines: string[] = [];
  const log = createLog('info', {write: (line) => void lines.push(line)});
  const error = Object.assign(new Error('it failed'), {
    code: '23505',
    parameters: ['leaked'],
    detail: 'leaked',
    cause: Object.assign(new Error('why'), {raw: 'leaked'}),
  });
  log.error({err: error, requestId: 'r1'}, 'oops');
  log.info(
    {token: 'leaked', headers: {authorization: 'leaked'}, a: {b: {password: 'leaked'}}},
    'x',
  );
  const text = lines.join('');
  assert.doesNotMatch(text, /leaked/);
  const {err, requestId} = JSON.parse(lines[0]!) as {err: {code: string}; requestId: string};
  assert.deepEqual([err.code, requestId], ['23505', 'r1']);
});

test('a mail server needs its kind of address, and the address that messages come from', () => {
  const secret = 'smtp://user:secret@mail.example';
  const mistakes = [
    {SMTP_URL: 'https://user:secret@mail.example', MAIL_FROM: 'portal@firm.example'},
    {SMTP_URL: 'mail.example', MAIL_FROM: 'portal@firm.example'},
    {SMTP_URL: secret},
    {SMTP_URL: secret, MAIL_FROM: 'not an address'},
  ];
  for (const mistake of mistakes) {
    assert.throws(
      () => readConfig({...demo, ...mistake}),
      (error) => error instanceof StartError && !error.message.includes('secret'),
    );
  }
});
