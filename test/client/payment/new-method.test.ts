import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PaymentFlowOptions} from '../../../src/client/index.ts';
import type {Session} from '../../../src/contract/types.ts';
import {
  ConflictError,
  InvalidError,
  NetworkError,
  SessionError,
  ThrottledError,
} from '../../../src/errors/index.ts';
import {payable, session, submission, transaction} from '../builders.ts';
import {quietApi, type Setup} from '../setup.ts';
import {settle} from '../world.ts';
import {at, setupPayment, states} from './setup.ts';

const processor = {kind: 'stripe', publishableKey: 'pk_test_1', testMode: true} as const;

type Own = Pick<PaymentFlowOptions, 'createToken' | 'handleAction'>;

/** A dialog in which a new method was chosen, at a firm whose processor takes some. */
async function entering(own: Own = {}, overrides: Partial<Session> = {}, setup: Setup = {}) {
  const api = setup.api ?? quietApi({session: session({processor, ...overrides})});
  const bag = await setupPayment({...setup, api});
  const asked: {save: boolean}[] = [];
  const flow = await bag.client.startPayment({
    ...bag.options,
    createToken(options) {
      asked.push(options);
      return Promise.resolve(`ctoken_${asked.length}`);
    },
    ...own,
  });
  await settle();
  flow.enterMethod();
  return {...bag, flow, tokens: asked};
}

const askedAbout2 = (version = 1) =>
  submission(
    [transaction(1, 'succeeded'), transaction(2, 'requires_action'), transaction(3, 'queued')],
    {version, action: {kind: 'confirm_payment', clientSecret: 'pi_2_secret'}},
  );
const allPaid = (version: number) =>
  submission(
    [1, 2, 3].map((each) => transaction(each, 'succeeded')),
    {version},
  );

test('P-14: a new method goes with its token; it is the default only when it is saved', async () => {
  const {flow, api} = await entering();
  flow.enterMethod({save: true, makeDefault: true});
  flow.enterMethod({save: false});
  const {newMethod, methodId, blocked} = at(flow, 'review');
  assert.equal(methodId, null);
  assert.equal(blocked, null);
  assert.equal(newMethod?.isChosen, true);
  assert.equal(newMethod.makeDefault, false);

  flow.enterMethod({save: true});
  void flow.submit();
  await settle();
  const [request] = api.next('submitPayment').args;
  assert.deepEqual(request.instrument, {
    kind: 'new',
    confirmationToken: 'ctoken_1',
    save: true,
    makeDefault: true,
  });
});

test('P-25: a page that stops the payment is asked before a token is made', async () => {
  const {client, options} = await setupPayment({
    api: quietApi({session: session({processor})}),
    approve: () => false,
  });
  const made: unknown[] = [];
  const flow = await client.startPayment({
    ...options,
    createToken: (wish) => Promise.resolve(String(made.push(wish))),
  });
  await settle();
  flow.enterMethod();
  await flow.submit();

  assert.deepEqual(made, []);
  assert.equal(at(flow, 'review').newMethod?.isChosen, true);
});

test('what the payer has to correct is said at the review, and nothing is stored or sent', async () => {
  const error = new InvalidError('Not complete', {code: 'method_incomplete'});
  const {flow, api, tab} = await entering({createToken: () => Promise.reject(error)});
  const before = new Map(tab.stored);
  await flow.submit();

  assert.equal(at(flow, 'review').error, error);
  assert.equal(at(flow, 'review').newMethod?.isChosen, true);
  assert.equal(api.count('submitPayment'), 0);
  assert.deepEqual(tab.stored, before);
});

test('P-16: after a session that ended at Pay, the same choice goes under the same key', async () => {
  const {flow, api, client} = await entering();
  flow.enterMethod({save: true});
  void flow.submit();
  await settle();
  const first = api.next('submitPayment');
  first.fail(new SessionError('Over', {code: 'unauthenticated'}));
  await settle();
  at(flow, 'signed_out');
  await client.session.signIn({grant: 'password', email: 'a@b.example', password: 'x'});
  await settle();

  assert.equal(at(flow, 'review').newMethod?.save, true);
  void flow.submit();
  await settle();
  const second = api.next('submitPayment');
  assert.equal(second.args[1].idempotencyKey, first.args[1].idempotencyKey);
  assert.deepEqual(second.args[0].instrument, {
    kind: 'new',
    confirmationToken: 'ctoken_2',
    save: true,
    makeDefault: false,
  });
});

