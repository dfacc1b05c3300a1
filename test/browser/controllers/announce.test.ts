import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {AnnounceController} from '../../../src/controllers/announce.ts';

class AnnounceStage extends LitElement {
  readonly announce = new AnnounceController(this);
  other = 'loading';

  override render() {
    return this.other === 'loading'
      ? html`<p>Loading</p>
          ${this.announce.render()}`
      : html`${this.announce.render()}`;
  }
}
customElements.define('announce-stage', AnnounceStage);

/** Timers that move by hand; what was planned first runs first. */
function handTimers() {
  const {setTimeout: plan, clearTimeout: drop} = window;
  const planned = new Map<number, {run: () => void; after: number}>();
  let next = 1;
  window.setTimeout = ((run: () => void, after = 0) => {
    planned.set(next, {run, after});
    return next++;
  }) as typeof window.setTimeout;
  window.clearTimeout = ((id: number) => planned.delete(id)) as typeof window.clearTimeout;
  return {
    get waits() {
      return [...planned.values()].map(({after}) => after);
    },
    /** The time of all that is planned now has come. */
    pass() {
      for (const [id, {run}] of [...planned]) {
        planned.delete(id);
        run();
      }
    },
    stop() {
      window.setTimeout = plan;
      window.clearTimeout = drop;
    },
  };
}

describe('what an element says aloud', () => {
  let timers: ReturnType<typeof handTimers>;
  let stage: AnnounceStage;

  beforeEach(async () => {
    stage = await fixture<AnnounceStage>(html`<announce-stage></announce-stage>`);
    timers = handTimers();
  });
  afterEach(() => timers.stop());

  const region = (role: string) => stage.renderRoot.querySelector(`[role=${role}]`)!;

  async function said(role = 'status'): Promise<string> {
    await stage.updateComplete;
    return region(role).textContent;
  }

  it('has its regions before anything is said in them', () => {
    expect(region('status').textContent).to.equal('');
    expect(region('alert').textContent).to.equal('');
  });

  it('is said at once when nothing was said before', async () => {
    stage.announce.say('3 selected');

    expect(await said()).to.equal('3 selected');
  });

  it('waits half a second after another text, and then the last one is said', async () => {
    stage.announce.say('1 selected');
    stage.announce.say('2 selected');
    stage.announce.say('3 selected');
    expect(await said()).to.equal('1 selected');
    expect(timers.waits).to.deep.equal([500]);

    timers.pass();
    expect(await said()).to.equal('3 selected');

    timers.pass();
    expect(await said()).to.equal('3 selected');
    stage.announce.say('Selection cleared');
    expect(await said()).to.equal('Selection cleared');
  });

  it('is read again when it is the same text again', async () => {
    stage.announce.say('Sorted by number');
    const first = await said();
    timers.pass();

    stage.announce.say('Sorted by number');

    const second = await said();
    expect(second).not.to.equal(first);
    expect(second.trim()).to.equal(first);
  });

  it('interrupts at once, whatever is being said', async () => {
    stage.announce.say('1 of 3 done');

    stage.announce.interrupt('Checking your payment');

    expect(await said('alert')).to.equal('Checking your payment');
    expect(await said()).to.equal('1 of 3 done');
  });

  it('says nothing any more once the element has left', async () => {
    stage.announce.say('1 selected');
    stage.announce.say('2 selected');

    stage.remove();

    expect(timers.waits).to.deep.equal([]);
    expect(await said()).to.equal('1 selected');
  });
});
