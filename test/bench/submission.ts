import {type MakeToken, tokenMaker} from '../../demo/seed/tokens.ts';
import {createStripeProcessor} from '../../demo/server/payments/processor-stripe.ts';
import {startSimulator} from '../../demo/simulator/start.ts';
import type {
  PayableItem,
  PayablePage,
  PaymentMethod,
  Submission,
} from '../../src/contract/types.ts';
import {median, timed, times, type Report} from './bench.ts';
import {withDatabases} from './databases.ts';
import {addInvoices} from './invoices.ts';
import {addClient, addFirm, createBenchPortal, type BenchPortal} from './portal.ts';
import {stopwatch} from './stopwatch.ts';

const perSubmission = 50;
const submissions = 5;
const mostServerTime = 10;
const client = 'payer';

/**
 * What our server adds to the processor's own time when fifty invoices are paid in one submission:
 * from `POST /payments` to its answer with every transaction ended, without the time in which the
 * server waits for the processor (the simulator, over the official SDK).
 */
export async function benchSubmission(): Promise<Report> {
  const simulator = await startSimulator({port: 0, dataPath: ':memory:'});
  try {
    return await withDatabases(async ({engine, open}) => {
      const secretKey = 'sk_test_simulator';
      const processor = stopwatch(createStripeProcessor({secretKey, url: simulator.url}));
      const portal = createBenchPortal(await open(), processor.watched);
      const makeToken = tokenMaker({secretKey, url: simulator.url});
      const pay = await preparePayer(portal, makeToken);
      const measured = await times(1 + submissions, async () => {
        const before = processor.spent();
        const elapsed = await timed(pay);
        const theirs = processor.spent() - before;
        return {ours: (elapsed - theirs) / perSubmission, theirs: theirs / perSubmission};
      });
      const [, ...warm] = measured;
      return {
        name: 'd · a submission of fifty',
        setting: engine,
        figures: [
          {
            name: 'server, per transaction',
            value: median(warm.map(({ours}) => ours)),
            unit: 'ms',
            budget: mostServerTime,
          },
          {
            name: 'processor, per transaction',
            value: median(warm.map(({theirs}) => theirs)),
            unit: 'ms',
          },
        ],
      };
    });
  } finally {
    await simulator.stop();
  }
}

/** Each call pays the next fifty invoices. */
async function preparePayer(
  {ports, call, signIn}: BenchPortal,
  makeToken: MakeToken,
): Promise<() => Promise<void>> {
  await addFirm(ports.db);
  await addClient(ports.db, client);
  const count = perSubmission * (1 + submissions);
  const indexes = Array.from({length: count}, (_, index) => index);
  await addInvoices(
    ports.db,
    indexes.map((index) => ({client, index, isPaid: false})),
  );
  const {accessToken: token} = await signIn(client);
  const consent = {textVersion: '1', locale: 'en'};
  const confirmationToken = await makeToken('pm_card_visa', null);
  const saved = await call('POST', '/payment-methods', {
    token,
    body: {confirmationToken, makeDefault: true, consent},
    headers: {'Idempotency-Key': crypto.randomUUID()},
  });
  const {id: paymentMethodId} = JSON.parse(saved) as PaymentMethod;
  const {items} = JSON.parse(await call('GET', '/invoices/payable', {token})) as PayablePage;

  return async () => {
    const body = {
      items: items.splice(0, perSubmission).map(toItem),
      instrument: {kind: 'saved', paymentMethodId},
      consent,
    };
    const headers = {'Idempotency-Key': crypto.randomUUID()};
    const answer = await call('POST', '/payments', {token, body, headers});
    requirePaid(JSON.parse(answer) as Submission);
  };
}

function toItem({id, version, payableAmount}: PayableItem) {
  return {invoiceId: id, version, ...payableAmount};
}

function requirePaid({transactions}: Submission): void {
  const paid = transactions.filter(({state}) => state === 'succeeded');
  if (paid.length !== perSubmission) throw new Error(`Only ${paid.length} payments succeeded`);
}
