import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, test} from 'node:test';
import type {PaymentRequest, Submission} from '../../src/contract/types.ts';
import {isPortalError} from '../../src/errors/index.ts';
import {
  createInMemoryApi,
  scenarioDescriptions,
  scenarios,
  type InMemoryApi,
  type ScenarioName,
  type TestPortal,
  type TestPortalOptions,
} from '../../src/testing/index.ts';

const still: TestPortalOptions = {now: '2026-11-20T15:00:00Z', clock: 'still'};
const wholeList = {status: 'all', q: '', sort: 'due_on', limit: 100} as const;

/** How the list of a scenario answers, where it does not simply answer. */
const failures: Partial<Record<ScenarioName, string>> = {
  failing: 'server',
  offline: 'network',
  missingField: 'contract',
  wrongType: 'contract',
  htmlPage: 'contract',
  badGateway: 'contract',
  truncatedJson: 'contract',
  noContent: 'contract',
  signedOut: 'session',
  signInThrottled: 'session',
  severalClients: 'session',
  expiredSession: 'session',
  accessTaken: 'session',
  portalOff: 'permission',
  notPermitted: 'permission',
};

describe('scenarios', () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (name === 'loading') continue;
    const kind = failures[name as ScenarioName];
    test(`${name} answers ${kind ? `with an error of kind ${kind}` : 'its invoices'}`, async () => {
      const api = createInMemoryApi(scenario({...still, latency: 0}));
      const list = api.listInvoices(wholeList);
      if (!kind) {
        const {items} = await list;
        assert.equal(items.length === 0, name === 'empty');
        return;
      }
      await assert.rejects(list, (error) => isPortalError(error) && error.kind === kind);
    });
  }

  test('loading waits until the faults are cleared', async () => {
    const portal = scenarios.loading(still);
    const api = createInMemoryApi(portal);
    let isAnswered = false;
    const list = api.listInvoices(wholeList).then((page) => {
      isAnswered = true;
      return page;
    });
    await api.listMethods();
    assert.equal(isAnswered, false);
    portal.faults.clear();
    assert.equal((await list).items.length, 7);
  });

  test('loading ends when the page gives up', async () => {
    const api = createInMemoryApi(scenarios.loading(still));
    const leaving = new AbortController();
    const list = api.listInvoices(wholeList, {signal: leaving.signal});
    leaving.abort();
    await assert.rejects(list, {name: 'AbortError'});
  });

  test('options given win over those of the scenario', () => {
    assert.equal(scenarios.slow({latency: 7}).latency, 7);
    const portal = scenarios.noWallet({firm: {takesPayments: true}});
    assert.equal(portal.showSession().capabilities.payments, true);
  });

  test('stand in the documentation, all of them', async () => {
    const page = await readFile(new URL('../../docs/testing.md', import.meta.url), 'utf8');
    const rows = Object.entries(scenarioDescriptions).map(
      ([name, description]) => `| \`${name}\` | ${description} |`,
    );
    const listed = page.split('\n').filter((line) => /^\| `\w+`\s+\|/.test(line));
    const withoutPadding = listed.map((line) => line.replace(/\s+\|/g, ' |'));
    assert.deepEqual(
      withoutPadding.filter((line) => rows.includes(line)),
      rows,
    );
  });
});

async function payAll(portal: TestPortal, api: InMemoryApi): Promise<Submission> {
  const request = await requestOf(api);
  const {id} = await api.submitPayment(request, {idempotencyKey: crypto.randomUUID()});
  portal.advance(60_000);
  return api.getPayment(id);
}

async function requestOf(api: InMemoryApi): Promise<PaymentRequest> {
  const {items} = await api.listPayable({status: 'outstanding', q: ''});
  const [method] = (await api.listMethods()).items;
  return {
    items: items.map(({id: invoiceId, version, payableAmount}) => ({
      invoiceId,
      version,
      ...payableAmount,
    })),
    instrument: {kind: 'saved', paymentMethodId: method?.id ?? ''},
    consent: {textVersion: '1', locale: 'en'},
  };
}

