import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {Db} from '../../demo/server/db/port.ts';
import {grouped, median, quantile, timed, times, type Figure, type Report} from './bench.ts';
import {withDatabases} from './databases.ts';
import {addInvoices, type BenchInvoice} from './invoices.ts';
import {addClient, addFirm, createBenchPortal} from './portal.ts';

const sizes = [1_000, 10_000, 100_000];
/** Of the client that is measured, whatever the size of the database. */
const own = 500;
const warmUps = 15;
/** p95 is taken of each block, and the median of the blocks: a disturbance of seconds spoils one. */
const blocks = 9;
const perBlock = 30;
const mostRatio = 1.5;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as NodeJS.GCFunction;

/**
 * Whether a client's page gets slower as the firm grows: p95 of what every page asks, in databases
 * of a thousand, ten thousand and a hundred thousand invoices. The client's own are scattered among
 * the others', the sizes take turns, and every answer must be as long as in the smallest.
 */
export function benchReads(): Promise<Report> {
  return withDatabases(async ({engine, open}) => {
    const callers = await times(sizes.length, async (index) => {
      const db = await open();
      await seed(db, sizes[index]!);
      const portal = createBenchPortal(db);
      const {accessToken: token} = await portal.signIn('mine');
      return (path: string) => portal.call('GET', path, {token});
    });
    const figures: Figure[] = [];
    for (const {name, path} of await questions(callers[0]!)) {
      await requireSameLength(callers, path);
      const measured = await measure(callers, path);
      for (const [index, size] of sizes.entries()) {
        if (index === 0) continue;
        figures.push({
          name: `${name}: ${grouped(size)} invoices to ${grouped(sizes[0]!)}`,
          value: median(measured.map((p95s) => p95s[index]! / p95s[0]!)),
          unit: '×',
          budget: mostRatio,
        });
      }
      const smallest = median(measured.map((p95s) => p95s[0]!));
      figures.push({name: `${name}: p95 of ${grouped(sizes[0]!)}`, value: smallest, unit: 'ms'});
    }
    return {name: 'a · reads as the database grows', figures, setting: engine};
  });
}

type Caller = (path: string) => Promise<string>;

async function questions(call: Caller) {
  const list = '/invoices?status=all&limit=25';
  const {nextCursor} = JSON.parse(await call(list)) as {nextCursor: string};
  return [
    {name: 'list', path: '/invoices?status=outstanding&limit=25'},
    {name: 'second page', path: `${list}&cursor=${nextCursor}`},
    {name: 'summary', path: '/invoices/summary'},
    {name: 'payable', path: '/invoices/payable?status=outstanding'},
  ];
}

async function requireSameLength(callers: readonly Caller[], path: string): Promise<void> {
  const lengths = await Promise.all(callers.map(async (call) => (await call(path)).length));
  if (new Set(lengths).size > 1)
    throw new Error(`${path} answers ${lengths.join(', ')} characters`);
}

/** For each block, p95 of each size. */
async function measure(callers: readonly Caller[], path: string): Promise<number[][]> {
  await rounds(callers, path, warmUps);
  return times(blocks, async () => {
    const measured = await rounds(callers, path, perBlock);
    return measured.map((each) => quantile(each, 0.95));
  });
}

/**
 * The sizes take turns, so that whatever else the machine does meets all alike. What earlier requests left
 * is cleared before each: a pause of 15 ms in every twentieth request is p95 in one run and not in the next.
 */
async function rounds(callers: readonly Caller[], path: string, count: number) {
  const measured = callers.map((): number[] => []);
  for (let round = 0; round < count; round += 1) {
    for (let turn = 0; turn < callers.length; turn += 1) {
      const index = (round + turn) % callers.length;
      collectGarbage({type: 'minor', execution: 'sync'});
      measured[index]!.push(await timed(() => callers[index]!(path)));
    }
  }
  return measured;
}

async function seed(db: Db, size: number): Promise<void> {
  const others = Math.max(1, size / own - 1);
  await addFirm(db);
  await addClient(db, 'mine');
  for (let other = 0; other < others; other += 1) await addClient(db, `other${other}`);
  const stride = size / own;
  await addInvoices(
    db,
    Array.from({length: size}, (_, at): BenchInvoice => {
      const index = Math.floor(at / stride);
      const other = (at % stride) - 1;
      const client = other < 0 ? 'mine' : `other${other}`;
      return {client, index, isPaid: index % 5 === 0};
    }),
  );
}
