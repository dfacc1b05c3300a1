import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Invoice, Problem, Submission} from '../../src/contract/types.ts';
import {inTime} from '../setup/until.ts';
import {bookedOn, createDatabase, postgresServer} from './database.ts';
import {startDemo} from './harness.ts';
import type {RunningDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import type {Contact} from './portal.ts';
import {processor, processorEnvironment} from './processor/index.ts';

/** `npm run server`: one more server on the same database and simulator. Answers its URL. */
async function startServer(databaseUrl: string, {simulatorUrl}: RunningDemo): Promise<string> {
  const {PATH = ''} = process.env;
  const main = fileURLToPath(new URL('../../demo/server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      PATH,
      PORT: '0',
      PORTAL_DEMO: '1',
      DATABASE_URL: databaseUrl,
      SIMULATOR_URL: simulatorUrl,
      ...processorEnvironment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  after(() => void child.kill('SIGKILL'));
  const lines = createInterface({input: child.stdout});
  const said = once(lines, 'line') as Promise<[string]>;
  const [line] = await inTime('for the other server', said, {lastSeen: () => 'nothing'});
  return (JSON.parse(line) as {url: string}).url;
}

async function submit(
  contact: Contact,
  invoices: readonly Invoice[],
): Promise<Submission | Problem> {
  const [method] = await contact.methods();
  const order = contact.paymentOf(invoices, method!.id);
  const response = await contact.ask('POST', '/payments', order);
  return (await response.json()) as Submission | Problem;
}

const server = await postgresServer();
if (server === null) {
  console.log('Two servers on PostgreSQL: not run (postgresql not installed)');
} else {
  test('20 parallel submissions of the same invoices by two contacts through two servers charge each balance once (P-08)', async () => {
    const {url: databaseUrl, db} = await createDatabase(server);
    const demo = await startDemo({databaseUrl});
    const other = await startServer(databaseUrl, demo);
    const elsewhere = {...demo, apiUrl: demo.apiUrl.replace(demo.url, other)};
    const contacts = await Promise.all([
      signInAs(demo, 'mara'),
      signInAs(elsewhere, 'ivo'),
      signInAs(elsewhere, 'mara'),
      signInAs(demo, 'ivo'),
    ]);
    const invoices = (await contacts[0].invoices())
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'))
      .slice(0, 5);

    const attempts = Array.from({length: 20}, (_, index) =>
      submit(contacts[index % 4]!, index % 2 === 0 ? invoices : invoices.toReversed()),
    );
    const answers = await Promise.all(attempts);
    const accepted = answers.flatMap((answer, index) =>
      'transactions' in answer ? [{id: answer.id, contact: contacts[index % 4]!}] : [],
    );
    const refused = answers.flatMap((answer) => ('code' in answer ? [answer.code] : []));
    assert.ok(accepted.length >= 1);
    assert.equal(accepted.length + refused.length, 20);
    const losers = ['invoice_payment_in_progress', 'invoice_already_paid', 'invoice_changed'];
    assert.deepEqual(
      refused.filter((code) => !losers.includes(code ?? '')),
      [],
    );
    for (const {id, contact} of accepted) await contact.outcomeOf(id);

    const numbers = invoices.map(({number}) => number);
    const intents = await processor.intentsOf(demo);
    for (const {number, total, paid, charges} of await bookedOn(db, numbers)) {
      assert.equal(paid, total, number);
      assert.equal(charges.length, 1, number);
      const {id} = invoices.find((invoice) => invoice.number === number)!;
      const succeeded = intents.filter(
        ({status, metadata}) => status === 'succeeded' && metadata['invoice'] === id,
      );
      assert.deepEqual(
        succeeded.map((intent) => intent.id),
        charges.map(({intent}) => intent),
        number,
      );
    }
    await demo.stop();
  });
}
