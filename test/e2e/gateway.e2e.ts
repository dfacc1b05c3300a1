import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import {after, describe, it} from 'node:test';
import {chromium, type Page} from 'playwright-core';
import type {Submission} from '../../src/contract/types.ts';
import type {
  ActionOutcome,
  FormUse,
  MethodToken,
  PaymentForm,
  PaymentGateway,
} from '../../src/gateway/payment-gateway.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {bundle, html, policyWithStripe, serveHost} from './host-page.ts';
import {signInAs} from './portal.ts';
import {mode, onSimulator, processor} from './processor/index.ts';
import {standInAsks} from './processor/simulator.ts';
import {openWindow, Visitor} from './visitor.ts';

declare global {
  // What the script of the page below leaves for the test.
  var gateway: PaymentGateway;
  var form: PaymentForm;
  var formDialog: HTMLDialogElement;
}

const demo = await startDemo();
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const gatewayModule = fileURLToPath(new URL('../../src/gateway/index.ts', import.meta.url));

/** A dialog inside two shadow roots of the page, and the gateway. */
const script = await bundle(`
  import {createStripeGateway} from ${JSON.stringify(gatewayModule)};
  globalThis.gateway = createStripeGateway();
  let parent = document.querySelector('main');
  for (const name of ['outer', 'inner']) {
    const host = document.createElement('div');
    host.id = name;
    parent.append(host);
    parent = host.attachShadow({mode: 'closed'});
  }
  globalThis.formDialog = document.createElement('dialog');
  formDialog.append(document.createElement('div'));
  parent.append(formDialog);
`);

/** As the page's session names it. */
const named = {
  kind: 'stripe',
  publishableKey: processor.publishableKey,
  testMode: true,
} as const;

/** A page under the policy of docs/security.md, with Stripe's addresses answered. */
async function openPage(): Promise<Visitor> {
  const context = await openWindow(browser);
  await processor.answerIn(context, demo);
  const files = {
    'index.html': html('<script type="module" src="page.js"></script>', '<main></main>'),
    'page.js': script,
  };
  await serveHost(context, demo.url, files, policyWithStripe);
  const visitor = new Visitor(await context.newPage(), demo);
  await visitor.open('/host/index.html');
  await visitor.page.waitForFunction(() => 'formDialog' in globalThis);
  return visitor;
}

async function openForm(page: Page, use: FormUse): Promise<void> {
  await page.evaluate(
    async (request) => {
      formDialog.showModal();
      globalThis.form = await gateway.openForm({
        ...request,
        host: formDialog.querySelector('div')!,
        on: {change: () => undefined},
      });
    },
    {processor: named, use, locale: 'en'},
  );
}

const createToken = (page: Page): Promise<MethodToken> =>
  page.evaluate(() => globalThis.form.createToken({save: false}));

const foreignTo = ({requests}: Visitor) =>
  requests.filter((request) => !request.includes(` ${demo.url}/`));

