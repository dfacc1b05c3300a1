import {setTimeout as wait} from 'node:timers/promises';
import type {Submission} from '../../src/contract/types.ts';
import {lockInvoices, recomputeInvoices} from '../server/payments/invoice-totals.ts';
import {placeHold} from '../server/payments/ledger.ts';
import type {Ports} from '../server/ports.ts';
import {alder} from './cast.ts';
import {signIn} from './payer.ts';
import type {Payer} from './payer.ts';
import type {SeedOptions} from './options.ts';

/** After two banking days a debit without funds comes back. */
const daysUntilReturn = 2;

/**
 * What the first firm's contacts have done in the portal before anyone looks: cards charged, debits
 * under way, one that came back. All of it through the API, as the elements do it.
 */
export async function makePayments(options: SeedOptions & {simulatorUrl: string}): Promise<void> {
  const {answer, publicUrl} = options;
  const apiUrl = `${publicUrl}/portal/v1/${alder.details.key}`;
  const [mara, ivo] = alder.contacts;
  if (mara === undefined || ivo === undefined) throw new Error('The cast has changed.');
  const asMara = await signIn(answer, apiUrl, mara);
  const asIvo = await signIn(answer, apiUrl, ivo);

  // The clock runs ahead first: a debit that is to stay under way must not be as old.
  await comeBack(asIvo, await asIvo.pay(['INV-2066'], '2227'), options.simulatorUrl);
  expectAll('succeeded', await asMara.pay(['INV-2060', 'INV-2061', 'INV-2062'], '4242'));
  expectAll('succeeded', await asIvo.pay(['INV-2063'], '4444'));
  expectAll('processing', await asMara.pay(['INV-2064', 'INV-2065'], '6789'));

  await hold(options.ports, 'INV-2067');
  await expireCard(options.ports, '0005');
}

async function comeBack(payer: Payer, submission: Submission, simulatorUrl: string): Promise<void> {
  expectAll('processing', submission);
  await fetch(`${simulatorUrl}/_simulator/clock`, {
    method: 'POST',
    body: JSON.stringify({advanceDays: daysUntilReturn}),
  });
  let now = await payer.sync(submission.id);
  while (now.transactions[0]?.state === 'processing') {
    // One question in two seconds is what the API allows.
    await wait(2000);
    now = await payer.sync(submission.id);
  }
  expectAll('failed', now);
}

function expectAll(state: string, {transactions}: Submission): void {
  const others = transactions.filter((transaction) => transaction.state !== state);
  if (others.length === 0) return;
  const said = others.map((each) => `${each.invoiceNumber} is ${each.state}`).join(', ');
  throw new Error(`Every payment should be ${state}: ${said}.`);
}

/** As when what arrived is not what was expected: staff look at it before anyone pays again. */
async function hold({db, ids, clock}: Ports, number: string): Promise<void> {
  await db.transaction(async (sql) => {
    const rows = await sql.query<{id: string}>('select id from invoices where number = $1', [
      number,
    ]);
    const invoiceIds = rows.map(({id}) => id);
    await lockInvoices(sql, invoiceIds);
    for (const invoiceId of invoiceIds) {
      await placeHold(sql, ids, {invoiceId, reason: 'amount_mismatch'}, clock.now());
    }
    await recomputeInvoices(sql, invoiceIds);
  });
}

/** The processor's test cards never expire, and the demo shows one that did. */
async function expireCard({db, clock}: Ports, last4: string): Promise<void> {
  const lastMonth = new Date(clock.now());
  lastMonth.setUTCDate(0);
  await db.query(
    `update payment_methods set exp_month = $2, exp_year = $3, version = version + 1
     where last4 = $1`,
    [last4, lastMonth.getUTCMonth() + 1, lastMonth.getUTCFullYear()],
  );
}
