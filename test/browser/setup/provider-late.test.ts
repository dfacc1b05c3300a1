import {expect} from '@open-wc/testing';
import '../../../src/elements/account-menu/define.ts';
import '../../../src/elements/invoice-list/define.ts';
import {configurePortal} from '../../../src/setup/configure-portal.ts';
import {createInMemoryApi, scenarios} from '../../../src/testing/index.ts';
import {anAddress} from '../support/address.ts';
import {serve} from '../support/serve.ts';
import {waitUntil} from '../support/wait-until.ts';

const theirs = anAddress();

/** The one page where `<portal-provider>` comes after its elements: it can be defined only once. */
describe('elements under a <portal-provider> that is not defined yet', () => {
  it('wait for it, and never ask another provider or the document first (E-02)', async () => {
    const own = scenarios.severalInvoices();
    const other = scenarios.oneInvoice();
    const server = serve({[theirs]: other});
    const documentPortal = configurePortal({apiUrl: theirs, getSession: other.getSession});
    const page = document.createElement('section');
    page.innerHTML = `
      <portal-provider api-url="${anAddress()}" session="memory" locale="en-US">
        <div><portal-invoice-list></portal-invoice-list></div>
        <portal-account-menu></portal-account-menu>
      </portal-provider>
      <portal-account-menu id="outside"></portal-account-menu>`;
    document.body.append(page);
    const provider = page.querySelector('portal-provider')!;
    const list = page.querySelector('portal-invoice-list')!;
    // What a page sets on it before it is an element of ours.
    Object.assign(provider, {api: createInMemoryApi(own)});

    await waitUntil(
      () => page.querySelector('#outside:state(ready)'),
      'the document has no portal',
    );
    expect(list.matches(':state(loading)')).to.equal(true);
    expect(page.querySelectorAll('portal-account-menu:state(ready)')).to.have.lengthOf(1);
    expect(other.requests.some(({operation}) => operation === 'listInvoices')).to.equal(false);

    await import('../../../src/setup/provider.define.ts');
    await waitUntil(() => list.matches(':state(ready)'), 'the list never became ready');
    expect(list.renderRoot.querySelectorAll('tbody tr')).to.have.lengthOf(7);
    expect(page.querySelectorAll('portal-account-menu:state(ready)')).to.have.lengthOf(2);
    expect(other.requests.some(({operation}) => operation === 'listInvoices')).to.equal(false);

    page.remove();
    documentPortal.dispose();
    server.stop();
  });
});
