import {expect} from '@open-wc/testing';
import type {PaymentForm} from '../../../src/gateway/payment-gateway.ts';
import {expectFocus} from '../support/focus.ts';
import {fromSimulator, theQuestion} from './simulator.ts';
import {
  both,
  nestedHost,
  oneInvoice,
  openForm,
  refusedForm,
  processor,
  severalInvoices,
  type FrameDriver,
} from './form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

const aHost = async () => (await nestedHost([{mode: 'open'}])).host;

const refusalOf = (form: PaymentForm, save = false) =>
  form.createToken({save}).then(
    () => 'it was taken',
    (error: unknown) => error,
  );

/** What the frame sends to the processor from now on. */
function sentBy(frame: FrameDriver): {path: string; body: string}[] {
  const sent: {path: string; body: string}[] = [];
  const view = frame.element.contentWindow as Window & typeof globalThis;
  const {fetch} = view;
  view.fetch = (input, init) => {
    sent.push({path: new URL(input as string).pathname, body: init?.body as string});
    return fetch.call(view, input, init);
  };
  return sent;
}

describe('a payment form', () => {
  it('says how far it is filled in', async () => {
    const {form, frame, states} = await openForm(await aHost());
    expect(states).to.deep.equal([{isComplete: false, isEmpty: true, kind: 'card'}]);

    frame.type({number: '4242'});
    await waitUntil(() => states.at(-1)?.isEmpty === false);
    frame.typeCard();
    await waitUntil(() => states.at(-1)?.isComplete);

    expect(states.at(-1)).to.deep.equal({isComplete: true, isEmpty: false, kind: 'card'});
    form.close();
  });

  it('makes a token for one invoice that agrees with the intent of the server', async () => {
    const {form, frame} = await openForm(await aHost());
    frame.typeCard();

    const {confirmationToken, method} = await form.createToken({save: false});

    expect(method).to.deep.equal({kind: 'card', brand: 'visa', last4: '4242'});
    const token = await fromSimulator('GET', `/v1/confirmation_tokens/${confirmationToken}`);
    expect(token).to.include({setup_future_usage: null});
    expect(token['payment_method_preview']).to.include({allow_redisplay: 'limited'});
    const intent = await fromSimulator('POST', '/v1/payment_intents', {
      amount: '125000',
      currency: 'usd',
      confirm: 'true',
      confirmation_token: confirmationToken,
      'allowed_payment_method_types[0]': 'card',
      use_stripe_sdk: 'true',
    });
    expect(intent).to.include({status: 'succeeded'});
    form.close();
  });

  it('makes one for a set-up, to be shown again when the payer saves the method', async () => {
    const {form, frame} = await openForm(await aHost(), {use: severalInvoices});
    frame.typeCard('5555555555554444');

    const {confirmationToken} = await form.createToken({save: true});

    const token = await fromSimulator('GET', `/v1/confirmation_tokens/${confirmationToken}`);
    expect(token).to.include({setup_future_usage: 'on_session'});
    expect(token['payment_method_preview']).to.include({allow_redisplay: 'always'});
    form.close();
  });

  it('changes between one invoice and several, and keeps what was typed', async () => {
    const {form, frame} = await openForm(await aHost());
    frame.typeCard();

    await form.update(severalInvoices);
    const first = await form.createToken({save: false});
    await form.update(oneInvoice);
    const second = await form.createToken({save: false});

    const usages = await Promise.all(
      [first, second].map(async ({confirmationToken}) => {
        const token = await fromSimulator('GET', `/v1/confirmation_tokens/${confirmationToken}`);
        return token['setup_future_usage'];
      }),
    );
    expect(usages).to.deep.equal(['on_session', null]);
    form.close();
  });

  it('counts money as the processor does (P-19)', async () => {
    const yen = {
      mode: 'payment',
      amount: {amount: 5000, currency: 'JPY'},
      methods: ['card'],
    } as const;
    const crowns = {...yen, amount: {amount: 5000, currency: 'ISK'}};
    const {form, frame} = await openForm(await aHost(), {use: yen});
    const sent = sentBy(frame);
    frame.typeCard();
    await form.createToken({save: false});

    await form.update(crowns);
    await form.createToken({save: false});

    const amounts = sent.map(({body}) => {
      const {client_context: context} = JSON.parse(body) as {client_context: object};
      return context;
    });
    expect(amounts).to.deep.equal([
      {mode: 'payment', currency: 'jpy', amount: 5000},
      {mode: 'payment', currency: 'isk', amount: 500_000},
    ]);
    form.close();
  });

  it('refuses an amount that the processor cannot write', async () => {
    const use = {...oneInvoice, amount: {amount: 1005, currency: 'KWD'}};

    const refusal = await refusedForm(await aHost(), {use});

    expect(refusal).to.include({kind: 'invalid', code: 'amount_out_of_range'});
    expect(document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
  });

  it('offers the kinds that every invoice takes, and no other', async () => {
    const {form, frame} = await openForm(await aHost(), {use: {...oneInvoice, methods: ['card']}});
    const tabs = () => [...frame.document.querySelectorAll('[role=tab]')];
    expect(tabs().map(({textContent}) => textContent)).to.deep.equal(['Card']);

    await form.update({...oneInvoice, methods: both});

    expect(tabs().map(({textContent}) => textContent)).to.deep.equal(['Card', 'US bank account']);
    form.close();
  });

  it('says what is missing in its frame, and the token is refused until it is there', async () => {
    const {form, frame} = await openForm(await aHost());
    frame.type({number: '4242 4242', cvc: '12'});

    expect(await refusalOf(form)).to.include({kind: 'invalid', code: 'method_incomplete'});
    expect(frame.text).to.include('Your card number is incomplete.');
    expect(frame.document.activeElement === frame.input('number')).to.equal(true);
    frame.typeCard();

    expect((await form.createToken({save: false})).method.last4).to.equal('4242');
    form.close();
  });

  it('takes test cards alone in test mode, and no number leaves its frame (M-11)', async () => {
    const heard: string[] = [];
    const listen = ({data}: MessageEvent) => heard.push(JSON.stringify(data));
    addEventListener('message', listen);
    const {form, frame} = await openForm(await aHost());
    const sent = sentBy(frame);
    frame.typeCard('4111111111111111');
    expect(await refusalOf(form)).to.include({code: 'method_incomplete'});
    expect(frame.text).to.include('Test mode takes test cards only.');
    expect(sent).to.deep.equal([]);

    frame.typeCard('4000002760003184');
    const token = await form.createToken({save: false});

    const everything = JSON.stringify([sent, heard, token]).replaceAll(/\s/g, '');
    expect(sent.map(({path}) => path)).to.deep.equal(['/v1/confirmation_tokens']);
    expect(everything).to.include('card_authenticationRequired');
    expect(everything).not.to.match(/4000002760003184|\d{12}|"cvc"/);
    expect(document.documentElement.outerHTML).not.to.match(/4000 ?0027/);
    removeEventListener('message', listen);
    form.close();
  });

  it('fills in the payer where the processor asks, and wants the bank to verify an account that pays', async () => {
    const payer = {name: 'Mara Lindt', email: 'mara@northgate.example'};
    const {form, frame, states} = await openForm(await aHost(), {payer});
    frame.button('US bank account').click();
    await waitUntil(() => states.at(-1)?.kind === 'us_bank_account');
    expect(frame.input('name').value).to.equal(payer.name);
    expect(frame.input('email').value).to.equal(payer.email);
    frame.type({routing: '110000000', account: '000123456789'});
    expect(frame.document.querySelector<HTMLElement>('.Checkbox')!.hidden).to.equal(true);
    expect(await refusalOf(form)).to.include({code: 'method_incomplete'});

    frame.button('Verify with your bank').click();
    const bank = await theQuestion();
    bank.button('Complete authentication').click();
    await waitUntil(() => states.at(-1)?.isComplete, 'it was not verified');

    const {method} = await form.createToken({save: false});
    expect(method).to.include({kind: 'us_bank_account', last4: '6789'});
    form.close();
  });

  it('lets an account that is only saved be verified later, by small deposits', async () => {
    const payer = {name: 'Mara Lindt', email: 'mara@northgate.example'};
    const options = {payer, purpose: 'save', use: severalInvoices} as const;
    const {form, frame} = await openForm(await aHost(), options);
    const sent = sentBy(frame);
    frame.button('US bank account').click();
    frame.type({routing: '110000000', account: '000123456789'});
    frame.document.querySelector<HTMLInputElement>('[type=checkbox]')!.click();

    const {method} = await form.createToken({save: true});

    expect(method.kind).to.equal('us_bank_account');
    expect(sent[0]!.body).to.include('"verification":"microdeposits"');
    form.close();
  });

  it('speaks another language at once, and keeps what was typed (E-07)', async () => {
    const {form, frame} = await openForm(await aHost());
    frame.typeCard();
    expect(frame.text).to.include('Card number');

    await form.setLocale('de-AT');
    expect(frame.text).to.include('Kartennummer');
    await form.setLocale('ar');

    expect(frame.text).to.include('رقم البطاقة');
    expect(frame.document.documentElement.dir).to.equal('rtl');
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
  });

  it('takes the focus when it is asked to, and tells of Escape, which no key event does', async () => {
    let escapes = 0;
    const {form, frame} = await openForm(await aHost(), {
      on: {change: () => undefined, escape: () => (escapes += 1)},
    });

    form.focus();
    await waitUntil(() => frame.document.activeElement === frame.input('number'));
    await expectFocus(() => document.querySelector('portal-form-frame > iframe'));
    frame.press('Escape');

    await waitUntil(() => escapes === 1, 'nobody heard of it');
    form.close();
  });

  it('gives up when nobody wants it any more', async () => {
    const host = await aHost();
    const leaving = new AbortController();

    const opening = refusedForm(host, {signal: leaving.signal});
    leaving.abort();

    expect(await opening).to.include({name: 'AbortError'});
    expect(document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
  });

  it('gives up also while its frame loads', async () => {
    const host = await aHost();
    const leaving = new AbortController();
    const watch = new MutationObserver(() => {
      if (document.querySelector('portal-form-frame > iframe')) leaving.abort();
    });
    watch.observe(document, {childList: true, subtree: true});

    const opening = refusedForm(host, {signal: leaving.signal});

    expect(await opening).to.include({name: 'AbortError'});
    expect(document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
    watch.disconnect();
  });

  it('makes no token any more when it is closed, nor when its gateway is', async () => {
    const {form, gateway} = await openForm(await aHost());
    gateway.dispose();

    expect(await refusalOf(form)).to.include({kind: 'setup'});
    expect(document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
  });

  it('is charged for nothing: two forms of one page do not know each other', async () => {
    const first = await openForm(await aHost());
    const second = await openForm(await aHost(), {}, first.gateway);
    second.frame.typeCard('5555555555554444');
    first.frame.typeCard();

    const [one, two] = await Promise.all(
      [first, second].map(({form}) => form.createToken({save: false})),
    );

    expect([one!.method.last4, two!.method.last4]).to.deep.equal(['4242', '4444']);
    first.gateway.dispose();
  });

  it('says that the firm has to act when the processor refuses its key', async () => {
    const wrong = {...processor, publishableKey: 'pk_live_nobody'};

    const refusal = await refusedForm(await aHost(), {processor: wrong});

    expect(refusal).to.include({kind: 'setup', code: 'processor_misconfigured'});
    expect(String(refusal)).not.to.include('pk_live_nobody');
  });

  it('knows no other processor', async () => {
    const other = {...processor, kind: 'unrecognized'} as const;

    const refusal = await refusedForm(await aHost(), {processor: other});

    expect(refusal).to.include({kind: 'setup'});
  });

  it('says that the processor could not be reached, and can be tried again', async () => {
    const {form, frame} = await openForm(await aHost());
    const view = frame.element.contentWindow as Window & typeof globalThis;
    const {fetch} = view;
    view.fetch = () => Promise.reject(new TypeError('offline'));
    frame.typeCard();

    expect(await refusalOf(form)).to.include({
      kind: 'network',
      code: 'processor_failed',
      retryable: true,
    });
    view.fetch = fetch;

    expect((await form.createToken({save: false})).method.last4).to.equal('4242');
    form.close();
  });
});
