import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {WritableStore} from '../../../src/client/store.ts';
import type {Resource} from '../../../src/client/types.ts';
import {ResourceController} from '../../../src/controllers/resource.ts';
import {StatesController} from '../../../src/controllers/states.ts';
import {NetworkError, ServerError, type PortalError} from '../../../src/errors/index.ts';

class Source extends WritableStore<Resource<string>> {
  async reload(): Promise<void> {
    this.set({status: 'loading'});
  }
}

class ResourceStage extends LitElement {
  readonly source = new Source({status: 'loading'});
  readonly resource = new ResourceController<string, Source>(this, () => this.source);
  readonly states = new StatesController(this, () => this.resource.value.status);

  override render() {
    return html`${this.resource.value.status}`;
  }
}
customElements.define('resource-stage', ResourceStage);

async function staged() {
  const stage = await fixture<ResourceStage>(html`<resource-stage></resource-stage>`);
  const kinds: string[] = [];
  stage.addEventListener('portal-error', (event) => kinds.push(event.kind));
  return {stage, kinds};
}

const failed = (error: PortalError): Resource<string> => ({status: 'failed', error});
const stale = (error: PortalError): Resource<string> => ({
  status: 'ready',
  data: 'rows',
  isRefreshing: false,
  loadedAt: 0,
  error,
});

describe('an element that shows what is loaded', () => {
  it('tells the page of each failure once (X-02)', async () => {
    const {stage, kinds} = await staged();
    const error = new NetworkError('Nothing arrives');

    stage.source.set(failed(error));
    stage.source.set(failed(error));
    expect(kinds).to.deep.equal(['network']);
    stage.source.set({status: 'loading'});
    stage.source.set(failed(new ServerError('Broken')));

    expect(kinds).to.deep.equal(['network', 'server']);
  });

  it('tells of a refresh that failed, though what was there stays', async () => {
    const {stage, kinds} = await staged();

    stage.source.set(stale(new NetworkError('Nothing arrives')));

    expect(kinds).to.deep.equal(['network']);
  });

  it('shows one state at a time to the page’s rules', async () => {
    const {stage} = await staged();
    expect(stage.matches(':state(loading)')).to.equal(true);

    stage.source.set(failed(new NetworkError('Nothing arrives')));
    await stage.updateComplete;

    expect(stage.matches(':state(failed)')).to.equal(true);
    expect(stage.matches(':state(loading)')).to.equal(false);
  });
});