describe('payments in scenarios', () => {
  const endings = {
    allPaid: ['succeeded', 'succeeded', 'succeeded'],
    mixedResult: ['succeeded', 'failed', 'succeeded'],
    insufficientOnOne: ['failed', 'succeeded', 'succeeded'],
    nonePaid: ['failed', 'failed', 'skipped'],
    cardRefusedForGood: ['failed', 'skipped', 'skipped'],
    expiredAtTheBank: ['failed', 'skipped', 'skipped'],
    confirmationNeeded: ['succeeded', 'requires_action', 'queued'],
    outcomeUnknown: ['unknown', 'queued', 'queued'],
    stuckWorking: ['queued', 'queued', 'queued'],
    debitsOnly: ['processing', 'processing', 'processing'],
  } as const;
  for (const [name, states] of Object.entries(endings)) {
    test(`${name}: ${states.join(', ')}`, async () => {
      const portal = scenarios[name as ScenarioName](still);
      const submission = await payAll(portal, createInMemoryApi(portal));
      assert.deepEqual(
        submission.transactions.map(({state}) => state),
        states,
      );
    });
  }

  test('take the time that the pace says, one transaction after the other (P-21)', async () => {
    const portal = scenarios.allPaid({...still, pace: 1000});
    const api = createInMemoryApi(portal);
    const {id} = await api.submitPayment(await requestOf(api), {
      idempotencyKey: crypto.randomUUID(),
    });
    const states = async () =>
      (await api.getPayment(id)).transactions.map(({state}) => state).join(' ');
    assert.equal(await states(), 'confirming queued queued');
    portal.advance(1000);
    assert.equal(await states(), 'succeeded confirming queued');
    portal.advance(1999);
    assert.equal(await states(), 'succeeded succeeded confirming');
    portal.advance(1);
    assert.equal(await states(), 'succeeded succeeded succeeded');
  });

  test('an outcome that nobody knew comes out at last, and the rest goes on (P-07)', async () => {
    const portal = scenarios.outcomeUnknown(still);
    const api = createInMemoryApi(portal);
    const {id} = await payAll(portal, api);
    portal.answerUnknown('approved');
    assert.equal((await api.getPayment(id)).transactions[0]?.state, 'succeeded');
  });

  test('lostAnswer: the payment is there under its key; lostRequest: it never was (FM-01)', async () => {
    for (const [scenario, isThere] of [
      [scenarios.lostAnswer, true],
      [scenarios.lostRequest, false],
    ] as const) {
      const api = createInMemoryApi(scenario(still));
      const idempotencyKey = crypto.randomUUID();
      const sent = api.submitPayment(await requestOf(api), {idempotencyKey});
      await assert.rejects(sent, (error) => isPortalError(error, 'network'));
      if (isThere) {
        assert.equal((await api.getPaymentByKey(idempotencyKey)).transactions.length, 3);
      } else {
        assert.equal(await api.abandonKey(idempotencyKey), null);
      }
    }
  });

  const refusals = {
    amountsChanged: 'invoice_changed',
    takenElsewhere: 'invoice_payment_in_progress',
    paidMeanwhile: 'invoice_already_paid',
    sessionEndsAtPay: 'session_expired',
    processorDown: 'processor_unavailable',
    noCommonMethod: 'payment_method_unusable',
    defaultNotAccepted: 'payment_method_unusable',
    limitReached: 'too_many_invoices',
    fourCurrencies: 'currency_mixed',
  } as const;
  for (const [name, code] of Object.entries(refusals)) {
    test(`${name} is refused as ${code}, and nothing is charged`, async () => {
      const portal = scenarios[name as ScenarioName](still);
      const api = createInMemoryApi(portal);
      const before = portal.showSubmissions().length;
      const sent = api.submitPayment(await requestOf(api), {idempotencyKey: crypto.randomUUID()});
      await assert.rejects(sent, (error) => isPortalError(error) && error.code === code);
      const own = portal.showSubmissions().length - before;
      assert.equal(own, name === 'takenElsewhere' ? 1 : 0);
    });
  }

  test('debitFailed is payable again, debitReturned is on hold (L-11, L-17)', async () => {
    const [again] = (await createInMemoryApi(scenarios.debitFailed(still)).listInvoices(wholeList))
      .items;
    assert.equal(again?.lastPayment?.failure?.code, 'insufficient_funds');
    assert.equal(again.payableAmount?.amount, 1_240_000);
    const [held] = (await createInMemoryApi(scenarios.debitReturned(still)).listInvoices(wholeList))
      .items;
    assert.equal(held?.lastPayment?.state, 'returned');
    assert.equal(held.notPayableReason, 'on_hold');
  });

  test('paidByColleague shows no method of the colleague’s (M-02)', async () => {
    const api = createInMemoryApi(scenarios.paidByColleague(still));
    const {items} = await api.listInvoices({...wholeList, status: 'paid'});
    assert.equal(items[0]?.lastPayment?.byMe, false);
    assert.equal(items[0].lastPayment.method, undefined);
  });

  test('newerServer sends what this version cannot know (X-03)', async () => {
    const portal = scenarios.newerServer(still);
    const {items} = await createInMemoryApi(portal).listInvoices(wholeList);
    assert.equal(items[0]?.status, 'unrecognized');
    assert.equal(items[0].notPayableReason, 'unrecognized');
    assert.equal(items[1]?.lastPayment?.kind, 'unrecognized');
  });
});