describe('the payment gateway on a page of a firm', () => {
  it('E-01, E-05, M-11: loads Stripe.js when a form opens, under the strict policy, and no number leaves the frame', async () => {
    const visitor = await openPage();
    const {page} = visitor;
    const bodies: string[] = [];
    page.on('request', (request) => {
      // What Stripe's own frame sends to Stripe is the card.
      if (mode.kind === 'stripe' && request.frame() !== page.mainFrame()) return;
      bodies.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    assert.deepEqual(foreignTo(visitor), []);

    await openForm(page, {
      mode: 'payment',
      amount: {amount: 125_000, currency: 'USD'},
      methods: ['card'],
    });
    await processor.formOn(page).typeCard('4242424242424242');
    const {confirmationToken, method} = await createToken(page);

    assert.match(confirmationToken, /^ctoken_/);
    assert.deepEqual(method, {kind: 'card', brand: 'visa', last4: '4242'});
    const hosts = new Set(
      foreignTo(visitor).map((request) => new URL(request.split(' ')[1]!).host),
    );
    processor.expectHosts(hosts);
    const scripts = foreignTo(visitor).filter((request) => request.endsWith('/stripe.js'));
    assert.deepEqual(scripts, ['GET https://js.stripe.com/endive/stripe.js']);
    assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
    assert.doesNotMatch(bodies.join('\n').replaceAll(/\s/g, ''), /4242424242424242|"cvc"/);
    assert.doesNotMatch(await page.content(), /4242/);
    await page.context().close();
  });

  it('P-20, FM-15: says that Stripe.js is blocked, and works when it is not any more', async () => {
    const visitor = await openPage();
    const {page} = visitor;
    const use: FormUse = {mode: 'setup', currency: 'USD', methods: ['card']};
    await page
      .context()
      .route('https://js.stripe.com/**', (route) => route.abort('blockedbyclient'));

    await assert.rejects(openForm(page, use), /Stripe\.js did not load/);
    await page.context().unroute('https://js.stripe.com/**');
    await processor.answerIn(page.context(), demo);
    await page.evaluate(() => formDialog.close());
    await openForm(page, use);

    await processor.formOn(page).typeCard('5555555555554444');
    assert.equal((await createToken(page)).method.last4, '4444');
    assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
    await page.context().close();
  });

  it('P-01, P-11: three invoices are paid by a new card whose bank asks each time, from the keyboard alone', async () => {
    const mara = await signInAs(demo, 'mara');
    const invoices = (await mara.invoices())
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'))
      .slice(0, 3);
    const {page} = await openPage();
    await openForm(page, {mode: 'setup', currency: 'USD', methods: ['card']});
    await processor.formOn(page).typeCard('4000002760003184');
    const {confirmationToken} = await createToken(page);

    const {items} = mara.paymentOf(invoices, '') as {items: object[]};
    let submission = await mara.call<Submission>('POST', '/payments', {
      items,
      instrument: {kind: 'new', confirmationToken, save: false},
      consent: {textVersion: 'e2e', locale: 'en'},
    });
    const outcomes: ActionOutcome[] = [];
    // To set the card up, and for each invoice, and once more.
    while (outcomes.length < 5) {
      submission = await mara.outcomeOf(submission.id);
      const {action} = submission;
      if (!action) break;
      // Our own dialog would lie above the bank's page.
      await page.evaluate(() => formDialog.close());
      const answered = page.evaluate((request) => gateway.handleAction(request), {
        processor: named,
        clientSecret: action.clientSecret,
        locale: 'en',
      });
      await (await processor.bankAsks(page)).complete();
      outcomes.push(await answered);
      await mara.call('POST', `/payments/${submission.id}/continue`);
    }

    assert.equal(submission.status, 'completed');
    assert.equal(new Set(outcomes).size, 1);
    assert.ok(outcomes.length >= 3, `${outcomes.length} questions`);
    const amounts = submission.transactions.map(({amount}) => amount.amount).sort();
    assert.deepEqual(amounts, invoices.map(({payableAmount}) => payableAmount?.amount).sort());
    const intents = await processor.intentsOf(demo);
    assert.equal(intents.filter(({status}) => status === 'requires_action').length, 0);
    // What was typed is still there when the dialog opens again.
    await page.evaluate(() => formDialog.showModal());
    assert.equal(await processor.formOn(page).typedNumber(), '4000 0027 6000 3184');
    await page.context().close();
  });

  it(
    'P-11, FM-05: the question can be seen, clicked, and left by keyboard; nothing is charged then',
    onSimulator('question that Escape leaves'),
    async () => {
      const mara = await signInAs(demo, 'mara');
      const [invoice] = (await mara.invoices()).filter(
        ({payableAmount, paymentOptions}) =>
          payableAmount?.currency === 'USD' && paymentOptions.includes('card'),
      );
      const visitor = await openPage();
      const {page} = visitor;
      await openForm(page, {mode: 'payment', amount: invoice!.payableAmount!, methods: ['card']});
      await processor.formOn(page).typeCard('4000002760003184');
      const {confirmationToken} = await createToken(page);
      const {items} = mara.paymentOf([invoice!], '') as {items: object[]};
      const {id} = await mara.call<Submission>('POST', '/payments', {
        items,
        instrument: {kind: 'new', confirmationToken, save: false},
        consent: {textVersion: 'e2e', locale: 'en'},
      });
      const {action} = await mara.outcomeOf(id);
      const request = {processor: named, clientSecret: action!.clientSecret, locale: 'en'};
      await page.evaluate(() => formDialog.close());

      const left = page.evaluate((each) => gateway.handleAction(each), request);
      await (await standInAsks(page)).leave();
      assert.equal(await left, 'left');
      const refused = page.evaluate((each) => gateway.handleAction(each), request);
      await (await standInAsks(page)).fail();
      assert.equal(await refused, 'failed');
      await mara.call('POST', `/payments/${id}/continue`);

      const {status, transactions} = await mara.outcomeOf(id);
      assert.equal(status, 'failed');
      assert.equal(transactions[0]!.failure?.code, 'authentication_required');
      await page.context().close();
    },
  );
});