test('P-24: a refusal that is about the method asks for another one', async () => {
  const {flow, api} = await entering();
  void flow.submit();
  await settle();
  api
    .next('submitPayment')
    .fail(new ConflictError('To verify', {code: 'method_pending_verification'}));
  await settle();

  const {newMethod, blocked, error} = at(flow, 'review');
  assert.equal(newMethod?.isChosen, false);
  assert.equal(blocked, 'choose_method');
  assert.equal(error?.code, 'method_pending_verification');
});

test('P-11: the bank is asked about one invoice; its answer is followed by asking the processor', async () => {
  const secrets: string[] = [];
  const {flow, api, world} = await entering({
    handleAction(secret) {
      secrets.push(secret);
      return Promise.resolve('completed');
    },
  });
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(askedAbout2());
  await settle();
  const {line, done, isOpen} = at(flow, 'confirm');
  assert.deepEqual([line?.number, done, isOpen], ['INV-2', 1, false]);
  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 needs_confirmation', 'INV-3 waiting']);

  void flow.confirm();
  await settle();
  assert.deepEqual(secrets, ['pi_2_secret']);
  assert.equal(at(flow, 'confirm').isBusy, true);
  api.next('syncPayment').fail(new ThrottledError('Too soon', {retryAfter: 2000}));
  await settle();
  assert.equal(at(flow, 'confirm').isBusy, true);
  await world.pass(2000);
  api.next('syncPayment').answer(allPaid(2));
  await settle();
  at(flow, 'result');
});

test('P-11: a set-up goes on by /continue, and is given up as a whole', async () => {
  const {flow, api} = await entering({handleAction: () => Promise.resolve('completed')});
  void flow.submit();
  await settle();
  const waiting = submission([transaction(1, 'queued'), transaction(2, 'queued')], {
    status: 'action_required',
    action: {kind: 'confirm_setup', clientSecret: 'seti_secret'},
  });
  api.next('submitPayment').answer(waiting);
  await settle();
  assert.equal(at(flow, 'confirm').line, null);

  void flow.confirm();
  await settle();
  api.next('continuePayment').answer({...waiting, version: 2});
  await settle();
  assert.equal(at(flow, 'confirm').isBusy, false);
  void flow.skip();
  await settle();
  assert.deepEqual(api.next('cancelPayment').args.slice(0, 2), ['sub_1', undefined]);
});

test('P-11: a bank’s window that was left, or did not open, can be opened again', async () => {
  const error = new NetworkError('Blocked', {code: 'processor_blocked'});
  const answers: (() => Promise<'left'>)[] = [
    () => Promise.resolve('left'),
    () => Promise.reject(error),
  ];
  const {flow, api} = await entering({handleAction: () => answers.shift()!()});
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(askedAbout2());
  await settle();
  await flow.confirm();
  assert.deepEqual([at(flow, 'confirm').isOpen, at(flow, 'confirm').isBusy], [false, false]);
  await flow.confirm();
  assert.equal(at(flow, 'confirm').error, error);
  assert.equal(api.count('syncPayment'), 0);
});

test('P-11: skipping names that transaction alone, and marks its invoice', async () => {
  const {flow, api} = await entering();
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(askedAbout2());
  await settle();
  void flow.skip();
  await settle();
  const call = api.next('cancelPayment');
  assert.deepEqual(call.args.slice(0, 2), ['sub_1', ['txn_2']]);
  call.answer(
    submission(
      [transaction(1, 'succeeded'), transaction(2, 'canceled'), transaction(3, 'queued')],
      {version: 2, cancelRequested: true},
    ),
  );
  await settle();

  const {isStopping, lines} = at(flow, 'working');
  assert.equal(isStopping, false);
  assert.deepEqual(
    lines.map(({wasSkipped}) => wasSkipped),
    [false, true, false],
  );
});

test('FM-02: a payment of another day that waits for its confirmation is one to be confirmed', async () => {
  const api = quietApi().on('listUnfinishedPayments', () => ({
    items: [askedAbout2()],
    nextCursor: null,
  }));
  const {client} = await setupPayment({api, items: [payable(1)]});
  api.on('getPayment', () => askedAbout2());
  const stop = client.unfinished.subscribe(() => undefined);
  const list = client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25});
  const leave = list.subscribe(() => undefined);
  await settle();
  await settle();

  assert.deepEqual(
    client.unfinished.value.map(({status, done, count}) => ({status, done, count})),
    [{status: 'needs_confirmation', done: 1, count: 3}],
  );
  stop();
  leave();
});
