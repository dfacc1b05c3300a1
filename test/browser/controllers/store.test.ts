import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {property} from 'lit/decorators.js';
import {WritableStore} from '../../../src/client/store.ts';
import {StoreController} from '../../../src/controllers/store.ts';

/** A store that knows how many listen. */
class CountedStore extends WritableStore<number> {
  listeners = 0;

  override subscribe(listener: () => void): () => void {
    const leave = super.subscribe(listener);
    this.listeners += 1;
    return () => {
      this.listeners -= 1;
      leave();
    };
  }
}

class StoreStage extends LitElement {
  @property({attribute: false}) source: CountedStore | null = null;
  readonly heard: number[] = [];
  readonly store = new StoreController<CountedStore>(
    this,
    () => this.source,
    (value) => this.heard.push(value),
  );

  override render() {
    return html`${this.store.value ?? 'none'}`;
  }
}
customElements.define('store-stage', StoreStage);

async function following(source: CountedStore | null) {
  const stage = await fixture<StoreStage>(html`<store-stage .source=${source}></store-stage>`);
  return {
    stage,
    async shows() {
      await stage.updateComplete;
      return stage.shadowRoot!.textContent;
    },
  };
}

describe('an element that follows a store', () => {
  it('shows its value and each new one', async () => {
    const source = new CountedStore(1);
    const {stage, shows} = await following(source);
    expect(await shows()).to.equal('1');

    source.set(2);

    expect(await shows()).to.equal('2');
    expect(stage.heard).to.deep.equal([1, 2]);
  });

  it('shows nothing of a store that is not there yet', async () => {
    const {stage, shows} = await following(null);
    expect(await shows()).to.equal('none');

    stage.source = new CountedStore(7);

    expect(await shows()).to.equal('7');
  });

  it('leaves the store before, when it is replaced', async () => {
    const before = new CountedStore(1);
    const {stage, shows} = await following(before);
    const after = new CountedStore(5);

    stage.source = after;
    expect(await shows()).to.equal('5');
    before.set(2);

    expect(await shows()).to.equal('5');
    expect([before.listeners, after.listeners]).to.deep.equal([0, 1]);
  });

  it('listens while it is in the page, and no longer', async () => {
    const source = new CountedStore(1);
    const {stage, shows} = await following(source);
    const {parentElement} = stage;

    stage.remove();
    expect(source.listeners).to.equal(0);
    source.set(3);
    parentElement!.append(stage);

    expect(source.listeners).to.equal(1);
    expect(await shows()).to.equal('3');
  });
});
