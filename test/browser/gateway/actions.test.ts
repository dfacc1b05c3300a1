import {expect} from '@open-wc/testing';
import {createStripeGateway} from '../../../src/gateway/index.ts';
import {nestedHost, openForm, presetStripe, processor} from './form-page.ts';
import {askingIntent, fromSimulator, theOverlay, theQuestion} from './simulator.ts';
import {expectFocus} from '../support/focus.ts';
import {waitUntil} from '../support/wait-until.ts';

async function handle(clientSecret: string) {
  await presetStripe();
  const gateway = createStripeGateway();
  return gateway.handleAction({processor, clientSecret, locale: 'en'});
}

const kinds = ['payment', 'setup'] as const;

describe('the question of a bank', () => {
  for (const kind of kinds) {
    const path = `/v1/${kind}_intents`;

    it(`is answered over the page: ${kind} (P-11)`, async () => {
      const {id, clientSecret} = await askingIntent(kind);

      const outcome = handle(clientSecret);
      const bank = await theQuestion();
      if (kind === 'payment') expect(bank.text).to.include('$1,250.00');
      bank.button('Complete authentication').click();

      expect(await outcome).to.equal('completed');
      expect(await fromSimulator('GET', `${path}/${id}`)).to.include({status: 'succeeded'});
      expect(theOverlay() === null).to.equal(true);
    });

    it(`can be answered with no: ${kind} (FM-05, P-11)`, async () => {
      const {id, clientSecret} = await askingIntent(kind);

      const outcome = handle(clientSecret);
      (await theQuestion()).button('Fail authentication').click();

      expect(await outcome).to.equal('failed');
      expect(await fromSimulator('GET', `${path}/${id}`)).to.include({
        status: 'requires_payment_method',
      });
    });

    it(`can be left by Escape, and stays open then: ${kind} (FM-05, P-11)`, async () => {
      const {id, clientSecret} = await askingIntent(kind);

      const outcome = handle(clientSecret);
      (await theQuestion()).press('Escape');

      expect(await outcome).to.equal('left');
      expect(await fromSimulator('GET', `${path}/${id}`)).to.include({status: 'requires_action'});
    });

    it(`that was answered elsewhere is completed: ${kind}`, async () => {
      const {id, clientSecret} = await askingIntent(kind);
      await fetch(`${path}/${id}/challenge`, {
        method: 'POST',
        headers: {Authorization: 'Bearer pk_test_browser', 'Content-Type': 'application/json'},
        body: JSON.stringify({client_secret: clientSecret, outcome: 'complete'}),
      });

      expect(await handle(clientSecret)).to.equal('completed');
      expect(theOverlay() === null).to.equal(true);
    });
  }

  it('takes the focus, keeps it inside, and gives it back', async () => {
    const {clientSecret} = await askingIntent('payment');
    const {page} = await nestedHost([]);
    const button = document.createElement('button');
    page.append(button);
    button.focus();

    const outcome = handle(clientSecret);
    const bank = await theQuestion();
    await waitUntil(() => bank.document.activeElement === bank.button('Complete authentication'));
    await expectFocus(() => bank.element);
    bank.button('Leave').focus();
    bank.press('Tab');
    expect(bank.document.activeElement === bank.button('Complete authentication')).to.equal(true);
    bank.button('Leave').click();

    expect(await outcome).to.equal('left');
    await expectFocus(() => button);
  });

  it('cannot be reached over a modal dialog, and can when that is closed; the form keeps what was typed', async () => {
    const {host} = await nestedHost([{mode: 'open'}]);
    const dialog = document.createElement('dialog');
    host.replaceWith(dialog);
    dialog.append(host);
    dialog.showModal();
    const {form, frame} = await openForm(host);
    frame.typeCard();
    const {clientSecret} = await askingIntent('payment');
    const isHit = () => {
      const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return theOverlay()!.contains(hit);
    };

    const outcome = handle(clientSecret);
    const bank = await theQuestion();
    expect(isHit()).to.equal(false);
    dialog.close();
    await waitUntil(isHit);
    bank.button('Complete authentication').click();
    expect(await outcome).to.equal('completed');
    dialog.showModal();

    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
    dialog.close();
  });

  it('that nobody knows is an error without its secret (M-11)', async () => {
    const secret = 'pi_unknown_secret_very';

    const refusal = await handle(secret).catch((error: unknown) => error);

    expect(refusal).to.include({kind: 'setup', code: 'processor_misconfigured'});
    expect(JSON.stringify([String(refusal), refusal])).not.to.include('secret_very');
  });
});
