import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../src/elements/account-menu/define.ts';
import type {PaymentGateway} from '../../../src/gateway/payment-gateway.ts';
import {configurePortal} from '../../../src/setup/configure-portal.ts';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {createInMemoryApi, scenarios} from '../../../src/testing/index.ts';
import {nestedHost, openForm} from '../gateway/form-page.ts';
import {anAddress} from '../support/address.ts';
import {portalAbove, untilState} from '../support/mount.ts';
import {waitUntil} from '../support/wait-until.ts';

class OwnGateway implements PaymentGateway {
  isDisposed = false;

  openForm(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  handleAction(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

async function provide(gateway?: PaymentGateway) {
  const provider = await fixture<PortalProvider>(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      .api=${createInMemoryApi(scenarios.noMethods())}
      .gateway=${gateway}
      ><portal-account-menu></portal-account-menu
    ></portal-provider>`,
  );
  const menu = provider.querySelector('portal-account-menu')!;
  await untilState(menu, 'ready');
  return {provider, portal: portalAbove(menu)};
}

describe('the payment gateway of a portal', () => {
  it('is Stripe’s, the same each time, and its forms go with the portal', async () => {
    const {provider, portal} = await provide();
    const {host} = await nestedHost([{mode: 'open'}]);

    const gateway = await portal.gateway();
    await openForm(host, {}, gateway);

    expect((await portal.gateway()) === gateway).to.equal(true);
    provider.remove();
    await waitUntil(() => !document.querySelector('portal-form-frame'), 'the form stayed');
  });

  it('is the page’s own where the provider was given one; the page closes it itself', async () => {
    const own = new OwnGateway();
    const {provider, portal} = await provide(own);

    expect((await portal.gateway()) === own).to.equal(true);
    provider.remove();
    await Promise.resolve();

    expect(own.isDisposed).to.equal(false);
  });

  it('is the page’s own where the document was given one', async () => {
    const own = new OwnGateway();
    const api = createInMemoryApi(scenarios.noMethods());
    const configured = configurePortal({apiUrl: anAddress(), session: 'memory', api, gateway: own});
    const menu = await fixture<HTMLElement>(html`<portal-account-menu></portal-account-menu>`);
    await untilState(menu, 'ready');

    expect((await portalAbove(menu).gateway()) === own).to.equal(true);
    configured.dispose();
  });
});
